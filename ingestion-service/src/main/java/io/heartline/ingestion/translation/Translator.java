package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the payloads of one kind of sender. It keeps no state: the same payload always gives the same items. */
@FunctionalInterface
public interface Translator {
    /**
     * What a payload says.
     *
     * @throws Unmappable if it should say something but cannot be read; it is then kept and shown to people
     */
    Translation translate(JsonNode payload, Defaults defaults) throws Unmappable;
}
