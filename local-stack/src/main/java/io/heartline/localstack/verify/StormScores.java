package io.heartline.localstack.verify;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Channel;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.IntentScore;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A brand's quiet week and then a crisis: one product fails, and within minutes many customers are angry about it, some of
 * them about their safety or their data. Each interaction is made from its number and the seed alone.
 */
final class StormScores {
    static final String BRAND = "harbour-mobile";
    static final String PRODUCT = "harbour-tablet";
    static final long SEED = 20_261_122L;

    /** How many interactions the quiet week has: about ten an hour. */
    static final int QUIET = 1_680;

    private static final Duration QUIET_SPAN = Duration.ofDays(7);
    private static final Duration STORM_SPAN = Duration.ofMinutes(10);
    private static final double QUIET_NEGATIVE = 0.1;
    private static final double STORM_NEGATIVE = 0.9;
    private static final double STORM_PRODUCT = 0.9;
    private static final double SEVERE = 0.01;
    private static final int PER_CUSTOMER = 4;
    private static final double SURE = 0.95;
    private static final List<String> PRODUCTS = List.of(PRODUCT, "harbour-phone", "harbour-watch");
    private static final List<String> TOUCHPOINTS = List.of("usage", "support", "delivery");
    private static final List<Channel> CHANNELS = List.of(Channel.REVIEW, Channel.SOCIAL, Channel.IN_APP);
    private static final List<String> INTENTS =
            List.of("data-misuse", "data-misuse", "data-misuse", "legal-threat", "legal-threat", "safety");
    private static final List<Emotion> CROSS = List.of(Emotion.ANGER, Emotion.ANGER, Emotion.DISGUST, Emotion.FEAR);

    private final int count;
    private final Instant end;

    /** So many of them in the crisis, the last one a moment before the end. */
    StormScores(int count, Instant end) {
        this.count = count;
        this.end = end;
    }

    int count() {
        return count;
    }

    /** One of the quiet week; each is of a customer of its own. */
    ScoredInteraction quiet(int number) {
        var random = new SplittableRandom(SEED + number);
        var from = end.minus(STORM_SPAN).minus(QUIET_SPAN);
        var at = from.plusMillis((long) (QUIET_SPAN.toMillis() * (double) number / QUIET));
        return interaction(
                new UUID(0x0190_0000_0002_7000L, 0x8000_0000_0000_0000L | number),
                new UUID(0x0190_0000_0003_7000L, 0x8000_0000_0000_0000L | number),
                pick(PRODUCTS, random),
                at,
                score(random, QUIET_NEGATIVE, null),
                random);
    }

    /** One of the crisis, by its number from 0. */
    ScoredInteraction storm(int number) {
        var random = new SplittableRandom(SEED - 1 - number);
        var at = end.minusMillis((long) (STORM_SPAN.toMillis() * (double) (count - number) / count));
        return interaction(
                new UUID(0x0190_0000_0004_7000L, 0x8000_0000_0000_0000L | number),
                new UUID(0x0190_0000_0005_7000L, 0x8000_0000_0000_0000L | random.nextInt(customers())),
                random.nextDouble() < STORM_PRODUCT ? PRODUCT : pick(PRODUCTS, random),
                at,
                score(random, STORM_NEGATIVE, random.nextDouble() < SEVERE ? pick(INTENTS, random) : null),
                random);
    }

    private int customers() {
        return Math.max(1, count / PER_CUSTOMER);
    }

    /** How many customers of the crisis spoke of what must never be overlooked: each of them is to be alerted. */
    long severelyHarmed() {
        return IntStream.range(0, count)
                .mapToObj(this::storm)
                .filter(one -> !one.score().intents().isEmpty())
                .map(ScoredInteraction::customerId)
                .distinct()
                .count();
    }

    private static ScoredInteraction interaction(
            UUID id, UUID customerId, String product, Instant at, Score score, SplittableRandom random) {
        return new ScoredInteraction(
                id,
                1,
                "verify-storm",
                id.toString(),
                customerId,
                BRAND,
                product,
                null,
                pick(CHANNELS, random),
                pick(TOUCHPOINTS, random),
                Speaker.CUSTOMER,
                null,
                null,
                null,
                null,
                List.of(),
                false,
                null,
                at,
                at,
                Map.of(),
                false,
                score);
    }

    private static Score score(SplittableRandom random, double negative, @Nullable String intent) {
        boolean isNegative = intent != null || random.nextDouble() < negative;
        var size = Math.rint((0.4 + 0.5 * random.nextDouble()) * 10_000) / 10_000;
        var valence = isNegative ? -size : size;
        return new Score(
                "generated-1",
                1,
                "en",
                isNegative ? pick(CROSS, random) : Emotion.JOY,
                Map.of(),
                Map.of(),
                valence,
                isNegative ? Sentiment.NEGATIVE : Sentiment.POSITIVE,
                size,
                0.8,
                false,
                false,
                null,
                null,
                null,
                List.of(new AspectScore("reliability", valence, null)),
                intent == null ? List.of() : List.of(new IntentScore(intent, SURE)),
                0,
                List.of());
    }

    private static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
