package io.heartline.localstack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    @Test
    void the_error_of_four_claims_in_two_bins_is_that_which_was_worked_out_by_hand() {
        var calibration = new Calibration(
                new int[] {0, 1, 2, 3}, new double[] {0.9, 0.9, 0.1, 0.1}, new boolean[] {true, false, false, false});

        // when
        var error = calibration.error(new int[] {1, 1, 1, 1});

        assertThat(error).isEqualTo((Math.abs(1.8 - 1) + Math.abs(0.2)) / 4, within(1e-12));
    }

    @Test
    void certainty_that_comes_true_has_no_error() {
        var calibration = new Calibration(new int[] {0, 1}, new double[] {1, 0}, new boolean[] {true, false});

        assertThat(calibration.error(new int[] {1, 1})).isZero();
    }

    @Test
    void without_a_claim_there_is_no_error_to_speak_of() {
        var calibration = new Calibration(new int[0], new double[0], new boolean[0]);

        assertThat(calibration.error(new int[] {1})).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_error_lies_between_none_and_all_and_above_that_of_the_mean(long seed) {
        var random = new Random(seed);
        var probability = random.doubles(200).toArray();
        var right = new boolean[200];
        IntStream.range(0, 200).forEach(i -> right[i] = random.nextBoolean());
        var calibration = new Calibration(IntStream.range(0, 200).toArray(), probability, right);
        var ones = IntStream.range(0, 200).map(i -> 1).toArray();

        // when
        var error = calibration.error(ones);

        var came = IntStream.range(0, 200).filter(i -> right[i]).count();
        var ofTheMean = Math.abs(Arrays.stream(probability).sum() - came) / 200;
        assertThat(error).isBetween(ofTheMean - 1e-12, 1.0);
    }
}
