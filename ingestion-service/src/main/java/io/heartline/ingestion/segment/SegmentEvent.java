package io.heartline.ingestion.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.translation.Defaults;
import io.heartline.ingestion.translation.Identifier;
import io.heartline.ingestion.translation.Unmappable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One event of Segment's protocol, and what every item made of it has in common. */
record SegmentEvent(JsonNode payload, Defaults defaults) {
    /** A difference of clocks below this is the time that sending takes. */
    private static final Duration SKEW_MIN = Duration.ofMinutes(1);

    JsonNode at(String field) {
        return payload.path(field);
    }

    /** A field as a text; empty if it is absent. */
    String text(String field) {
        return payload.path(field).asText("");
    }

    String property(String name) {
        return at("properties").path(name).asText("");
    }

    /** The first of these properties that is there; empty if none is. */
    String property(String name, String otherwise) {
        var value = property(name);
        return value.isBlank() ? property(otherwise) : value;
    }

    /** The user, or the visitor who has not said who they are. */
    Identifier customer() throws Unmappable {
        if (!text("userId").isBlank()) {
            return new Identifier("external-id", text("userId"));
        }
        if (!text("anonymousId").isBlank()) {
            return new Identifier("anonymous-id", text("anonymousId"));
        }
        throw new Unmappable("userId", "is required where there is no anonymousId");
    }

    /** An item of this event's customer; its id is that of the thing if it has one, so that it is known again. */
    ObjectNode item(String prefix, String thingId) throws Unmappable {
        var id = thingId.isBlank() ? text("messageId") : prefix + thingId;
        if (id.isBlank()) {
            throw new Unmappable("messageId", "is required");
        }
        var item = JsonNodeFactory.instance.objectNode();
        item.put("source", defaults.source())
                .put("externalId", id)
                .put("brand", defaults.brand())
                .put("touchpoint", defaults.touchpoint());
        item.putObject("customer")
                .put("kind", customer().kind())
                .put("value", customer().value());
        var at = occurredAt();
        if (at != null) {
            item.put("occurredAt", at);
        }
        if (defaults.product() != null) {
            item.put("product", defaults.product());
        }
        if (defaults.backfill()) {
            item.put("backfill", true);
        }
        return item;
    }

    /** When it happened by our clock: a device whose clock is wrong says so by the time at which it sent. */
    @Nullable
    String occurredAt() {
        var said = text("timestamp").isBlank() ? text("originalTimestamp") : text("timestamp");
        if (said.isBlank()) {
            return null;
        }
        try {
            var happened = OffsetDateTime.parse(said);
            if (!text("sentAt").isBlank() && !text("receivedAt").isBlank()) {
                var skew = Duration.between(
                        OffsetDateTime.parse(text("sentAt")), OffsetDateTime.parse(text("receivedAt")));
                if (skew.abs().compareTo(SKEW_MIN) > 0) {
                    happened = happened.plus(skew);
                }
            }
            return happened.toInstant().toString();
        } catch (DateTimeException e) {
            // The rules of the item say what is wrong with it.
            return said;
        }
    }

    static void attribute(ObjectNode item, String name, String value) {
        if (!value.isBlank()) {
            int length = Math.min(value.length(), Limits.ATTRIBUTE_VALUE_LENGTH_MAX);
            item.withObject("/attributes").put(name, value.substring(0, length));
        }
    }
}
