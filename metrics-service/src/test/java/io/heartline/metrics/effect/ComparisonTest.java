package io.heartline.metrics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double LOOKED_FOR = 0.05;

    private static List<Effects.Count> counts(long treated, long kept, long withheld, long keptToo) {
        List<Effects.Count> counts = new ArrayList<>();
        counts.addAll(arm("warm", Arm.TREATMENT, treated, kept));
        counts.addAll(arm("warm", Arm.CONTROL, withheld - withheld / 2, keptToo - keptToo / 2));
        counts.addAll(arm("brief", Arm.CONTROL, withheld / 2, keptToo / 2));
        return counts;
    }

    private static List<Effects.Count> arm(String variant, Arm arm, long n, long retained) {
        return List.of(
                new Effects.Count("apologise", 2, variant, arm, 0, n, 0, 0, 0, 0, arm == Arm.CONTROL ? 1 : 0),
                new Effects.Count("apologise", 2, variant, arm, 30, n, retained, 2.0 * n, 5.0 * n, 3.0 * n, 0));
    }

    private static Comparison after30(List<Effects.Count> counts) {
        return Comparison.of(counts, LOOKED_FOR).stream()
                .filter(one -> one.days() == 30)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_withheld_of_all_variants_are_compared_with() {
        // when
        var comparison = after30(counts(900, 560, 100, 50));

        assertThat(comparison.treatment().retained().n()).isEqualTo(900);
        assertThat(comparison.control().retained().n()).isEqualTo(100);
        assertThat(comparison.control().crossed()).isEqualTo(2);
        assertThat(Objects.requireNonNull(comparison.retention()).value())
                .isCloseTo(100 * (560 / 900.0 - 0.5), within(1e-9));
        assertThat(comparison.treatment().reward()).isEqualTo(2_700);
        assertThat(comparison.treatment().balance().value()).isEqualTo(2);
        assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.CONTINUE);
    }

    @Test
    void a_look_that_is_sure_for_one_time_only_does_not_stop() {
        // when
        var comparison = after30(counts(900, 560, 100, 50));

        assertThat(Objects.requireNonNull(comparison.retention()).differs()).isTrue();
        assertThat(Objects.requireNonNull(comparison.sequential()).interval().contains(0))
                .isTrue();
    }

    @Test
    void a_large_effect_stops_and_a_large_harm_does_too() {
        // when
        var better = after30(counts(9_000, 6_300, 1_000, 500));

        assertThat(better.verdict()).isEqualTo(Comparison.Verdict.STOP_BENEFIT);
        assertThat(after30(counts(9_000, 2_700, 1_000, 500)).verdict()).isEqualTo(Comparison.Verdict.STOP_HARM);
    }

    @Test
    void enough_customers_without_an_effect_stop_too() {
        // when
        var same = after30(counts(9_000, 4_500, 1_000, 500));

        assertThat(same.sampleMin()).isLessThan(1_000);
        assertThat(Objects.requireNonNull(same.power())).isGreaterThan(0.8);
        assertThat(same.verdict()).isEqualTo(Comparison.Verdict.STOP_FUTILE);
    }

    @Test
    void below_thirty_in_an_arm_nothing_is_stopped() {
        // when
        var few = after30(counts(900, 900, 29, 1));

        assertThat(few.verdict()).isEqualTo(Comparison.Verdict.TOO_FEW);
        assertThat(after30(counts(900, 850, 30, 1)).verdict()).isEqualTo(Comparison.Verdict.STOP_BENEFIT);
    }

    @Test
    void nothing_is_known_before_the_days_have_passed() {
        // when
        var comparisons = Comparison.of(counts(10, 5, 10, 5), LOOKED_FOR);

        assertThat(comparisons).extracting(Comparison::days).containsExactly(30, 90, 180);
        var later = comparisons.get(2);
        assertThat(later.retention()).isNull();
        assertThat(later.balance()).isNull();
        assertThat(later.power()).isNull();
        assertThat(later.treatment().assigned()).isEqualTo(10);
        assertThat(later.treatment().retained().percent()).isNull();
        assertThat(Comparison.of(List.of(), LOOKED_FOR)).isEmpty();
    }
}
