package io.heartline.ingestion.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.ingestion.survey.Sampling;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {
    private static final Sampling HALF = new Sampling(0.5, "region", 0.1, null);

    @ParameterizedTest
    @CsvSource({
        "10, 100, 1", // as it should be
        "5, 100, 2", // heard half as much
        "20, 100, 0.5", // heard twice as much
        "1, 1000, 4", // hardly heard: bounded
        "0, 1000, 4", // never heard: bounded
        "900, 1000, 0.25", // heard all the time: bounded
        "0, 0, 1" // nobody there: nothing is known
    })
    void the_weight_leans_to_those_who_are_heard_least_within_bounds(long heard, long active, double weight) {
        // when
        var found = Draw.weight(HALF, new Draw.Coverage(heard, active));

        assertThat(found).isEqualTo(weight, within(1e-12));
    }

    @Test
    void a_stratum_of_which_nothing_is_known_is_drawn_by_the_share_alone() {
        assertThat(Draw.probability(HALF, null)).isEqualTo(0.5);
    }

    @Test
    void a_survey_without_a_dimension_favours_nobody() {
        var sampling = new Sampling(0.5, null, 0.1, null);

        assertThat(Draw.probability(sampling, new Draw.Coverage(0, 100))).isEqualTo(0.5);
    }

    @Test
    void no_probability_exceeds_one() {
        assertThat(Draw.probability(new Sampling(1, "region", 1, null), new Draw.Coverage(1, 100)))
                .isEqualTo(1);
    }

    @Test
    void the_same_prompt_is_always_drawn_alike() {
        var customer = new UUID(1, 2);
        var cause = new UUID(3, 4);

        assertThat(Draw.lot("s", customer, cause))
                .isEqualTo(Draw.lot("s", customer, cause))
                .isNotEqualTo(Draw.lot("t", customer, cause))
                .isNotEqualTo(Draw.lot("s", cause, customer));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lots_are_spread_evenly(long seed) {
        var random = new Random(seed);
        int n = 20_000;

        // when
        var lots = IntStream.range(0, n)
                .mapToDouble(i -> Draw.lot(
                        "after-delivery",
                        new UUID(random.nextLong(), random.nextLong()),
                        new UUID(random.nextLong(), random.nextLong())))
                .toArray();

        assertThat(DoubleStream.of(lots)).allMatch(lot -> lot >= 0 && lot < 1);
        for (double share : new double[] {0.1, 0.5, 0.9}) {
            // Four standard deviations of a share of n
            var observed = IntStream.range(0, n).filter(i -> lots[i] < share).count() / (double) n;
            assertThat(observed).isEqualTo(share, within(4 * Math.sqrt(share * (1 - share) / n)));
        }
    }
}
