package io.heartline.scoring.score;

import static io.heartline.scoring.score.RealScorer.SCORER;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.EventJson;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerLawsTest {
    private static final String[] WORDS = {
        "the",
        "delivery",
        "was",
        "late",
        "AGAIN",
        "!!!",
        "thanks",
        "love",
        "hate",
        "not",
        "good",
        "terrible",
        "refund",
        "but",
        "😡",
        "🎉",
        "[怒]",
        "服务",
        "很好",
        "太差了",
        "，",
        "退款",
        "不",
        "客服",
        "失望",
        "開心",
        "?",
        "\u0000",
        "\uD83D",
        "１００％",
        "@you",
        "http://a.b/c",
        "never",
        "so",
        "happyyyy",
        ":(",
        "schlecht",
        "ひどい",
    };

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void a_score_is_the_same_to_the_byte_whatever_is_scored_before_and_beside_it(long seed) {
        var random = new Random(seed);
        var inputs = inputs(random, 100);
        var alone = new HashMap<ScoringInput, String>();
        inputs.forEach(input -> alone.put(input, json(input)));
        var batch = new ArrayList<>(inputs);
        Collections.shuffle(batch, random);

        // when
        var together = batch.parallelStream().map(ScorerLawsTest::json).toList();

        for (int i = 0; i < batch.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(batch.get(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void every_score_keeps_its_promises(long seed) {
        for (var input : inputs(new Random(seed), 150)) {
            // when
            var score = SCORER.score(input);

            int length = input.text() == null
                    ? 0
                    : input.text().codePointCount(0, input.text().length());
            assertThat(score.emotions().values().stream()
                            .mapToLong(p -> Math.round(p * 10_000))
                            .sum())
                    .isIn(0L, 10_000L);
            assertThat(score.evidence()).allMatch(part -> part.start() < part.end() && part.end() <= length);
            assertThat(score.aspects())
                    .allMatch(aspect ->
                            aspect.evidence() != null && aspect.evidence().end() <= length);
            assertThat(score.emotions().values()).allMatch(p -> p == Numbers.rounded(p));
            assertThat(score.nuances().values()).allMatch(p -> p >= 0 && p <= 1 && p == Numbers.rounded(p));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void rounded_shares_always_add_up_to_one(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            var weights = random.doubles(7).map(value -> Math.pow(value, 8)).toArray();
            double sum = 0;
            for (double weight : weights) {
                sum += weight;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= sum;
            }

            // when
            var shares = Numbers.shares(weights);

            long units = 0;
            for (int i = 0; i < shares.length; i++) {
                units += Math.round(shares[i] * 10_000);
                assertThat(shares[i]).isCloseTo(weights[i], org.assertj.core.data.Offset.offset(1.0001e-4));
            }
            assertThat(units).isEqualTo(10_000);
        }
    }

    private static List<ScoringInput> inputs(Random random, int count) {
        var inputs = new ArrayList<ScoringInput>();
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            for (int words = random.nextInt(25); words > 0; words--) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(4) == 0 ? "" : " ");
            }
            List<Rating> ratings =
                    random.nextInt(3) == 0 ? List.of(new Rating(Metric.NPS, random.nextInt(11), 0, 10)) : List.of();
            inputs.add(new ScoringInput(text.toString(), random.nextInt(4) == 0 ? "en" : null, null, ratings));
        }
        return inputs;
    }

    private static String json(ScoringInput input) {
        return new String(EventJson.write(SCORER.score(input)), StandardCharsets.UTF_8);
    }
}
