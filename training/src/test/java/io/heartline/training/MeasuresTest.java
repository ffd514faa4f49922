package io.heartline.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    @Test
    void f1_is_the_harmonic_mean_of_precision_and_recall() {
        boolean[] gold = {true, true, true, false, false};
        boolean[] said = {true, true, false, true, false};

        // when
        double f1 = Measures.f1(gold, said);

        assertThat(f1).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void a_label_that_was_never_hit_has_an_f1_of_nought() {
        // when
        double f1 = Measures.f1(new boolean[] {true, false}, new boolean[] {false, true});

        assertThat(f1).isZero();
    }

    @Test
    void the_best_threshold_does_not_cut_between_equal_scores() {
        boolean[] gold = {true, true, false, false};
        double[] scores = {0.9, 0.5, 0.5, 0.1};

        // when
        double threshold = Measures.threshold(gold, scores);

        assertThat(threshold).isEqualTo(0.5);
        assertThat(Measures.bestF1(gold, scores)).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void macro_f1_weighs_rare_labels_like_common_ones() {
        int[] gold = {0, 0, 0, 0, 1};
        int[] said = {0, 0, 0, 0, 0};

        // when
        double macro = Measures.macroF1(gold, said);

        assertThat(macro).isCloseTo(8.0 / 9 / 2, within(1e-12));
    }

    @Test
    void a_forecaster_who_is_right_as_often_as_stated_is_calibrated() {
        double[] confidence = {0.75, 0.75, 0.75, 0.75};
        boolean[] right = {true, true, true, false};

        // when
        double error = Measures.calibrationError(confidence, right);

        assertThat(error).isCloseTo(0, within(1e-12));
        assertThat(Measures.calibrationError(confidence, new boolean[4])).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void equal_values_share_their_rank() {
        double[] a = {1, 2, 2, 3};
        double[] b = {10, 20, 20, 300};

        // when
        double rho = Measures.spearman(a, b);

        assertThat(rho).isCloseTo(1, within(1e-12));
    }

    @Test
    void labels_are_averaged_over_those_that_any_text_has_and_texts_that_say_so() {
        List<double @Nullable []> gold =
                Arrays.asList(new double[] {1, 0, Double.NaN}, null, new double[] {0, 0, 0}, new double[] {1, 0, 1});
        double[][] scores = {{0.9, 0.9, 0.9}, {0.9, 0.9, 0.9}, {0.8, 0.9, 0.9}, {0.1, 0.9, 0.2}};

        // when
        var macro = Measures.macroF1(gold, 3, (text, label) -> scores[text][label], Measures::bestF1);

        // The first label: two of three texts, best found with all of them; the second: nobody's; the third: one of
        // two.
        assertThat(macro).isCloseTo((4.0 / 5 + 2.0 / 3) / 2, within(1e-12));
    }
}
