package io.heartline.metrics.ledger;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.EntryKind;
import io.heartline.contracts.Sentiment;
import io.heartline.metrics.evidence.Content;
import io.heartline.metrics.evidence.Feeling;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.evidence.Piece;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a piece of evidence posts to the ledger. */
final class Posting {
    private Posting() {}

    /**
     * The entry of a piece of evidence: {@code sign · stake · intensity · confidence · (λ if negative)}, multiplied
     * exactly and rounded once to 10⁻⁶, half to even.
     *
     * @return null for neutral, abstained and agents' messages, and for what the policy gives nothing
     */
    static @Nullable Entry entry(Piece piece, Policy policy, Instant now) {
        return switch (piece.content()) {
            case Content.AgentMessage message -> null;
            case Content.Event event -> {
                var name = "event:" + event.type();
                var stake = policy.stake(name, piece.place().touchpoint());
                yield entry(piece, policy, name, stake, Micros.ONE, Micros.ONE, now);
            }
            case Content.Expression expression -> expressed(piece, expression.feeling(), policy, now);
        };
    }

    private static @Nullable Entry expressed(Piece piece, @Nullable Feeling feeling, Policy policy, Instant now) {
        if (feeling == null) {
            return null;
        }
        var stake = policy.stake(Policy.EMOTION, piece.place().touchpoint());
        var signed = switch (feeling.sentiment()) {
            case POSITIVE -> stake;
            case NEUTRAL -> BigDecimal.ZERO;
            case NEGATIVE -> stake.negate();
        };
        return entry(
                piece,
                policy,
                name(feeling.emotion(), feeling.sentiment()),
                signed,
                feeling.intensityMicros(),
                feeling.confidenceMicros(),
                now);
    }

    private static String name(Emotion emotion, Sentiment sentiment) {
        return emotion == Emotion.NEUTRAL ? "sentiment:" + sentiment.wire() : "emotion:" + emotion.wire();
    }

    private static @Nullable Entry entry(
            Piece piece,
            Policy policy,
            String name,
            BigDecimal signedStake,
            long intensity,
            long confidence,
            Instant now) {
        var weight = signedStake.signum() < 0 ? policy.lossAversion() : BigDecimal.ONE;
        long units = Micros.of(signedStake
                .multiply(Micros.decimal(intensity))
                .multiply(Micros.decimal(confidence))
                .multiply(weight));
        if (units == 0) {
            return null;
        }
        var cause = new Entry.Cause(
                piece.id(),
                piece.rank().version(),
                piece.rank().revision(),
                name,
                piece.place().channel(),
                piece.place().touchpoint());
        return new Entry(
                Entry.id(cause, policy.version()),
                piece.brand(),
                piece.customerId(),
                cause,
                policy.version(),
                units > 0 ? EntryKind.DEPOSIT : EntryKind.WITHDRAWAL,
                units,
                new Entry.Factors(Micros.of(signedStake.abs()), intensity, confidence),
                piece.occurredAt(),
                now,
                null,
                piece.backfill());
    }
}
