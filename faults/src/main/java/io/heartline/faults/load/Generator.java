package io.heartline.faults.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.faults.load.Item.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes up what is posted; the same seed makes up the same, in the same order. */
final class Generator {
    static final String BRAND = "faults-air";
    static final String HOOK = "faults-hook";

    private static final String SOURCE = "faults";
    private static final int CUSTOMERS = 40;
    private static final int ITEMS_MAX = 4;
    /** Long enough ago for the windows of pulses to be closed, so that every record is a late one and told at once. */
    private static final Duration AGE_MIN = Duration.ofMinutes(10);

    private static final Duration AGE_MAX = Duration.ofMinutes(55);
    private static final int REPEATED_WITHIN_MILLIS = 8_000;

    private static final List<String> EVENTS = List.of(
            "purchase", "purchase", "renewal", "upgrade", "refund", "delivery-late", "service-failure", "reward");
    private static final List<String> TEXTS = List.of(
            "Lovely staff, thank you so much!",
            "The parcel came late again, and nobody told me why.",
            "I love the new seats.",
            "It was fine.",
            "I am disappointed with the answer I got.",
            "Great value, I would buy it again.",
            "太棒了，非常满意！",
            "送货太慢了，很失望。",
            "客服态度很好，谢谢。");

    private final SplittableRandom random;
    private final Instant start;
    private int made;

    Generator(long seed, Instant start) {
        this.random = new SplittableRandom(seed);
        this.start = start;
    }

    /** Returns the next request. */
    Post next() {
        int draw = random.nextInt(100);
        var kind = draw < 50 ? Kind.INTERACTION : draw < 80 ? Kind.EVENT : Kind.WEBHOOK;
        int count = kind == Kind.WEBHOOK ? 1 : 1 + random.nextInt(ITEMS_MAX);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item(kind));
        }
        var isPatient = random.nextInt(100) < 85;
        return new Post(items, isPatient, repeatedAfter());
    }

    private @Nullable Duration repeatedAfter() {
        return random.nextInt(100) < 15 ? Duration.ofMillis(random.nextInt(REPEATED_WITHIN_MILLIS)) : null;
    }

    private Item item(Kind kind) {
        // Of a misuse there is one to a customer, so that each of them has to raise an alert.
        if (kind == Kind.EVENT && random.nextInt(100) < 15) {
            return event("harmed-" + made, Item.MISUSE);
        }
        var customer = "customer-" + random.nextInt(CUSTOMERS);
        return kind == Kind.EVENT
                ? event(customer, EVENTS.get(random.nextInt(EVENTS.size())))
                : said(kind, customer, TEXTS.get(random.nextInt(TEXTS.size())));
    }

    /** Something that happens to a customer. */
    Item event(String customer, String type) {
        var body = body(SOURCE, customer).put("type", type);
        return new Item(Kind.EVENT, key(SOURCE, body), customer, type, body);
    }

    /** Something that a customer says. */
    Item said(Kind kind, String customer, String text) {
        var source = kind == Kind.WEBHOOK ? HOOK : SOURCE;
        var body = body(source, customer)
                .put("channel", "chat")
                .put("touchpoint", "support")
                .put("text", text);
        if (random.nextInt(100) < 30) {
            body.putArray("ratings").addObject().put("metric", "stars").put("value", 1 + random.nextInt(5));
        }
        return new Item(kind, key(source, body), customer, "", body);
    }

    private ObjectNode body(String source, String customer) {
        var age = AGE_MIN.toMillis() + random.nextLong(AGE_MAX.toMillis() - AGE_MIN.toMillis());
        var body = JsonNodeFactory.instance.objectNode();
        body.put("source", source)
                .put("externalId", "x-" + made++)
                .put("brand", BRAND)
                .put("occurredAt", start.minusMillis(age).toString())
                .putObject("customer")
                .put("kind", "external-id")
                .put("value", customer);
        return body;
    }

    private static String key(String source, ObjectNode body) {
        return source + "/" + body.path("externalId").asText();
    }
}
