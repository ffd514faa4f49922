package io.heartline.metrics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivalTest {
    private static final Offset<Double> PRINTED = within(0.00006);

    /** Survivor function, standard error and interval as printed by Stata's {@code sts list} for these data. */
    @ParameterizedTest
    @CsvSource({
        "6, 21, 3, 0.8571, 0.0764, 0.6197, 0.9516",
        "7, 17, 1, 0.8067, 0.0869, 0.5631, 0.9228",
        "10, 15, 1, 0.7529, 0.0963, 0.5032, 0.8894",
        "13, 12, 1, 0.6902, 0.1068, 0.4316, 0.8491",
        "16, 11, 1, 0.6275, 0.1141, 0.3675, 0.8049",
        "22, 7, 1, 0.5378, 0.1282, 0.2678, 0.7468",
        "23, 6, 1, 0.4482, 0.1346, 0.1881, 0.6801"
    })
    void kaplan_meier_gives_the_published_curve_of_the_treated(
            double weeks, long atRisk, long ends, double left, double error, double low, double high) {
        // when
        var curve = SurvivalCurve.of(Remission.treated());

        var step = Objects.requireNonNull(curve.at(weeks));
        assertThat(step.time()).isEqualTo(weeks);
        assertThat(step.atRisk()).isEqualTo(atRisk);
        assertThat(step.ends()).isEqualTo(ends);
        assertThat(step.left()).isCloseTo(left, PRINTED);
        assertThat(step.error()).isCloseTo(error, PRINTED);
        var interval = Objects.requireNonNull(step.interval());
        assertThat(interval.low()).isCloseTo(low, PRINTED);
        assertThat(interval.high()).isCloseTo(high, PRINTED);
        assertThat(curve.median()).isEqualTo(23);
    }

    @Test
    void the_curve_of_those_who_all_ended_is_their_share_and_ends_at_nothing() {
        // when
        var curve = SurvivalCurve.of(Remission.placebo());

        assertThat(curve.median()).isEqualTo(8);
        assertThat(curve.steps()).hasSize(12);
        assertThat(Objects.requireNonNull(curve.at(5)).left()).isCloseTo(12 / 21.0, within(1e-12));
        assertThat(curve.steps().getLast().left()).isZero();
        assertThat(curve.steps().getLast().interval()).isNull();
    }

    @Test
    void of_nobody_and_of_nobody_who_ended_there_is_no_step() {
        // when
        var watched = SurvivalCurve.of(List.of(new Lifetime(3, false)));

        assertThat(watched.steps()).isEmpty();
        assertThat(watched.median()).isNull();
        assertThat(watched.at(3)).isNull();
        assertThat(SurvivalCurve.of(List.of()).n()).isZero();
    }

    /** 16.79 with one degree of freedom: Kleinbaum and Klein, Survival Analysis, 2012, chapter 2. */
    @Test
    void log_rank_gives_the_published_statistic() {
        // when
        var test = Objects.requireNonNull(LogRank.of(List.of(Remission.treated(), Remission.placebo())));

        assertThat(test.chiSquared()).isCloseTo(16.79, within(0.005));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.pValue()).isCloseTo(4.17e-5, within(1e-6));
    }

    @Test
    void an_empty_group_is_no_group_and_one_group_cannot_be_compared() {
        // when
        var test = LogRank.of(List.of(Remission.treated(), List.of(), Remission.placebo()));

        assertThat(Objects.requireNonNull(test).degreesOfFreedom()).isEqualTo(1);
        assertThat(LogRank.of(List.of(Remission.treated(), List.of()))).isNull();
        assertThat(LogRank.of(List.of(List.of(new Lifetime(1, false)), List.of(new Lifetime(2, false)))))
                .isNull();
    }

    /** Coefficient 1.572, standard error 0.412, concordance 0.69: R's {@code survival::coxph} with Efron's ties. */
    @Test
    void cox_gives_the_published_hazard_of_the_placebo() {
        // when
        var cox = Objects.requireNonNull(Cox.of(Remission.all(), Remission.covariates(false)));

        var effect = cox.effects().getFirst();
        assertThat(effect.coefficient()).isCloseTo(1.5721, within(0.0001));
        assertThat(effect.error()).isCloseTo(0.4124, within(0.0001));
        assertThat(effect.ratio()).isCloseTo(4.817, within(0.001));
        assertThat(effect.interval().low()).isCloseTo(2.147, within(0.001));
        assertThat(effect.interval().high()).isCloseTo(10.81, within(0.005));
        assertThat(cox.concordance().share()).isCloseTo(0.690, within(0.001));
        assertThat(cox.n()).isEqualTo(42);
        assertThat(cox.ends()).isEqualTo(30);
    }

    /** Coefficients 1.386 and 1.691, errors 0.425 and 0.336: R's {@code survival::coxph} with Efron's ties. */
    @Test
    void cox_separates_two_covariates_as_published() {
        // when
        var cox = Objects.requireNonNull(Cox.of(Remission.all(), Remission.covariates(true)));

        assertThat(cox.effects().get(0).coefficient()).isCloseTo(1.386, within(0.001));
        assertThat(cox.effects().get(0).error()).isCloseTo(0.425, within(0.001));
        assertThat(cox.effects().get(1).coefficient()).isCloseTo(1.691, within(0.001));
        assertThat(cox.effects().get(1).error()).isCloseTo(0.336, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void cox_finds_what_a_simulation_put_in_whatever_the_order(long seed) {
        var random = new Random(seed);
        int n = 2_000;
        List<Integer> order = new ArrayList<>();
        var lifetimes = new Lifetime[n];
        var covariates = new double[n][];
        for (int i = 0; i < n; i++) {
            order.add(i);
            covariates[i] = new double[] {random.nextGaussian(), random.nextBoolean() ? 1 : 0};
            double time = -Math.log(random.nextDouble()) / Math.exp(0.7 * covariates[i][0] - 0.4 * covariates[i][1]);
            lifetimes[i] = new Lifetime(Math.min(time, 1.5), time <= 1.5);
        }
        Collections.shuffle(order, random);
        var shuffled = order.stream().map(i -> lifetimes[i]).toArray(Lifetime[]::new);
        var shuffledCovariates = order.stream().map(i -> covariates[i]).toArray(double[][]::new);

        // when
        var cox = Objects.requireNonNull(Cox.of(lifetimes, covariates));

        var effects = cox.effects();
        assertThat(effects.get(0).coefficient())
                .isCloseTo(0.7, within(4 * effects.get(0).error()));
        assertThat(effects.get(1).coefficient())
                .isCloseTo(-0.4, within(4 * effects.get(1).error()));
        var again = Objects.requireNonNull(Cox.of(shuffled, shuffledCovariates));
        assertThat(again.effects().get(0).coefficient())
                .isCloseTo(effects.get(0).coefficient(), within(1e-9));
        assertThat(again.concordance()).isEqualTo(cox.concordance());
    }

    @Test
    void where_there_is_no_estimate_there_is_none() {
        var all = Remission.all();
        var separated = new double[all.length][];
        var doubled = new double[all.length][];
        for (int i = 0; i < all.length; i++) {
            separated[i] = new double[] {all[i].ended() ? 1 : 0};
            doubled[i] = new double[] {i % 3, 2.0 * (i % 3)};
        }
        var watched = new Lifetime[] {new Lifetime(1, false), new Lifetime(2, false)};

        // when
        var cox = Cox.of(all, separated);

        assertThat(cox).isNull();
        assertThat(Cox.of(all, doubled)).isNull();
        assertThat(Cox.of(watched, new double[][] {{1}, {2}})).isNull();
        assertThat(Cox.of(Remission.placebo().toArray(Lifetime[]::new), new double[21][1]))
                .isNull();
        assertThatThrownBy(() -> Cox.of(all, new double[1][1])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void concordance_counts_pairs_of_which_it_is_known_who_ended_first() {
        var lifetimes = new Lifetime[] {
            new Lifetime(1, true), new Lifetime(2, false), new Lifetime(3, true), new Lifetime(3, false)
        };

        // when
        var concordance = Concordance.of(lifetimes, new double[] {3, 9, 3, 1});

        // (1, 2) wrong, (1, 3) equal, (1, 4) right, (3, 4) right
        assertThat(concordance.pairs()).isEqualTo(4);
        assertThat(concordance.share()).isEqualTo(2.5 / 4);
        assertThat(Concordance.of(new Lifetime[0], new double[0]).share()).isNull();
    }

    @Test
    void a_lifetime_does_not_end_before_it_began() {
        assertThatThrownBy(() -> new Lifetime(-1, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lifetime(Double.NaN, true)).isInstanceOf(IllegalArgumentException.class);
    }
}
