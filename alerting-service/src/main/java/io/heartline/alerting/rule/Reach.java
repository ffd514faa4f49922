package io.heartline.alerting.rule;

import io.heartline.alerting.alert.Raised;
import io.heartline.alerting.customer.Customers;
import io.heartline.alerting.outreach.Outreaches;
import io.heartline.alerting.outreach.Trigger;
import io.heartline.alerting.play.Occasion;
import io.heartline.alerting.play.ReplyTo;
import io.heartline.alerting.play.Situation;
import io.heartline.alerting.rule.RuleDefinition.Grouping;
import io.heartline.alerting.waiting.Utterances;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.StandingReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Has customers reached whom a rule that is data is about. Everything runs in the caller's transaction. */
@ApplicationScoped
class Reach {
    private static final double PROBABILITY_MIN = 0.5;

    private final Customers customers;
    private final Outreaches outreaches;
    private final Utterances utterances;

    Reach(Customers customers, Outreaches outreaches, Utterances utterances) {
        this.customers = customers;
        this.outreaches = outreaches;
        this.utterances = utterances;
    }

    /**
     * Hands in the customer of an alert that just fired; an alert about a whole brand reaches nobody.
     *
     * @param fresh what moved the standing, if the rule is about one
     */
    void consider(Raised raised, Rule rule, Facts facts, List<StandingReason> fresh) {
        if (!raised.fired() || rule.definition().grouping() == Grouping.BRAND) {
            return;
        }
        var language = customers.language(facts.customerId()).orElse(null);
        outreaches.consider(new Trigger(
                raised.alertId(),
                facts.customerId(),
                facts.brand(),
                false,
                situation(facts, fresh, language),
                occasion(rule, facts)));
    }

    private static Situation situation(Facts facts, List<StandingReason> fresh, @Nullable String language) {
        return switch (facts.trigger()) {
            case STANDING -> new Situation(language, null, null, touchpoint(fresh), null, null);
            case INTERACTION ->
                new Situation(language, null, null, text(facts, "touchpoint"), worstAspect(facts), emotion(facts));
            case WAITING, BUILT_IN -> new Situation(language, null, null, text(facts, "touchpoint"), null, null);
        };
    }

    /** Where it was that moved the customer most. */
    private static @Nullable String touchpoint(List<StandingReason> fresh) {
        return fresh.stream()
                .max(Comparator.<StandingReason>comparingLong(reason -> Math.abs(reason.unitsMicros()))
                        .thenComparing(StandingReason::entryId))
                .map(StandingReason::touchpoint)
                .orElse(null);
    }

    private Occasion occasion(Rule rule, Facts facts) {
        var definition = rule.definition();
        return new Occasion(
                definition.kind(),
                rule.key(),
                definition.severity(),
                intents(facts),
                orEmpty(text(facts, "channel")),
                orEmpty(text(facts, "product")),
                replyTo(facts));
    }

    /** What was written in public can be answered in public; whatever else was written, by nobody but the customer. */
    private @Nullable ReplyTo replyTo(Facts facts) {
        boolean open = Boolean.TRUE.equals(facts.values().get("open"))
                || "review".equals(facts.values().get("kind"));
        if (!open) {
            return null;
        }
        return utterances
                .reference(UUID.fromString(facts.subject()))
                .map(where -> new ReplyTo(facts.subject(), where.source(), where.externalId(), where.channel()))
                .orElse(null);
    }

    private static Set<String> intents(Facts facts) {
        return figures(facts, "intents").entrySet().stream()
                .filter(intent -> intent.getValue() >= PROBABILITY_MIN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static @Nullable String worstAspect(Facts facts) {
        return figures(facts, "aspects").entrySet().stream()
                .filter(aspect -> aspect.getValue() < 0)
                .min(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static @Nullable Emotion emotion(Facts facts) {
        var wire = orEmpty(text(facts, "emotion"));
        return wire.isEmpty() ? null : Emotion.of(wire);
    }

    @SuppressWarnings("unchecked") // figures are the only maps among facts
    private static Map<String, Double> figures(Facts facts, String name) {
        return facts.values().get(name) instanceof Map<?, ?> map ? (Map<String, Double>) map : Map.of();
    }

    private static @Nullable String text(Facts facts, String name) {
        return facts.values().get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
