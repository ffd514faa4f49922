package io.heartline.ingestion.consent;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a person's decisions holds.
 *
 * <p>The newest by the time of the decision, whichever of the person's ids it was told of and in whatever order it came;
 * of equally new ones the most restrictive. A decision on all channels and one on the channel that is asked for count
 * alike.
 */
final class ConsentRules {
    /** The least restrictive first. */
    private static final Comparator<ConsentDecision> RESTRICTION =
            Comparator.comparingInt(decision -> switch (decision.status()) {
                case GRANTED -> 0;
                case UNKNOWN -> 1;
                case REFUSED -> 2;
                case WITHDRAWN -> 3;
            });

    private static final Comparator<ConsentDecision> ORDER =
            Comparator.comparing(ConsentDecision::decidedAt).thenComparing(RESTRICTION);

    private ConsentRules() {}

    /** The decision that holds for a channel, or for all channels if none is named; empty if there never was one. */
    static Optional<ConsentDecision> holding(
            Collection<ConsentDecision> decisions, @Nullable ContactChannel channel, Purpose purpose) {
        return decisions.stream()
                .filter(decision -> decision.purpose() == purpose)
                .filter(decision -> decision.channel() == null || decision.channel() == channel)
                .max(ORDER);
    }

    /** Why a use is refused; empty if it is allowed. */
    static Optional<ConsentRefusal> refusal(
            Collection<ConsentDecision> decisions,
            @Nullable ContactChannel channel,
            Purpose purpose,
            Set<Purpose> optIn) {
        var holding = holding(decisions, channel, purpose);
        var status = holding.map(ConsentDecision::status).orElse(ConsentStatus.UNKNOWN);
        var decidedAt = holding.map(ConsentDecision::decidedAt).orElse(null);
        return switch (status) {
            case GRANTED -> Optional.empty();
            case REFUSED -> Optional.of(new ConsentRefusal(ConsentRefusal.Reason.REFUSED, decidedAt));
            case WITHDRAWN -> Optional.of(new ConsentRefusal(ConsentRefusal.Reason.WITHDRAWN, decidedAt));
            case UNKNOWN ->
                optIn.contains(purpose)
                        ? Optional.of(new ConsentRefusal(ConsentRefusal.Reason.NOT_GRANTED, decidedAt))
                        : Optional.empty();
        };
    }
}
