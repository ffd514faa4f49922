package io.heartline.localstack.load;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.contracts.Score;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Sentiment;
import io.heartline.contracts.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Scored interactions of one brand, each made from its number and the seed alone: the same ones every time, in no
 * memory.
 *
 * <p>They are in order of time but for one in fifty, which is up to a month late. Few customers say much and most say
 * little: the number of a customer is the square of a uniform one.
 */
public final class GeneratedScores {
    public static final String BRAND = "meadow-mobile";

    /** The time that they are spread over. */
    public static final Duration SPAN = Duration.ofDays(400);

    private static final long SEED = 20_260_901L;
    private static final int LATE_ONE_IN = 50;
    private static final Duration LATE_MAX = Duration.ofDays(30);
    private static final int ABSTAINED_ONE_IN = 40;
    private static final int LOVE_ONE_IN = 10;
    private static final List<String> TOUCHPOINTS = List.of("browse", "purchase", "delivery", "usage", "support");
    private static final List<String> PRODUCTS = List.of("phone", "tablet", "watch", "plan-s", "plan-l");
    private static final List<String> ASPECTS = List.of("price", "delivery", "quality", "service", "usability");
    private static final List<Channel> CHANNELS = List.of(Channel.CHAT, Channel.EMAIL, Channel.REVIEW, Channel.SURVEY);
    private static final List<Emotion> GLAD = List.of(Emotion.JOY, Emotion.JOY, Emotion.SURPRISE);
    private static final List<Emotion> CROSS = List.of(Emotion.ANGER, Emotion.SADNESS, Emotion.DISGUST, Emotion.FEAR);
    private static final double NEUTRAL = 0.1;

    private final int count;
    private final int customers;
    private final Instant end;
    private final boolean even;

    /** So many of them, of so many customers, the last one a moment before the end. */
    public GeneratedScores(int count, int customers, Instant end) {
        this(count, customers, end, false);
    }

    private GeneratedScores(int count, int customers, Instant end, boolean even) {
        this.even = even;
        this.count = count;
        this.customers = customers;
        this.end = end;
    }

    /** One of each of so many customers. */
    public static GeneratedScores oneEach(int customers, Instant end) {
        return new GeneratedScores(customers, customers, end, true);
    }

    public int count() {
        return count;
    }

    /** The customer with this number; the lower the number, the more the customer says. */
    public static UUID customer(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    /** The one with this number, from 0. */
    public ScoredInteraction get(int number) {
        var random = new SplittableRandom(SEED + number);
        var at = at(number, random);
        var uniform = random.nextDouble();
        var id = new UUID(0x0190_0000_0001_7000L, 0x8000_0000_0000_0000L | number);
        return new ScoredInteraction(
                id,
                1,
                "verify-load",
                Integer.toString(number),
                customer(even ? number : (int) (uniform * uniform * customers)),
                BRAND,
                pick(PRODUCTS, random),
                null,
                pick(CHANNELS, random),
                pick(TOUCHPOINTS, random),
                Speaker.CUSTOMER,
                null,
                null,
                null,
                null,
                random.nextInt(LOVE_ONE_IN) == 0 ? List.of(love(random)) : List.of(),
                false,
                null,
                at,
                at,
                Map.of(),
                false,
                random.nextInt(ABSTAINED_ONE_IN) == 0 ? abstained() : score(random));
    }

    private Instant at(int number, SplittableRandom random) {
        var step = SPAN.toMillis() * (double) (number - count) / count;
        var late = random.nextInt(LATE_ONE_IN) == 0 ? random.nextLong(LATE_MAX.toMillis()) : 0;
        return end.plusMillis((long) step - late);
    }

    private static Rating love(SplittableRandom random) {
        return new Rating(Metric.LOVE, random.nextInt(2), 0, 1);
    }

    private static Score abstained() {
        return new Score(
                "generated-1",
                1,
                "en",
                null,
                Map.of(),
                Map.of(),
                null,
                null,
                null,
                0,
                true,
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                0,
                List.of());
    }

    private static Score score(SplittableRandom random) {
        var valence = Math.rint((random.nextDouble() * 2 - 0.9) / 1.1 * 10_000) / 10_000;
        var sentiment =
                Math.abs(valence) < NEUTRAL ? Sentiment.NEUTRAL : valence > 0 ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
        var emotion = switch (sentiment) {
            case POSITIVE -> pick(GLAD, random);
            case NEUTRAL -> Emotion.NEUTRAL;
            case NEGATIVE -> pick(CROSS, random);
        };
        return new Score(
                "generated-1",
                1,
                "en",
                emotion,
                Map.of(),
                Map.of(),
                valence,
                sentiment,
                Math.abs(valence),
                0.8,
                false,
                false,
                null,
                null,
                null,
                List.of(new AspectScore(pick(ASPECTS, random), valence, null)),
                List.of(),
                0,
                List.of());
    }

    private static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
