package io.heartline.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.evidence.Emotions;
import io.heartline.metrics.evidence.Histories;
import io.heartline.metrics.evidence.Succession;
import io.heartline.metrics.tally.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // what is missing fails the test
class JourneyTest {
    private static final List<String> ORDER = List.of("purchase", "delivery", "usage", "support");

    private final Map<String, long[]> felt = new HashMap<>();

    @Test
    void a_journey_has_a_start_peaks_valleys_and_an_end() {
        add("support", 30, 0.1, Emotion.NEUTRAL);
        add("delivery", 30, -0.6, Emotion.ANGER);
        add("usage", 30, 0.7, Emotion.JOY);
        add("purchase", 30, 0.2, Emotion.JOY);
        add("wishing", 0, 0, Emotion.NEUTRAL);

        // when
        var journey = Journey.of(felt, ORDER);

        assertThat(journey.stops())
                .extracting(Journey.Stop::touchpoint)
                .containsExactly("purchase", "delivery", "usage", "support", "wishing");
        assertThat(journey.start()).isEqualTo("purchase");
        assertThat(journey.end()).isEqualTo("support");
        assertThat(journey.peaks()).contains("usage").doesNotContain("delivery");
        assertThat(journey.valleys()).containsExactly("delivery");
        assertThat(journey.mean().value()).isCloseTo(0.1, within(1e-6));
        assertThat(journey.stops().get(1).emotions().get(Emotion.ANGER).percent())
                .isEqualTo(100);
    }

    @Test
    void what_chance_may_have_made_is_neither_peak_nor_valley() {
        add("purchase", 1, 0.9, Emotion.JOY);
        add("delivery", 1, -0.9, Emotion.ANGER);
        add("usage", 2, 0.3, Emotion.JOY);

        // when
        var journey = Journey.of(felt, ORDER);

        assertThat(journey.peaks()).isEmpty();
        assertThat(journey.valleys()).isEmpty();
        assertThat(journey.stops().getFirst().valence().interval()).isNull();
    }

    @Test
    void nobody_has_no_journey() {
        // when
        var journey = Journey.of(Map.of(), ORDER);

        assertThat(journey.start()).isNull();
        assertThat(journey.end()).isNull();
        assertThat(journey.mean().value()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_order_repetition_and_batch_size_leaves_the_same_sums(long seed) {
        var random = new Random(seed);
        var pieces = Histories.random(random);
        var inOrder = sums(Histories.successions(pieces.stream().map(List::of).toList()));

        // when
        var shuffled = sums(Histories.successions(Histories.arrivals(pieces, random)));

        shuffled.add(inOrder, -1);
        assertThat(inOrder.sums()).isNotEmpty();
        assertThat(shuffled.sums()).isEmpty();
    }

    private static Tally sums(List<List<Succession>> batches) {
        var all = new Tally();
        for (var batch : batches) {
            for (var succession : batch) {
                all.add(JourneyTally.tally(List.of(succession.now()), Map.of()), 1);
                if (succession.before() != null) {
                    all.add(JourneyTally.tally(List.of(succession.before().piece()), Map.of()), -1);
                }
            }
        }
        return all;
    }

    /** Expressions around a valence, every other one a little above and below it. */
    private void add(String touchpoint, int n, double valence, Emotion emotion) {
        long[] counters = new long[JourneyTally.COUNTERS.size()];
        for (int i = 0; i < n; i++) {
            double own = valence + (i % 2 == 0 ? 0.1 : -0.1);
            counters[JourneyTally.N]++;
            counters[JourneyTally.V] += Math.round(own * 1e6);
            counters[JourneyTally.VV] += Math.round(own * own * 1e6);
            counters[JourneyTally.EMOTIONS + Emotions.index(emotion)]++;
        }
        felt.put(touchpoint, counters);
    }
}
