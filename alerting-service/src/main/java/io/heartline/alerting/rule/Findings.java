package io.heartline.alerting.rule;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Cause;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.alerting.customer.Heard;
import io.heartline.alerting.play.Occasion;
import io.heartline.alerting.play.Situation;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.Evidence;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Span;
import io.heartline.contracts.StandingReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts what the rules concluded into findings and situations. */
final class Findings {
    private static final double MICROS = 1e6;
    private static final String EVENT = "event:";

    private Findings() {}

    static String driftFingerprint(UUID customerId) {
        return "drift:" + customerId;
    }

    static String shockFingerprint(UUID customerId) {
        return "shock:" + customerId;
    }

    static Finding drift(
            CustomerStanding standing, List<StandingReason> causes, Map<UUID, Heard> heard, DriftRule rule) {
        Map<String, Object> explanation = new LinkedHashMap<>();
        explanation.put("balance", standing.balance());
        explanation.put("balanceBefore", standing.previousBalance());
        explanation.put("theta", rule.theta());
        explanation.put("entries", standing.entries());
        explanation.put("segment", standing.segment().wire());
        var previous = standing.previousSegment();
        if (previous != null) {
            explanation.put("previousSegment", previous.wire());
        }
        explanation.put("vip", standing.vip());
        return new Finding(
                AlertKind.DRIFT,
                driftFingerprint(standing.customerId()),
                Subject.customer(standing.brand(), standing.customerId()),
                rule.severity(standing),
                "A customer is drifting away",
                explanation,
                causes(causes, heard),
                newest(causes, standing.at()));
    }

    static Finding shock(
            CustomerStanding standing, List<StandingReason> shocks, Map<UUID, Heard> heard, ShockRule rule) {
        var worst = worst(shocks);
        return new Finding(
                AlertKind.SHOCK,
                shockFingerprint(standing.customerId()),
                Subject.customer(standing.brand(), standing.customerId()),
                rule.severity(worst),
                "A customer suffered " + words(worst.cause()),
                Map.of("cause", worst.cause(), "stake", worst.stake(), "balance", standing.balance()),
                causes(shocks, heard),
                newest(shocks, standing.at()));
    }

    static Finding shock(ScoredInteraction interaction, IntentScore intent, ShockRule rule) {
        var spans = interaction.score().evidence().stream().map(Findings::span).toList();
        var cause = new Cause(
                interaction.id(),
                Cause.INTERACTION,
                "intent:" + intent.intent(),
                intent.probability(),
                spans,
                interaction.occurredAt());
        return new Finding(
                AlertKind.SHOCK,
                shockFingerprint(interaction.customerId()),
                Subject.customer(interaction.brand(), interaction.customerId()),
                rule.severity(intent),
                "A customer spoke of " + intent.intent(),
                Map.of("cause", "intent:" + intent.intent(), "probability", intent.probability()),
                List.of(cause),
                interaction.occurredAt());
    }

    /** What happened, by the withdrawal that weighs most. */
    static Situation situation(@Nullable String language, List<StandingReason> causes, Map<UUID, Heard> heard) {
        if (causes.isEmpty()) {
            return new Situation(language, null, null, null, null, null);
        }
        var worst = worst(causes);
        var text = heard.get(worst.causeId());
        var event = worst.cause().startsWith(EVENT) ? worst.cause().substring(EVENT.length()) : null;
        return new Situation(
                language,
                event,
                null,
                worst.touchpoint(),
                text == null || text.complaints().isEmpty()
                        ? null
                        : text.complaints().getFirst(),
                text == null ? null : text.emotion());
    }

    static Situation situation(ScoredInteraction interaction, IntentScore intent, @Nullable String language) {
        return new Situation(
                language,
                null,
                intent.intent(),
                interaction.touchpoint(),
                null,
                interaction.score().emotion());
    }

    /** A shock that was expressed, as plays are chosen by it. */
    static Occasion occasion(ScoredInteraction interaction, IntentScore intent, ShockRule rule) {
        var product = interaction.product();
        return Occasion.of(AlertKind.SHOCK, "shock", rule.severity(intent))
                .about(intent.intent(), interaction.channel().wire(), product == null ? "" : product);
    }

    private static StandingReason worst(List<StandingReason> reasons) {
        return reasons.stream()
                .min(Comparator.comparingLong(StandingReason::unitsMicros).thenComparing(StandingReason::entryId))
                .orElseThrow();
    }

    private static List<Cause> causes(List<StandingReason> reasons, Map<UUID, Heard> heard) {
        return reasons.stream()
                .map(reason -> {
                    var text = heard.get(reason.causeId());
                    boolean event = reason.cause().startsWith(EVENT);
                    return new Cause(
                            reason.causeId(),
                            event ? Cause.CUSTOMER_EVENT : Cause.INTERACTION,
                            reason.cause(),
                            reason.unitsMicros() / MICROS,
                            text == null ? List.of() : text.spans(),
                            reason.effectiveAt());
                })
                .toList();
    }

    private static Instant newest(List<StandingReason> reasons, Instant otherwise) {
        return reasons.stream()
                .map(StandingReason::effectiveAt)
                .max(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    private static String words(String cause) {
        return cause.substring(cause.indexOf(':') + 1);
    }

    private static Span span(Evidence part) {
        return new Span(part.start(), part.end());
    }
}
