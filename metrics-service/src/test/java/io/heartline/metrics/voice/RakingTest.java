package io.heartline.metrics.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RakingTest {
    /**
     * Persons by age (15–19, 20–24, … 50 and over) and marital status (single, married, widowed or divorced) of a census,
     * and the margins of the year after. Figures: SAS/IML User's Guide, "Iterative Proportional Fitting", after Bishop,
     * Fienberg and Holland, Discrete Multivariate Analysis, 1975.
     */
    private static final double[][] KNOWN = {
        {1306, 83, 0},
        {619, 765, 3},
        {263, 1194, 9},
        {173, 1372, 28},
        {171, 1393, 51},
        {159, 1372, 81},
        {208, 1350, 108},
        {1116, 4100, 2329}
    };

    private static final double[] AGES = {1412, 1402, 1450, 1541, 1681, 1532, 1662, 7644};
    private static final double[] STATUSES = {3988, 11702, 2634};
    private static final double[][] ADJUSTED = {
        {1325.27, 86.73, 0}, {615.56, 783.39, 3.05}, {253.94, 1187.18, 8.88}, {165.13, 1348.55, 27.32},
        {173.41, 1454.71, 52.87}, {147.21, 1308.12, 76.67}, {202.33, 1352.28, 107.40}, {1105.16, 4181.04, 2357.81}
    };

    @Test
    void a_census_is_adjusted_to_the_margins_of_the_next_year_as_published() {
        var cells = new double[23];
        var ages = new int[23];
        var statuses = new int[23];
        int cell = 0;
        for (int age = 0; age < 8; age++) {
            for (int status = 0; status < 3; status++) {
                if (KNOWN[age][status] > 0) {
                    cells[cell] = KNOWN[age][status];
                    ages[cell] = age;
                    statuses[cell++] = status;
                }
            }
        }

        // when
        var fitted = Raking.fit(
                cells, List.of(new Raking.Margin(ages, AGES), new Raking.Margin(statuses, STATUSES)), 0, 1000);

        double scale = 18324 / Arrays.stream(cells).sum();
        for (int i = 0; i < cells.length; i++) {
            // The published figures were fitted until a round changed nothing by more than 0.01
            assertThat(cells[i] * fitted.weights()[i] * scale).isCloseTo(ADJUSTED[ages[i]][statuses[i]], within(0.05));
        }
        assertThat(fitted.converged()).isTrue();
        assertThat(fitted.error()).isLessThan(1e-9);
    }

    @Test
    void nobody_weighs_more_or_less_than_the_limits_and_the_missed_margin_is_told() {
        // 99 of a stratum that is a hundredth of the population, and 1 of the other
        var margin = new Raking.Margin(new int[] {0, 1}, new double[] {1, 99});

        // when
        var fitted = Raking.fit(new double[] {99, 1}, List.of(margin), 0.3, 3);

        assertThat(fitted.weights()[1]).isCloseTo(3, within(1e-6));
        assertThat(99 * fitted.weights()[0] + fitted.weights()[1]).isCloseTo(100, within(1e-6));
        assertThat(fitted.error()).isGreaterThan(0.9);
    }

    @Test
    void strata_without_anybody_are_left_out_of_the_margin() {
        var margin = new Raking.Margin(new int[] {0, 2}, new double[] {30, 40, 30});

        // when
        var fitted = Raking.fit(new double[] {10, 30}, List.of(margin), 0.1, 10);

        assertThat(fitted.weights()[0]).isCloseTo(2, within(1e-9));
        assertThat(fitted.weights()[1]).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(fitted.error()).isLessThan(1e-9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_margin_is_met_when_nothing_is_trimmed(long seed) {
        var random = new Random(seed);
        double[] counts = new double[12];
        int[] rows = new int[12];
        int[] columns = new int[12];
        double[] rowTargets = new double[3];
        double[] columnTargets = new double[4];
        for (int i = 0; i < 12; i++) {
            counts[i] = 1 + random.nextInt(50);
            rows[i] = i / 4;
            columns[i] = i % 4;
            double population = 1 + random.nextInt(500);
            rowTargets[rows[i]] += population;
            columnTargets[columns[i]] += population;
        }

        // when
        var fitted = Raking.fit(
                counts,
                List.of(new Raking.Margin(rows, rowTargets), new Raking.Margin(columns, columnTargets)),
                0,
                1e9);

        assertThat(fitted.error()).isLessThan(1e-8);
    }
}
