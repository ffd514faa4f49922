package io.heartline.localstack.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final int A = 1;
    private static final int B = 2;
    private static final int C = 4;

    @Test
    void the_figures_of_six_texts_are_those_that_were_worked_out_by_hand() {
        var marks = new Marks(List.of("a", "b", "c"), new long[] {A, A, A, B, B, C}, new long[] {A, A, B, B, C, A});

        // when
        var agreement = Agreement.of(marks, ones(6));

        assertThat(agreement.precision(0)).isEqualTo(2.0 / 3, EXACT);
        assertThat(agreement.recall(0)).isEqualTo(2.0 / 3, EXACT);
        assertThat(agreement.f1(0)).isEqualTo(2.0 / 3, EXACT);
        assertThat(agreement.f1(1)).isEqualTo(0.5, EXACT);
        assertThat(agreement.f1(2)).isZero();
        assertThat(agreement.macroF1()).isEqualTo((2.0 / 3 + 0.5) / 3, EXACT);
        assertThat(agreement.microF1()).isEqualTo(0.5, EXACT);
        assertThat(agreement.accuracy()).isEqualTo(0.5, EXACT);
        assertThat(agreement.support(0)).isEqualTo(3);
    }

    @Test
    void of_several_labels_each_counts_for_itself_and_accuracy_wants_all_of_them() {
        var marks = new Marks(List.of("a", "b"), new long[] {A | B, A, 0}, new long[] {A, A, B});

        // when
        var agreement = Agreement.of(marks, ones(3));

        assertThat(agreement.f1(0)).isEqualTo(1, EXACT);
        assertThat(agreement.precision(1)).isZero();
        assertThat(agreement.microF1()).isEqualTo(2.0 * 2 / (3 + 3), EXACT);
        assertThat(agreement.accuracy()).isEqualTo(1.0 / 3, EXACT);
    }

    @Test
    void a_figure_of_nothing_is_undefined_rather_than_zero() {
        var marks = new Marks(List.of("a", "b"), new long[] {A}, new long[] {0});

        // when
        var agreement = Agreement.of(marks, ones(1));

        assertThat(agreement.precision(0)).isNaN();
        assertThat(agreement.recall(0)).isZero();
        assertThat(agreement.f1(1)).isNaN();
        assertThat(agreement.macroF1()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_text_that_counts_twice_is_the_same_as_two_texts(long seed) {
        var random = new Random(seed);
        var truth = random.longs(40, 0, 8).toArray();
        var said = random.longs(40, 0, 8).toArray();
        var twice = ones(40);
        twice[7] = 2;
        var longer = new Marks(List.of("a", "b", "c"), append(truth, truth[7]), append(said, said[7]));

        // when
        var counted = Agreement.of(new Marks(List.of("a", "b", "c"), truth, said), twice);

        var written = Agreement.of(longer, ones(41));
        assertThat(counted.macroF1()).isEqualTo(written.macroF1(), EXACT);
        assertThat(counted.accuracy()).isEqualTo(written.accuracy(), EXACT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void where_every_text_has_and_gets_one_label_micro_f1_is_accuracy(long seed) {
        var random = new Random(seed);
        var truth = random.ints(50, 0, 3).mapToLong(label -> 1L << label).toArray();
        var said = random.ints(50, 0, 3).mapToLong(label -> 1L << label).toArray();

        // when
        var agreement = Agreement.of(new Marks(List.of("a", "b", "c"), truth, said), ones(50));

        assertThat(agreement.microF1()).isEqualTo(agreement.accuracy(), EXACT);
    }

    private static int[] ones(int n) {
        var ones = new int[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static long[] append(long[] values, long value) {
        var longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = value;
        return longer;
    }
}
