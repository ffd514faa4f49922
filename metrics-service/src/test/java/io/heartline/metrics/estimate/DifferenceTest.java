package io.heartline.metrics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
    private static final Offset<Double> PRINTED = within(0.00006);

    /** R. G. Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsons_interval_is_the_published_one(long some, long all, double low, double high) {
        // when
        var interval = Objects.requireNonNull(Share.of(some, all).interval());

        assertThat(interval.low() / 100).isCloseTo(low, PRINTED);
        assertThat(interval.high() / 100).isCloseTo(high, PRINTED);
    }

    /** R. G. Newcombe, Interval estimation for the difference between independent proportions, 1998, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000"
    })
    void newcombes_interval_is_the_published_one(long a, long m, long b, long n, double low, double high) {
        // when
        var difference = Objects.requireNonNull(Difference.ofShares(Share.of(a, m), Share.of(b, n)));

        assertThat(difference.interval().low() / 100).isCloseTo(low, PRINTED);
        assertThat(difference.interval().high() / 100).isCloseTo(high, PRINTED);
        assertThat(difference.differs()).isEqualTo(low > 0);
    }

    /** Student's sleep data as {@code t.test(extra ~ group, data = sleep)} of R prints them. */
    @Test
    void welchs_test_is_the_published_one() {
        var one = average(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
        var two = average(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

        // when
        var difference = Objects.requireNonNull(Difference.ofMeans(one, two));

        assertThat(difference.value()).isCloseTo(-1.58, within(1e-9));
        assertThat(difference.pValue()).isCloseTo(0.07939, within(0.00001));
        assertThat(difference.interval().low()).isCloseTo(-3.3654832, within(1e-6));
        assertThat(difference.interval().high()).isCloseTo(0.2054832, within(1e-6));
        assertThat(difference.differs()).isFalse();
    }

    @Test
    void a_mean_has_students_interval_from_two_on() {
        // when
        var mean = average(0.2, 0.4, 0.6);

        // s² = 0.04, t(2) = 4.302653
        assertThat(mean.value()).isCloseTo(0.4, within(1e-12));
        assertThat(Objects.requireNonNull(mean.interval()).low()).isCloseTo(0.4 - 0.496828, within(1e-6));
        assertThat(average(1).interval()).isNull();
        assertThat(average().value()).isNull();
        assertThat(Difference.ofMeans(mean, average(1))).isNull();
    }

    @Test
    void equal_values_differ_for_sure_or_not_at_all() {
        // when
        var difference = Objects.requireNonNull(Difference.ofMeans(average(2, 2), average(1, 1)));

        assertThat(difference.differs()).isTrue();
        assertThat(difference.pValue()).isZero();
        assertThat(Objects.requireNonNull(Difference.ofMeans(average(1, 1), average(1, 1)))
                        .pValue())
                .isEqualTo(1);
    }

    /** p = 0.5, d = 0.2, n = 100: variance (0.7 − 0.09) / 100 = 0.0061, standard error 7.810. */
    @Test
    void the_variance_of_a_net_promoter_score_is_that_of_a_difference_within_one_multinomial() {
        // when
        var score = NetPromoter.of(50, 20, 100);

        assertThat(score.score()).isCloseTo(30, within(1e-12));
        assertThat(score.variance()).isCloseTo(61, within(1e-9));
        var interval = Objects.requireNonNull(score.interval());
        assertThat(interval.low()).isCloseTo(30 - 15.3078, within(1e-3));
        assertThat(interval.high()).isCloseTo(30 + 15.3078, within(1e-3));
    }

    @Test
    void a_few_answers_that_are_all_alike_still_have_an_interval() {
        // when
        var score = NetPromoter.of(5, 0, 5);

        assertThat(score.score()).isEqualTo(100);
        var interval = Objects.requireNonNull(score.interval());
        assertThat(interval.low()).isBetween(0.0, 90.0);
        assertThat(interval.high()).isEqualTo(100);
        assertThat(NetPromoter.of(0, 0, 0).score()).isNull();
        assertThat(NetPromoter.of(0, 0, 0).interval()).isNull();
        assertThatThrownBy(() -> NetPromoter.of(3, 3, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void net_promoter_scores_are_compared_by_the_sum_of_their_variances() {
        // when
        var difference = Objects.requireNonNull(
                Difference.ofNetPromoters(NetPromoter.of(50, 20, 100), NetPromoter.of(40, 40, 100)));

        // 61 + (0.8 − 0) · 100 = 141
        assertThat(difference.value()).isCloseTo(30, within(1e-9));
        assertThat(difference.interval().low()).isCloseTo(30 - Normal.Z * Math.sqrt(141), within(1e-9));
        assertThat(difference.differs()).isTrue();
        assertThat(Difference.ofNetPromoters(NetPromoter.of(1, 0, 1), NetPromoter.of(0, 0, 0)))
                .isNull();
        assertThat(Difference.ofShares(Share.of(1, 2), Share.of(0, 0))).isNull();
    }

    private static Average average(double... values) {
        return Average.of(
                values.length,
                DoubleStream.of(values).sum(),
                DoubleStream.of(values).map(value -> value * value).sum());
    }
}
