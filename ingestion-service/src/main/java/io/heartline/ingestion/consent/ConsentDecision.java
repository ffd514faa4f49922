package io.heartline.ingestion.consent;

import io.heartline.ingestion.translation.ConsentStatement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer's decision.
 *
 * @param channel for which channel; null for all, and always for {@link Purpose#ANALYSIS}
 * @param purpose for which purpose
 * @param status what was decided
 * @param source the slug of who tells it
 * @param proof what shows it, such as the sender's event id or the wording that was agreed to; at most 1,000 characters
 * @param decidedAt when the customer decided
 */
public record ConsentDecision(
        @Nullable ContactChannel channel,
        Purpose purpose,
        ConsentStatus status,
        String source,
        String proof,
        Instant decidedAt) {
    /** The longest proof that is kept, in characters. */
    public static final int PROOF_LENGTH_MAX = 1_000;

    /** Refuses an analysis with a channel and a proof that is too long. */
    public ConsentDecision {
        if (purpose == Purpose.ANALYSIS && channel != null) {
            throw new IllegalArgumentException("a decision on analysis has no channel");
        }
        if (proof.length() > PROOF_LENGTH_MAX) {
            throw new IllegalArgumentException("a proof is longer than " + PROOF_LENGTH_MAX + " characters");
        }
    }

    /**
     * What a statement of a sender decides: a statement without a purpose is about all purposes but service, and about
     * analysis only if it names no channel either.
     *
     * @throws IllegalArgumentException if it names a channel or a purpose that does not exist
     */
    public static List<ConsentDecision> of(ConsentStatement statement, String source) {
        var channel = statement.channel() == null ? null : ContactChannel.of(statement.channel());
        var status = statement.granted() ? ConsentStatus.GRANTED : ConsentStatus.WITHDRAWN;
        var proof = statement.proof().substring(0, Math.min(statement.proof().length(), PROOF_LENGTH_MAX));
        return purposes(statement, channel)
                .map(purpose -> new ConsentDecision(
                        purpose == Purpose.ANALYSIS ? null : channel, purpose, status, source, proof, statement.at()))
                .toList();
    }

    private static Stream<Purpose> purposes(ConsentStatement statement, @Nullable ContactChannel channel) {
        if (statement.purpose() != null) {
            return Stream.of(Purpose.of(statement.purpose()));
        }
        return channel == null
                ? Stream.of(Purpose.SURVEY, Purpose.MARKETING, Purpose.ANALYSIS)
                : Stream.of(Purpose.SURVEY, Purpose.MARKETING);
    }
}
