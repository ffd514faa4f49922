package io.heartline.localstack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {

    @Test
    void a_resample_has_as_many_texts_as_there_are() {
        var estimate = new Bootstrap(50, 100)
                .estimates(counts -> new double[] {Arrays.stream(counts).sum()})
                .getFirst();

        assertThat(estimate).isEqualTo(new Estimate(50, 50, 50));
    }

    @Test
    void the_interval_of_a_share_is_about_that_of_the_binomial_distribution() {
        var estimate = new Bootstrap(400, 2000)
                .estimates(counts -> new double[] {Arrays.stream(counts, 0, 100).sum() / 400.0})
                .getFirst();

        // 0.25 ± 1.96 · √(0.25 · 0.75 / 400)
        assertThat(estimate.value()).isEqualTo(0.25);
        assertThat(estimate.low()).isBetween(0.20, 0.215);
        assertThat(estimate.high()).isBetween(0.285, 0.30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void the_same_texts_give_the_same_interval_and_it_holds_the_figure(int texts) {
        var first = new Bootstrap(texts, 50).estimates(BootstrapTest::odd).getFirst();

        // when
        var second = new Bootstrap(texts, 50).estimates(BootstrapTest::odd).getFirst();

        assertThat(second).isEqualTo(first);
        assertThat(first.value()).isBetween(first.low(), first.high());
    }

    @Test
    void what_a_resample_does_not_define_is_left_out() {
        var estimate = new Bootstrap(1, 10)
                .estimates(counts -> new double[] {Double.NaN, 1})
                .getLast();

        assertThat(estimate).isEqualTo(new Estimate(1, 1, 1));
    }

    private static double[] odd(int[] counts) {
        var sum = 0.0;
        for (var i = 1; i < counts.length; i += 2) {
            sum += counts[i];
        }
        return new double[] {sum / counts.length};
    }
}
