package io.heartline.ingestion.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.translation.Defaults;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Translator;
import io.heartline.ingestion.translation.Unmappable;

/** Translators of payloads whose form is ours or is described by the rules of a mapping. */
public final class OwnTranslators {
    /** Rules if the mapping has some, else items of our own API. */
    public static final Translator GENERIC = OwnTranslators::generic;

    /** The same, in the {@code data} of an event; what rules read is the whole event. */
    public static final Translator STANDARD_WEBHOOKS = OwnTranslators::event;

    /** The same, in the {@code data} of a CloudEvent, whose id and time an item takes over. */
    public static final Translator CLOUDEVENTS = OwnTranslators::cloudEvent;

    private OwnTranslators() {}

    private static Translation generic(JsonNode payload, Defaults defaults) throws Unmappable {
        var rules = Rules.of(defaults.mapping());
        return rules.isPresent() ? rules.get().apply(payload, defaults) : OwnItems.read(payload, "", defaults);
    }

    private static Translation event(JsonNode payload, Defaults defaults) throws Unmappable {
        var rules = Rules.of(defaults.mapping());
        if (rules.isPresent()) {
            return rules.get().apply(payload, defaults);
        }
        return OwnItems.read(data(payload), "data", defaults);
    }

    private static Translation cloudEvent(JsonNode event, Defaults defaults) throws Unmappable {
        var rules = Rules.of(defaults.mapping());
        if (rules.isPresent()) {
            return rules.get().apply(event, defaults);
        }
        var data = data(event).deepCopy();
        if (data instanceof ObjectNode item) {
            if (event.path("id").isTextual()) {
                OwnItems.putIfAbsent(item, "externalId", event.path("id").asText());
            }
            if (event.path("time").isTextual()) {
                OwnItems.putIfAbsent(item, "occurredAt", event.path("time").asText());
            }
        }
        return OwnItems.read(data, "data", defaults);
    }

    private static JsonNode data(JsonNode event) throws Unmappable {
        if (!event.path("data").isContainerNode()) {
            throw new Unmappable("data", "is missing, or is no JSON object");
        }
        return event.path("data");
    }
}
