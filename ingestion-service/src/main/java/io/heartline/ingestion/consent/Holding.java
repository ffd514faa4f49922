package io.heartline.ingestion.consent;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds now for a purpose.
 *
 * @param channel for which channel; null for all that are not listed
 * @param status of the decision that holds; unknown if there is none
 * @param allowed whether the use is allowed, by decision or by default
 * @param decidedAt when the customer decided; null if they never did
 */
public record Holding(
        @Nullable ContactChannel channel,
        Purpose purpose,
        ConsentStatus status,
        boolean allowed,
        @Nullable Instant decidedAt) {
    /** What follows from decisions: a line for each purpose, and one for each channel that was decided on. */
    static List<Holding> of(Collection<ConsentDecision> decisions, Set<Purpose> optIn) {
        return Arrays.stream(Purpose.values())
                .flatMap(purpose -> Stream.concat(
                        Stream.of(of(decisions, null, purpose, optIn)),
                        decisions.stream()
                                .filter(decision -> decision.purpose() == purpose)
                                .map(ConsentDecision::channel)
                                .filter(Objects::nonNull)
                                .distinct()
                                .sorted()
                                .map(channel -> of(decisions, channel, purpose, optIn))))
                .toList();
    }

    private static Holding of(
            Collection<ConsentDecision> decisions,
            @Nullable ContactChannel channel,
            Purpose purpose,
            Set<Purpose> optIn) {
        var holding = ConsentRules.holding(decisions, channel, purpose);
        return new Holding(
                channel,
                purpose,
                holding.map(ConsentDecision::status).orElse(ConsentStatus.UNKNOWN),
                ConsentRules.refusal(decisions, channel, purpose, optIn).isEmpty(),
                holding.map(ConsentDecision::decidedAt).orElse(null));
    }
}
