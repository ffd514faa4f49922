package io.heartline.metrics.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Sentiment;
import io.heartline.metrics.evidence.Facet;
import io.heartline.metrics.evidence.Histories;
import io.heartline.metrics.evidence.Succession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HourSumsTest {
    private static final Duration HALF_LIFE = Duration.ofHours(1);

    @Test
    void a_weight_grows_within_the_hour_by_the_half_life() {
        var facet = new Facet(ScopeKind.BRAND, "willow", Emotion.FEAR, Sentiment.NEGATIVE, -500_000);

        // when
        long[] sums = HourSums.of(facet, Instant.parse("2026-03-02T12:30:00Z"), HALF_LIFE);

        // √2, −√2 / 2, √2 / 4, 2 in 10⁻⁶
        assertThat(sums).containsExactly(1, -500_000, 1_414_214, -707_107, 353_553, 2_000_000, 0, 0, 0, 1, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void any_order_repetition_and_batch_size_leaves_the_same_sums(long seed) {
        var random = new Random(seed);
        var pieces = Histories.random(random);
        var inOrder = sums(Histories.successions(pieces.stream().map(List::of).toList()));

        // when
        var shuffled = sums(Histories.successions(Histories.arrivals(pieces, random)));

        assertThat(shuffled).isEqualTo(inOrder).isNotEmpty();
    }

    private static Map<HourSums.Key, List<Long>> sums(List<List<Succession>> batches) {
        Map<HourSums.Key, long[]> sums = new HashMap<>();
        for (var batch : batches) {
            Sentiments.changes(batch, HALF_LIFE).forEach((key, change) -> {
                long[] known = sums.computeIfAbsent(key, absent -> new long[HourSums.LENGTH]);
                for (int i = 0; i < known.length; i++) {
                    known[i] += change[i];
                }
            });
        }
        Map<HourSums.Key, List<Long>> kept = new HashMap<>();
        sums.forEach((key, known) -> {
            if (known[HourSums.N] != 0) {
                kept.put(key, java.util.Arrays.stream(known).boxed().toList());
            } else {
                assertThat(known).containsOnly(0);
            }
        });
        return kept;
    }
}
