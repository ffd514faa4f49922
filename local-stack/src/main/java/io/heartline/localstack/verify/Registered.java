package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Apis;
import io.heartline.testing.vendor.Vendor;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The receivers of a brand, one of each kind, as alerting knows them. */
final class Registered {
    private static final int PER_MINUTE = 6_000;

    private final Apis alerting;
    private final Map<String, String> ids;

    private Registered(Apis alerting, Map<String, String> ids) {
        this.alerting = alerting;
        this.ids = ids;
    }

    /** Registers one receiver of each kind for a brand, with the limits of its kind. */
    static Registered all(Desk desk, Apis alerting, String brand) throws IOException, InterruptedException {
        return all(desk, alerting, brand, request -> {});
    }

    /** Registers one receiver of each kind for a brand, whatever their vendors' limits are. */
    static Registered fast(Desk desk, Apis alerting, String brand) throws IOException, InterruptedException {
        return all(desk, alerting, brand, request -> request.put("perMinute", PER_MINUTE));
    }

    private static Registered all(Desk desk, Apis alerting, String brand, Consumer<ObjectNode> more)
            throws IOException, InterruptedException {
        Map<String, String> ids = new TreeMap<>();
        for (var vendor : Vendor.values()) {
            var request = desk.registration(vendor, brand);
            more.accept(request);
            ids.put(vendor.wire(), register(alerting, request));
        }
        var mail = desk.mailRegistration(brand);
        more.accept(mail);
        ids.put(Desk.MAIL, register(alerting, mail));
        return new Registered(alerting, ids);
    }

    private static String register(Apis alerting, ObjectNode request) throws IOException, InterruptedException {
        var answer = alerting.post("/receivers", request);
        if (answer.status() != 201) {
            throw new IOException("a receiver was refused: " + answer.text());
        }
        return answer.body().path("id").asText();
    }

    /** Whether the receiver of a kind is told of anything. */
    boolean isEnabled(String kind) throws IOException, InterruptedException {
        for (var receiver : alerting.get("/receivers?limit=200").body().path("items")) {
            if (receiver.path("id").asText().equals(ids.get(kind))) {
                return receiver.path("enabled").asBoolean();
            }
        }
        return false;
    }

    /** Prints what the delivery log says of each kind, and returns it. */
    ObjectNode report(Consumer<String> say) throws IOException, InterruptedException {
        var all = JsonNodeFactory.instance.objectNode();
        say.accept(String.format("  %-14s %9s %6s %7s %7s", "kind", "delivered", "failed", "retried", "pending"));
        for (var one : ids.entrySet()) {
            var counts = counts(one.getValue());
            say.accept(String.format(
                    "  %-14s %9d %6d %7d %7d",
                    one.getKey(),
                    counts.path("delivered").asInt(),
                    counts.path("failed").asInt(),
                    counts.path("retried").asInt(),
                    counts.path("pending").asInt()));
            all.set(one.getKey(), counts);
        }
        return all;
    }

    private ObjectNode counts(String id) throws IOException, InterruptedException {
        var counts = JsonNodeFactory.instance
                .objectNode()
                .put("delivered", 0)
                .put("failed", 0)
                .put("retried", 0)
                .put("pending", 0);
        var path = "/deliveries?limit=200&receiverId=" + id;
        for (var page = alerting.get(path).body(); ; ) {
            for (var delivery : page.path("items")) {
                add(counts, delivery.path("status").asText(), 1);
                add(counts, "retried", Math.max(0, delivery.path("attempts").asInt() - 1));
            }
            var next = page.path("nextCursor");
            if (!next.isTextual()) {
                return counts;
            }
            page = alerting.get(path + "&cursor=" + next.asText()).body();
        }
    }

    private static void add(ObjectNode counts, String name, int more) {
        counts.put(name, counts.path(name).asInt() + more);
    }
}
