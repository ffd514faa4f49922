package io.heartline.alerting.rule;

import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.StandingReason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may look at, at one moment.
 *
 * @param trigger which rules look at it
 * @param subject the same for what replaces it: an interaction, or a revision of a standing
 * @param at when it was so
 * @param values a value for each variable of the trigger
 */
record Facts(
        RuleTrigger trigger, String subject, String brand, UUID customerId, Instant at, Map<String, Object> values) {
    private static final double MICROS = 1e6;
    /** What is not known; probabilities are not negative. */
    private static final double UNKNOWN = -1;

    /**
     * Of a standing.
     *
     * @param fresh the reasons of it that may raise an alert
     */
    static Facts of(CustomerStanding standing, List<StandingReason> fresh) {
        long gained = fresh.stream()
                .mapToLong(reason -> Math.max(0, reason.unitsMicros()))
                .sum();
        long lost = fresh.stream()
                .mapToLong(reason -> Math.max(0, -reason.unitsMicros()))
                .sum();
        var previous = standing.previousSegment();
        Map<String, Object> values = new HashMap<>();
        values.put("brand", standing.brand());
        values.put("balance", standing.balance());
        values.put("previousBalance", standing.previousBalance());
        values.put("trend30d", standing.trend30d());
        values.put("entries", (long) standing.entries());
        values.put("segment", standing.segment().wire());
        values.put("previousSegment", previous == null ? "" : previous.wire());
        values.put("vip", standing.vip());
        values.put("valueTier", orEmpty(standing.valueTier()));
        values.put("churnRisk", orUnknown(standing.churnRisk()));
        values.put("gained", gained / MICROS);
        values.put("lost", lost / MICROS);
        var subject = standing.customerId() + ":" + standing.revision();
        return new Facts(RuleTrigger.STANDING, subject, standing.brand(), standing.customerId(), standing.at(), values);
    }

    /** Of what a customer expressed. */
    static Facts of(ScoredInteraction one) {
        var score = one.score();
        boolean told = !score.abstained();
        Map<String, Object> values = new HashMap<>();
        values.put("brand", one.brand());
        values.put("channel", one.channel().wire());
        values.put("touchpoint", one.touchpoint());
        values.put("product", orEmpty(one.product()));
        values.put("campaign", orEmpty(one.campaign()));
        values.put("language", score.language());
        values.put("open", one.openlyVisible());
        values.put("reach", one.reach() == null ? 0L : one.reach());
        values.put(
                "sentiment",
                told && score.sentiment() != null ? score.sentiment().wire() : "");
        values.put("emotion", told && score.emotion() != null ? score.emotion().wire() : "");
        values.put("valence", told && score.valence() != null ? score.valence() : 0.0);
        values.put("intensity", told && score.intensity() != null ? score.intensity() : 0.0);
        values.put("confidence", score.confidence());
        values.put("urgency", score.urgency());
        values.put("nuances", score.nuances());
        values.put("intents", intents(one));
        values.put("aspects", aspects(one));
        values.put("ratings", ratings(one));
        return new Facts(
                RuleTrigger.INTERACTION, one.id().toString(), one.brand(), one.customerId(), one.occurredAt(), values);
    }

    private static Map<String, Double> intents(ScoredInteraction one) {
        Map<String, Double> intents = new HashMap<>();
        one.score().intents().forEach(intent -> intents.merge(intent.intent(), intent.probability(), Math::max));
        return intents;
    }

    /** The worst valence of each aspect. */
    private static Map<String, Double> aspects(ScoredInteraction one) {
        Map<String, Double> aspects = new HashMap<>();
        one.score().aspects().forEach(aspect -> aspects.merge(aspect.aspect(), aspect.valence(), Math::min));
        return aspects;
    }

    /** Each rating, 0 at the worst and 1 at the best end of its scale. */
    private static Map<String, Double> ratings(ScoredInteraction one) {
        Map<String, Double> ratings = new HashMap<>();
        one.ratings()
                .forEach(rating -> ratings.put(
                        rating.metric().name().toLowerCase(Locale.ROOT),
                        (rating.value() - rating.min()) / (rating.max() - rating.min())));
        return ratings;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static double orUnknown(@Nullable Double value) {
        return value == null ? UNKNOWN : value;
    }
}
