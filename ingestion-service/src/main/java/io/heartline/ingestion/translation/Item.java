package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.Limits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An item of our API as it is put together. What is absent or blank is left out. */
final class Item {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode json = JSON.objectNode();

    private Item(Defaults defaults, String externalId, Identifier customer) {
        json.put("source", defaults.source());
        json.put("externalId", externalId);
        json.set("customer", reference(customer));
        json.put("brand", defaults.brand());
        put("product", defaults.product());
        if (defaults.backfill()) {
            json.put("backfill", true);
        }
    }

    /** Something that was expressed on a channel, by the customer unless {@link #agent} says otherwise. */
    static Item interaction(Defaults defaults, String externalId, Identifier customer, String channel) {
        var item = new Item(defaults, externalId, customer);
        item.put("campaign", defaults.campaign());
        item.json.put("channel", channel);
        item.json.put("touchpoint", defaults.touchpoint());
        return item;
    }

    /** Something that happened to or with the customer. */
    static Item event(Defaults defaults, String externalId, Identifier customer, String type) {
        var item = new Item(defaults, externalId, customer);
        item.json.put("touchpoint", defaults.touchpoint());
        item.json.put("type", type);
        return item;
    }

    private static ObjectNode reference(Identifier customer) {
        return JSON.objectNode().put("kind", customer.kind()).put("value", customer.value());
    }

    Item put(String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            json.put(field, value);
        }
        return this;
    }

    Item at(@Nullable Instant time) {
        return put("occurredAt", time == null ? null : time.toString());
    }

    /** When the source had it so: what arrives late does not replace it. */
    Item revised(@Nullable Instant time) {
        return put("revisedAt", time == null ? null : time.toString());
    }

    Item agent(@Nullable String agentId) {
        return put("speaker", "agent").put("agentId", agentId);
    }

    Item openlyVisible() {
        json.put("public", true);
        return this;
    }

    Item reach(@Nullable BigDecimal followers) {
        if (followers != null
                && followers.signum() >= 0
                && followers.compareTo(BigDecimal.valueOf(Limits.REACH_MAX)) <= 0) {
            json.put("reach", followers.longValue());
        }
        return this;
    }

    Item rating(Score score) {
        json.withArray("/ratings")
                .add(JSON.objectNode()
                        .put("metric", score.metric())
                        .put("value", score.value())
                        .put("min", score.min())
                        .put("max", score.max()));
        return this;
    }

    /** Money with its currency; without a currency it is left out, since a sum of unlike money means nothing. */
    Item money(@Nullable BigDecimal amount, @Nullable String currency) {
        if (amount != null && currency != null) {
            json.put("amount", amount);
            json.put("currency", currency.toUpperCase(Locale.ROOT));
        }
        return this;
    }

    Item profile(String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            json.withObject("/profile").put(field, value);
        }
        return this;
    }

    /** A language tag; what is none, such as {@code default}, is left out: the text's own language is found anyway. */
    Item language(@Nullable String tag) {
        var known = languageTag(tag);
        return known == null ? this : put("language", known);
    }

    static @Nullable String languageTag(@Nullable String tag) {
        if (tag == null || tag.equals("default") || tag.length() > Limits.LANGUAGE_LENGTH_MAX) {
            return null;
        }
        try {
            return new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    /** An attribute, cut to what the API takes; those beyond the most are left out. */
    Item attribute(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        var attributes = json.withObject("/attributes");
        var name = cut(key.strip(), Limits.ATTRIBUTE_KEY_LENGTH_MAX);
        if (!name.isEmpty() && (attributes.has(name) || attributes.size() < Limits.ATTRIBUTES_MAX)) {
            attributes.put(name, cut(value, Limits.ATTRIBUTE_VALUE_LENGTH_MAX));
        }
        return this;
    }

    private static String cut(String text, int lengthMax) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(lengthMax)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether there is something that an interaction must have. */
    boolean saysSomething() {
        return json.has("text") || json.has("ratings");
    }

    ObjectNode json() {
        return json;
    }
}
