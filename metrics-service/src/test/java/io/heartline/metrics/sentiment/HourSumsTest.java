package io.heartline.metrics.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.evidence.Histories;
import io.heartline.metrics.evidence.Succession;
import io.heartline.metrics.tally.Bucket;
import io.heartline.metrics.tally.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
        var said = new Said("brand", "willow", Emotion.FEAR, -500_000);

        // when
        long[] sums = HourSums.of(said, Instant.parse("2026-03-02T12:30:00Z"), HALF_LIFE);

        // √2, −√2 / 2, √2 / 4, 2 in 10⁻⁶; then the emotions, 0.25, nothing above 0, none abstained
        assertThat(sums)
                .containsExactly(
                        1, -500_000, 1_414_214, -707_107, 353_553, 2_000_000, 0, 0, 0, 1, 0, 0, 0, 250_000, 0, 0);
    }

    @Test
    void an_abstained_score_is_counted_and_nothing_else() {
        // when
        long[] sums =
                HourSums.of(new Said("brand", "willow", null, 0), Instant.parse("2026-03-02T12:30:00Z"), HALF_LIFE);

        assertThat(sums[HourSums.ABSTAINED]).isEqualTo(1);
        assertThat(Arrays.stream(sums).sum()).isEqualTo(1);
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

    private static Map<Bucket, List<Long>> sums(List<List<Succession>> batches) {
        var all = new Tally();
        for (var batch : batches) {
            for (var succession : batch) {
                all.add(HourTally.tally(List.of(succession.now()), Map.of(), HALF_LIFE), 1);
                if (succession.before() != null) {
                    all.add(HourTally.tally(List.of(succession.before().piece()), Map.of(), HALF_LIFE), -1);
                }
            }
        }
        Map<Bucket, List<Long>> kept = new HashMap<>();
        all.sums()
                .forEach((bucket, sum) ->
                        kept.put(bucket, Arrays.stream(sum).boxed().toList()));
        return kept;
    }
}
