package io.heartline.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Score;
import io.heartline.scoring.Examples;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShadowReportTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private record Pair(Score live, Score shadow) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_order_of_the_texts_does_not_matter(long seed) {
        var random = new Random(seed);
        var pairs = pairs(random, 200);
        var report = report(pairs);
        Collections.shuffle(pairs, random);

        // when
        var again = report(pairs);

        assertThat(again).isEqualTo(report);
        assertThat(report.figures()).isNotEmpty().allSatisfy(mean -> {
            assertThat(mean.value()).isBetween(mean.low(), mean.high());
            assertThat(mean.n()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void a_model_that_shadows_itself_agrees_with_itself(long seed) {
        var pairs = pairs(new Random(seed), 200).stream()
                .map(pair -> new Pair(pair.live(), pair.live()))
                .toList();

        // when
        var report = report(pairs);

        assertThat(report.figures())
                .allSatisfy(mean ->
                        assertThat(mean.value()).isEqualTo(mean.measure().equals("agreement") ? 1 : 0));
    }

    @Test
    void texts_on_which_one_abstained_count_for_the_abstentions_alone() {
        var random = new Random(7);
        var sure = pairs(random, 500).stream()
                .map(Pair::live)
                .filter(score -> !score.abstained())
                .findFirst()
                .orElseThrow();
        var silent = pairs(random, 500).stream()
                .map(Pair::live)
                .filter(score -> score.emotion() == null)
                .findFirst()
                .orElseThrow();

        // when
        var measures = Comparison.of(sure, silent);

        assertThat(measures).containsOnlyKeys("abstention");
        assertThat(measures.get("abstention")).isEqualTo(new Comparison.Sum(1, 1_000_000, 1_000_000));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.9})
    void about_the_configured_share_is_drawn(double share) {
        var random = new Random(3);
        int drawn = 0;
        for (int i = 0; i < 10_000; i++) {
            var id = new UUID(0x019900000000_7000L << 8 | random.nextInt(256), random.nextLong());

            // when
            boolean is = ShadowFollower.drawn(id, share);

            drawn += is ? 1 : 0;
            assertThat(is && !ShadowFollower.drawn(id, Math.min(1, share * 2))).isFalse();
        }
        assertThat(drawn / 10_000.0).isCloseTo(share, within(0.02));
        assertThat(ShadowFollower.drawn(new UUID(1, 2), 0)).isFalse();
        assertThat(ShadowFollower.drawn(new UUID(1, 2), 1)).isTrue();
    }

    private static List<Pair> pairs(Random random, int count) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Pair(Examples.score(random), Examples.score(random)));
        }
        return pairs;
    }

    private static ShadowReport report(List<Pair> pairs) {
        var sums = new TreeMap<String, Comparison.Sum>();
        pairs.forEach(pair -> Comparison.of(pair.live(), pair.shadow())
                .forEach((measure, sum) -> sums.merge(measure, sum, Comparison.Sum::plus)));
        return ShadowReport.of(
                "trial-2",
                sums.entrySet().stream()
                        .map(entry -> new ShadowTable.Row(DAY, "en", "chat", entry.getKey(), entry.getValue()))
                        .toList());
    }
}
