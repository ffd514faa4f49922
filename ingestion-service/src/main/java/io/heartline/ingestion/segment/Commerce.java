package io.heartline.ingestion.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.intake.Limits;
import io.heartline.ingestion.translation.Unmappable;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Segment's events of orders and accounts, as customer events. */
final class Commerce {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private Commerce() {}

    /** An event whose name Segment defines. */
    static ObjectNode named(SegmentEvent event, String name) throws Unmappable {
        return switch (name) {
            case "order completed" -> order(event, "purchase", false);
            case "order refunded" -> order(event, "refund", true);
            case "order cancelled" -> order(event, "cancellation", false);
            case "account created", "signed up" -> happened(event, "signup");
            case "account deleted" -> happened(event, "cancellation");
            case "invite sent" -> happened(event, "referral");
            case "trial started" -> happened(event, "custom:trial-started");
            case "trial ended" -> happened(event, "custom:trial-ended");
            default -> throw new IllegalArgumentException("not a name that is known");
        };
    }

    /** A customer event of any type. */
    static ObjectNode happened(SegmentEvent event, String type) throws Unmappable {
        return event.item("", "").put("type", type);
    }

    /** One order is completed once, refunded once and cancelled once, however often it is told. */
    private static ObjectNode order(SegmentEvent event, String type, boolean givenBack) throws Unmappable {
        var order = event.item(type + ":", event.property("order_id")).put("type", type);
        var amount = amount(event.at("properties"));
        var currency = event.property("currency");
        if (amount != null && !currency.isBlank() && !type.equals("cancellation")) {
            order.put("amount", givenBack ? amount.abs().negate() : amount).put("currency", currency);
        }
        var products = event.at("properties").path("products");
        if (products.size() == 1) {
            var only = products.path(0);
            var name = only.path("name")
                    .asText(only.path("sku").asText(only.path("product_id").asText("")));
            if (!name.isBlank()) {
                order.put("product", name.substring(0, Math.min(name.length(), Limits.NAME_LENGTH_MAX)));
            }
        }
        SegmentEvent.attribute(order, "order", event.property("order_id"));
        SegmentEvent.attribute(order, "coupon", event.property("coupon"));
        return order;
    }

    private static @Nullable BigDecimal amount(JsonNode properties) {
        for (var name : List.of("total", "revenue", "value")) {
            var amount = number(properties.path(name));
            if (amount != null) {
                return amount;
            }
        }
        return null;
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        var text = node.asText("").strip();
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}
