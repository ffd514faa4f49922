package io.heartline.localstack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {
    private static final Offset<Double> NEARLY = within(1e-9);

    @Test
    void the_correlations_of_four_pairs_are_those_that_were_worked_out_by_hand() {
        var correlation = new Correlation(new double[] {1, 2, 3, 4}, new double[] {1, 4, 9, 4});

        // when
        var counts = new int[] {1, 1, 1, 1};

        // deviations −1.5 −0.5 0.5 1.5 and −3.5 −0.5 4.5 −0.5: 7 / √(5 · 33)
        assertThat(correlation.pearson(counts)).isEqualTo(7 / Math.sqrt(5 * 33), NEARLY);
        // ranks 1 2 3 4 and 1 2.5 4 2.5: 3 / √(5 · 4.5)
        assertThat(correlation.spearman(counts)).isEqualTo(3 / Math.sqrt(5 * 4.5), NEARLY);
    }

    @Test
    void what_does_not_vary_goes_together_with_nothing() {
        var correlation = new Correlation(new double[] {1, 1, 1}, new double[] {1, 2, 3});

        assertThat(correlation.spearman(new int[] {1, 1, 1})).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ranks_do_not_care_how_far_apart_numbers_are(long seed) {
        var random = new Random(seed);
        var x = random.doubles(60, -2, 2).toArray();
        var y = random.doubles(60, -2, 2).toArray();
        var counts = random.ints(60, 0, 3).toArray();
        var stretched = Arrays.stream(x).map(Math::exp).toArray();

        // when
        var correlation = new Correlation(x, y).spearman(counts);

        assertThat(new Correlation(stretched, y).spearman(counts)).isEqualTo(correlation, NEARLY);
        assertThat(new Correlation(y, x).spearman(counts)).isEqualTo(correlation, NEARLY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_text_that_counts_thrice_is_the_same_as_three_texts(long seed) {
        var random = new Random(seed);
        var x = random.ints(30, 0, 6).asDoubleStream().toArray();
        var y = random.ints(30, 0, 6).asDoubleStream().toArray();
        var counts = new int[30];
        Arrays.fill(counts, 1);
        counts[4] = 3;

        // when
        var counted = new Correlation(x, y).spearman(counts);

        var ones = new int[32];
        Arrays.fill(ones, 1);
        var written = new Correlation(twoMore(x, x[4]), twoMore(y, y[4])).spearman(ones);
        assertThat(counted).isEqualTo(written, NEARLY);
    }

    private static double[] twoMore(double[] values, double value) {
        var longer = Arrays.copyOf(values, values.length + 2);
        longer[values.length] = value;
        longer[values.length + 1] = value;
        return longer;
    }
}
