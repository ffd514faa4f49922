package io.heartline.metrics.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weeks in remission of 42 children with leukaemia, 21 on 6-mercaptopurine and 21 on a placebo: E. J. Freireich et al., The
 * effect of 6-mercaptopurine on the duration of steroid-induced remissions in acute leukemia, Blood 21, 1963. The
 * logarithms of their white blood cell counts are those in D. G. Kleinbaum and M. Klein, Survival Analysis, 2012.
 */
final class Remission {
    private static final int[] TREATED = {6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
    private static final int TREATED_ENDED = 9;
    private static final double[] TREATED_CELLS = {
        3.28, 2.31, 4.06, 4.43, 2.96, 2.88, 3.60, 2.32, 2.57, 3.20, 2.80, 2.70, 2.60, 2.16, 2.05, 2.01, 1.78, 2.20,
        2.53, 1.47, 1.45
    };
    private static final int[] PLACEBO = {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
    private static final double[] PLACEBO_CELLS = {
        2.80, 5.00, 4.91, 4.48, 4.01, 4.36, 2.42, 3.49, 3.97, 3.52, 3.05, 2.32, 3.26, 3.49, 2.12, 1.50, 3.06, 2.30,
        2.95, 2.73, 1.97
    };

    private Remission() {}

    static List<Lifetime> treated() {
        return IntStream.range(0, TREATED.length)
                .mapToObj(i -> new Lifetime(TREATED[i], i < TREATED_ENDED))
                .toList();
    }

    static List<Lifetime> placebo() {
        return IntStream.of(PLACEBO)
                .mapToObj(weeks -> new Lifetime(weeks, true))
                .toList();
    }

    static Lifetime[] all() {
        var all = new ArrayList<>(treated());
        all.addAll(placebo());
        return all.toArray(Lifetime[]::new);
    }

    /** 1 for the placebo, and the logarithm of the white blood cell count. */
    static double[][] covariates(boolean withCells) {
        int n = TREATED.length;
        return IntStream.range(0, 2 * n)
                .mapToObj(i -> withCells
                        ? new double[] {i < n ? 0 : 1, i < n ? TREATED_CELLS[i] : PLACEBO_CELLS[i - n]}
                        : new double[] {i < n ? 0 : 1})
                .toArray(double[][]::new);
    }
}
