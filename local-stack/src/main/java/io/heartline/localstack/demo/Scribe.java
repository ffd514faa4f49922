package io.heartline.localstack.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.feed.FeedRequest.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes requests the way ingestion wants them. */
final class Scribe {
    private Scribe() {}

    /** Starts something said over a channel. */
    static Draft said(DemoCustomer customer, String externalId, String channel, String touchpoint, Instant at) {
        var body = start(customer, channel, externalId, at);
        body.put("channel", channel);
        body.put("touchpoint", touchpoint);
        return new Draft(Target.INTERACTIONS, at, body);
    }

    /** Starts something that happened, as the brand's customer database reports it. */
    static Draft happened(DemoCustomer customer, String externalId, String type, Instant at) {
        var body = start(customer, "crm", externalId, at);
        body.put("type", type);
        return new Draft(Target.CUSTOMER_EVENTS, at, body);
    }

    private static ObjectNode start(DemoCustomer customer, String sourceSuffix, String externalId, Instant at) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("source", customer.brand().shortName() + "-" + sourceSuffix);
        body.put("externalId", externalId);
        body.set("customer", identifier(customer.id()));
        body.put("brand", customer.brand().slug());
        body.put("occurredAt", at.toString());
        return body;
    }

    private static ObjectNode identifier(String externalId) {
        return JsonNodeFactory.instance.objectNode().put("kind", "external-id").put("value", externalId);
    }

    /** A request being written; every method returns the draft itself. */
    record Draft(Target target, Instant at, ObjectNode body) {

        Draft with(String field, @Nullable String value) {
            if (value != null) {
                body.put(field, value);
            }
            return this;
        }

        Draft rated(Scale scale, int value) {
            body.withArray("/ratings").add(scale.rating(value));
            return this;
        }

        /** Says that anybody can read it, and how many people are likely to. */
        Draft readBy(int reach) {
            body.put("public", true);
            body.put("reach", reach);
            return this;
        }

        Draft amount(BigDecimal amount, String currency) {
            body.put("amount", amount.setScale(2, RoundingMode.HALF_UP));
            body.put("currency", currency);
            return this;
        }

        Draft referred(String customer) {
            body.set("referredCustomer", identifier(customer));
            return this;
        }

        Draft profile(DemoCustomer customer, int tenureDays) {
            var profile = body.putObject("profile");
            profile.put("region", customer.profile().region());
            profile.put("plan", customer.profile().plan());
            if (customer.profile().tier() != null) {
                profile.put("tier", customer.profile().tier());
            }
            profile.put("tenureDays", tenureDays);
            profile.put("language", customer.language());
            profile.put("timeZone", customer.profile().zone().getId());
            return this;
        }

        Draft attribute(String name, String value) {
            body.withObject("/attributes").put(name, value);
            return this;
        }

        FeedRequest done() {
            return new FeedRequest(target, at, body);
        }
    }

    /** The questions that the demo asks, with their scales. */
    enum Scale {
        NPS("nps", 0, 10),
        CSAT("csat", 1, 5),
        CES("ces", 1, 7),
        STARS("stars", 1, 5),
        LOVE("love", 0, 1);

        private final String metric;
        private final int min;
        private final int max;

        Scale(String metric, int min, int max) {
            this.metric = metric;
            this.min = min;
            this.max = max;
        }

        static Scale of(String metric) {
            for (var scale : values()) {
                if (scale.metric.equals(metric)) {
                    return scale;
                }
            }
            throw new IllegalArgumentException("no such metric: " + metric);
        }

        /** Returns the step of the scale nearest to {@code mark}, where 0 is the worst and 1 the best. */
        int at(double mark) {
            return min + (int) Math.round(mark * (max - min));
        }

        private ObjectNode rating(int value) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(metric + " goes from " + min + " to " + max);
            }
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("metric", metric)
                    .put("value", value)
                    .put("min", min)
                    .put("max", max);
        }
    }
}
