package io.heartline.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionTest {
    /** The examples of Newcombe, Two-sided confidence intervals for the single proportion, 1998, to four decimals. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void a_share_has_the_interval_of_wilson(long useful, long n, double low, double high) {
        // when
        var precision = Precision.of("drift", n, n, useful, n - useful);

        assertThat(precision.precision()).isCloseTo((double) useful / n, within(1e-12));
        assertThat(precision.low()).isCloseTo(low, within(5e-5));
        assertThat(precision.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void without_an_outcome_there_is_no_figure() {
        // when
        var precision = Precision.of("drift", 7, 0, 0, 0);

        assertThat(precision.precision()).isNull();
        assertThat(precision.low()).isNull();
        assertThat(precision.fired()).isEqualTo(7);
    }
}
