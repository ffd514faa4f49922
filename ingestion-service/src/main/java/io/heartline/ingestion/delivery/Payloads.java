package io.heartline.ingestion.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.ingestion.intake.JsonItems;
import io.heartline.ingestion.mapping.OwnTranslators;
import io.heartline.ingestion.segment.SegmentTranslator;
import io.heartline.ingestion.source.SourceKinds;
import io.heartline.ingestion.translation.Defaults;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Translator;
import io.heartline.ingestion.translation.Translators;
import io.heartline.ingestion.translation.Unmappable;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Understands payloads of every kind of source. */
@ApplicationScoped
class Payloads {
    private final JsonItems json;
    private final Translators translators;

    Payloads(JsonItems json, Translators translators) {
        this.json = json;
        this.translators = translators;
    }

    /**
     * What a payload says.
     *
     * @throws Unmappable if it is no JSON or has not the form of its kind
     */
    Translation read(String kind, String payload, Defaults defaults) throws Unmappable {
        return read(kind, parse(payload), defaults);
    }

    /**
     * What a payload says.
     *
     * @throws Unmappable if it has not the form of its kind
     */
    Translation read(String kind, JsonNode payload, Defaults defaults) throws Unmappable {
        return translator(kind).translate(payload, defaults);
    }

    private JsonNode parse(String payload) throws Unmappable {
        try {
            return json.line(payload.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new Unmappable("", "is not one well-formed JSON value");
        }
    }

    /** A kind without a translator of its own delivers items of our API, or has rules in its mapping. */
    private Translator translator(String kind) {
        return switch (kind) {
            case SourceKinds.SEGMENT -> SegmentTranslator.INSTANCE;
            case SourceKinds.CLOUDEVENTS -> OwnTranslators.CLOUDEVENTS;
            case SourceKinds.STANDARD_WEBHOOKS -> OwnTranslators.STANDARD_WEBHOOKS;
            default -> translators.of(kind).orElse(OwnTranslators.GENERIC);
        };
    }
}
