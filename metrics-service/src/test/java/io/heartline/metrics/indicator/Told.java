package io.heartline.metrics.indicator;

import io.heartline.contracts.Channel;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.EventType;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Invitation;
import io.heartline.contracts.InvitationStatus;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.contracts.Score;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Speaker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the events that indicators are made of. */
record Told(String brand) {
    ScoredInteraction rated(UUID id, int version, UUID customer, Rating rating, Instant at) {
        return said(id, version, customer, Speaker.CUSTOMER, Channel.SURVEY, null, List.of(rating), at);
    }

    ScoredInteraction rated(UUID customer, Metric metric, double value, double min, double max, Instant at) {
        return rated(Ids.next(), 1, customer, new Rating(metric, value, min, max), at);
    }

    ScoredInteraction chatted(UUID customer, Speaker speaker, String conversation, Instant at) {
        return said(Ids.next(), 1, customer, speaker, Channel.CHAT, conversation, List.of(), at);
    }

    ScoredInteraction said(
            UUID id,
            int version,
            UUID customer,
            Speaker speaker,
            Channel channel,
            @Nullable String conversation,
            List<Rating> ratings,
            Instant at) {
        return new ScoredInteraction(
                id,
                version,
                "helpdesk",
                id.toString(),
                customer,
                brand,
                "kettle",
                null,
                channel,
                "support",
                speaker,
                null,
                conversation,
                null,
                null,
                ratings,
                channel == Channel.REVIEW,
                null,
                at,
                at,
                Map.of(),
                true,
                new Score(
                        "test-1", 1, "en", null, Map.of(), Map.of(), null, null, null, 0, true, false, null, null, null,
                        List.of(), List.of(), 0, List.of()));
    }

    CustomerEvent happened(
            UUID id,
            int version,
            UUID customer,
            String type,
            @Nullable String amount,
            @Nullable UUID referred,
            Instant at) {
        return new CustomerEvent(
                id,
                version,
                "shop",
                id.toString(),
                customer,
                brand,
                "kettle",
                "purchase",
                EventType.of(type),
                amount == null ? null : new BigDecimal(amount),
                amount == null ? null : "EUR",
                referred,
                null,
                at,
                at,
                Map.of(),
                true);
    }

    CustomerEvent bought(UUID customer, String amount, Instant at) {
        return happened(Ids.next(), 1, customer, "purchase", amount, null, at);
    }

    Invitation invited(UUID id, UUID customer, InvitationStatus status, Instant at) {
        return new Invitation(id, "after-order", Channel.EMAIL, customer, brand, status, at);
    }
}
