package io.heartline.metrics.evidence;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.contracts.ScoredInteraction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence: one state of an interaction or a customer event.
 *
 * @param id of the interaction or the event; the same for all its states
 * @param rank which state; the highest wins
 * @param brand whose customer it is
 * @param customerId the customer, as first assigned
 * @param occurredAt when it was expressed or happened
 * @param backfill whether it builds the books but must raise no alert
 * @param place what it is about and where it came up
 * @param content what it says
 * @param context who said and scored it, and what it tells of the customer
 */
public record Piece(
        UUID id,
        Rank rank,
        String brand,
        UUID customerId,
        Instant occurredAt,
        boolean backfill,
        Place place,
        Content content,
        Context context) {
    /** A piece of which nothing more is known. */
    public Piece(
            UUID id,
            Rank rank,
            String brand,
            UUID customerId,
            Instant occurredAt,
            boolean backfill,
            Place place,
            Content content) {
        this(id, rank, brand, customerId, occurredAt, backfill, place, content, Context.NONE);
    }

    /** What arrives later than this after it occurred is history and raises no alert. */
    public static final Duration FRESH = Duration.ofHours(24);

    /** The evidence of a scored interaction. */
    public static Piece of(ScoredInteraction scored) {
        return new Piece(
                scored.id(),
                new Rank(scored.version(), scored.score().revision()),
                scored.brand(),
                scored.customerId(),
                scored.occurredAt(),
                scored.backfill() || isStale(scored.occurredAt(), scored.receivedAt()),
                new Place(scored.product(), scored.campaign(), scored.channel(), scored.touchpoint(), scored.reach()),
                content(scored),
                Context.of(scored));
    }

    /** The evidence of a customer event. */
    public static Piece of(CustomerEvent event) {
        return new Piece(
                event.id(),
                new Rank(event.version(), 0),
                event.brand(),
                event.customerId(),
                event.occurredAt(),
                event.backfill() || isStale(event.occurredAt(), event.receivedAt()),
                new Place(event.product(), null, null, event.touchpoint(), null),
                new Content.Event(event.type().value()),
                Context.of(event));
    }

    /** What the customer felt; null for events, agents' messages and abstained scores. */
    public @Nullable Feeling feeling() {
        return content instanceof Content.Expression expression ? expression.feeling() : null;
    }

    /** The same piece without the agent's pseudonym. */
    public Piece withoutAgent() {
        return context.agent() == null
                ? this
                : new Piece(id, rank, brand, customerId, occurredAt, backfill, place, content, context.withoutAgent());
    }

    private static boolean isStale(Instant occurredAt, Instant receivedAt) {
        return occurredAt.isBefore(receivedAt.minus(FRESH));
    }

    private static Content content(ScoredInteraction scored) {
        return switch (scored.speaker()) {
            case AGENT -> new Content.AgentMessage();
            case CUSTOMER ->
                new Content.Expression(
                        Feeling.of(scored.score()),
                        love(scored.ratings()),
                        aspects(scored.score().aspects()));
        };
    }

    /** The one-tap answer: above the middle of its scale is yes, below it is no, and the middle is no answer. */
    private static @Nullable Boolean love(List<Rating> ratings) {
        for (var rating : ratings) {
            double middle = (rating.min() + rating.max()) / 2;
            if (rating.metric() == Metric.LOVE && rating.value() != middle) {
                return rating.value() > middle;
            }
        }
        return null;
    }

    /** An aspect that is mentioned twice counts once, with the mean of its valences. */
    private static Map<String, Long> aspects(List<AspectScore> scores) {
        return scores.stream()
                .collect(Collectors.groupingBy(
                        AspectScore::aspect,
                        Collectors.collectingAndThen(Collectors.averagingDouble(AspectScore::valence), Micros::of)));
    }
}
