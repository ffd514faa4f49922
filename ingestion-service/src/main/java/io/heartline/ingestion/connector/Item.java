package io.heartline.ingestion.connector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.translation.Defaults;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes an item in the form of {@code POST /interactions}, cut to what that form takes. */
final class Item {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /**
     * Begins an item.
     *
     * @param kind by what kind of identifier the customer is known
     * @param customer the identifier
     */
    Item(Defaults defaults, String externalId, String kind, String customer, String channel) {
        json.put("source", defaults.source()).put("externalId", identifier(externalId));
        json.putObject("customer").put("kind", kind).put("value", identifier(customer));
        json.put("brand", defaults.brand()).put("channel", channel).put("touchpoint", defaults.touchpoint());
        text("product", defaults.product(), Limits.NAME_LENGTH_MAX);
        text("campaign", defaults.campaign(), Limits.NAME_LENGTH_MAX);
        if (defaults.backfill()) {
            json.put("backfill", true);
        }
    }

    /**
     * What was said, and when. A time that is not known, or lies ahead, is left out: the record then keeps the time of its
     * first arrival, while a time of our own would make another item of it at each reading.
     */
    Item said(@Nullable String text, @Nullable Instant at, Instant now) {
        text("text", text, Limits.TEXT_LENGTH_MAX);
        if (at != null && !at.isAfter(now) && !at.isBefore(Limits.OCCURRED_AT_MIN)) {
            json.put("occurredAt", at.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        return this;
    }

    Item stars(double value) {
        json.putArray("ratings").addObject().put("metric", "stars").put("value", value);
        return this;
    }

    Item openlyVisible() {
        json.put("public", true);
        return this;
    }

    Item reach(long followers) {
        if (followers >= 0) {
            json.put("reach", Math.min(followers, Limits.REACH_MAX));
        }
        return this;
    }

    Item language(@Nullable String tag) {
        text("language", tag, Limits.LANGUAGE_LENGTH_MAX);
        return this;
    }

    Item agent(String pseudonym) {
        json.put("speaker", "agent").put("agentId", identifier(pseudonym));
        return this;
    }

    Item conversation(@Nullable String id, @Nullable String inReplyTo) {
        if (id != null) {
            json.put("conversationId", identifier(id));
        }
        if (inReplyTo != null) {
            json.put("inReplyTo", identifier(inReplyTo));
        }
        return this;
    }

    Item attribute(String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            json.withObjectProperty("attributes").put(key, cut(value.strip(), Limits.ATTRIBUTE_VALUE_LENGTH_MAX));
        }
        return this;
    }

    ObjectNode json() {
        return json;
    }

    private void text(String field, @Nullable String value, int lengthMax) {
        if (value != null && !value.isBlank()) {
            json.put(field, cut(value, lengthMax));
        }
    }

    /** The first code points of a text. */
    static String cut(String text, int lengthMax) {
        return text.codePointCount(0, text.length()) <= lengthMax
                ? text
                : text.substring(0, text.offsetByCodePoints(0, lengthMax));
    }

    /** An id as it is, or its SHA-256 if it is too long or has characters that ids may not have. */
    static String identifier(String id) {
        var stripped = id.strip();
        boolean fits = stripped.codePointCount(0, stripped.length()) <= Limits.IDENTIFIER_LENGTH_MAX
                && stripped.codePoints().noneMatch(Character::isISOControl);
        return fits && !stripped.isEmpty()
                ? stripped
                : "sha256:" + HexFormat.of().formatHex(sha256(id));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
