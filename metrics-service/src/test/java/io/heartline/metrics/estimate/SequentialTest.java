package io.heartline.metrics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SequentialTest {
    private static final int LOOKS = 1_000;

    @Test
    void looking_a_thousand_times_at_nothing_raises_no_more_false_alarms_than_said() {
        var random = new Random(3);
        int alarms = 0;
        int ordinary = 0;

        // when
        for (int run = 0; run < 1_000; run++) {
            double sum = 0;
            boolean alarmed = false;
            boolean wouldHave = false;
            for (int n = 1; n <= LOOKS; n++) {
                sum += random.nextGaussian();
                double error = 1 / Math.sqrt(n);
                alarmed |= !Sequential.of(sum / n, error, 0.2).interval().contains(0);
                wouldHave |= Math.abs(sum / n) > Normal.Z * error;
            }
            alarms += alarmed ? 1 : 0;
            ordinary += wouldHave ? 1 : 0;
        }

        assertThat(alarms).isLessThan(70);
        assertThat(ordinary).isGreaterThan(300);
    }

    @Test
    void the_p_value_is_below_five_percent_exactly_where_the_interval_leaves_out_zero() {
        // when
        var edge = Sequential.of(0, 0.02, 0.05);

        double half = edge.interval().high();
        assertThat(Sequential.of(half, 0.02, 0.05).pValue()).isCloseTo(0.05, within(1e-9));
        assertThat(edge.pValue()).isEqualTo(1);
        assertThat(half).isGreaterThan(Normal.Z * 0.02);
        assertThatThrownBy(() -> Sequential.of(0, 0, 0.05)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The usual example: 0.50 against 0.60 needs 385 in each of two equal arms. */
    @Test
    void the_sample_to_find_ten_points_is_that_of_the_textbooks() {
        // when
        long each = Power.sampleMin(0.5, 0.1, 1);

        assertThat(each).isEqualTo(385);
        assertThat(Power.sampleMin(0.5, 0.1, 9)).isLessThan(each);
        double error = Math.sqrt((0.25 + 0.24) / 385);
        assertThat(Power.of(0.1, error)).isCloseTo(0.8, within(0.001));
        assertThat(Power.of(0, error)).isCloseTo(0.05, within(1e-9));
    }
}
