package io.heartline.ingestion.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.translation.Defaults;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Unmappable;
import java.util.ArrayList;
import java.util.List;

/** Payloads that hold items of our own API: one, or an array of them. */
final class OwnItems {
    private OwnItems() {}

    /**
     * Reads items, and gives each what only its source knows.
     *
     * @throws Unmappable if something is neither an interaction nor a customer event
     */
    static Translation read(JsonNode payload, String field, Defaults defaults) throws Unmappable {
        var items = payload.isArray()
                ? payload
                : JsonNodeFactory.instance.arrayNode().add(payload);
        if (items.size() > Limits.ITEMS_MAX) {
            throw new Unmappable(field, "has more than " + Limits.ITEMS_MAX + " items");
        }
        List<ObjectNode> interactions = new ArrayList<>();
        List<ObjectNode> events = new ArrayList<>();
        for (var node : items) {
            if (!(node instanceof ObjectNode object) || object.has("channel") == object.has("type")) {
                throw new Unmappable(
                        field,
                        "is neither an interaction (it has a channel) nor a customer event (it has a type);"
                                + " for other forms write rules into the source's mapping");
            }
            boolean interaction = object.has("channel");
            var item = object.deepCopy();
            complete(item, defaults, interaction);
            (interaction ? interactions : events).add(item);
        }
        return interactions.isEmpty() && events.isEmpty()
                ? Translation.ignored("it holds no items")
                : new Translation(interactions, events, List.of(), List.of(), null);
    }

    /** Puts in what an item does not say; whoever delivers it is its source, whatever it says. */
    static void complete(ObjectNode item, Defaults defaults, boolean interaction) {
        item.put("source", defaults.source());
        putIfAbsent(item, "brand", defaults.brand());
        putIfAbsent(item, "touchpoint", defaults.touchpoint());
        if (defaults.product() != null) {
            putIfAbsent(item, "product", defaults.product());
        }
        if (interaction && defaults.campaign() != null) {
            putIfAbsent(item, "campaign", defaults.campaign());
        }
        if (defaults.backfill()) {
            item.put("backfill", true);
        }
    }

    static void putIfAbsent(ObjectNode item, String field, String value) {
        if (!item.hasNonNull(field)) {
            item.put(field, value);
        }
    }
}
