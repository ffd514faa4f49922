package io.heartline.metrics.estimate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * Whether groups survive alike.
 *
 * @param chiSquared the statistic
 * @param degreesOfFreedom groups less one
 * @param pValue the probability of a statistic at least as large if they did
 */
public record LogRank(double chiSquared, int degreesOfFreedom, double pValue) {
    private static final double SINGULAR = 1e-10;

    /**
     * The log-rank test (N. Mantel, Evaluation of survival data and two new rank order statistics, 1966; R. Peto and J.
     * Peto, 1972).
     *
     * @return null if fewer than two groups have members, or if nothing ended that could tell them apart
     */
    public static @Nullable LogRank of(Collection<List<Lifetime>> groups) {
        var known = groups.stream().filter(group -> !group.isEmpty()).toList();
        if (known.size() < 2) {
            return null;
        }
        int free = known.size() - 1;
        double[] excess = new double[free];
        double[][] variance = new double[free][free];
        var counts = known.stream().map(Counts::new).toList();
        for (double time : ends(known)) {
            add(counts, time, excess, variance);
        }
        var solver = new QRDecomposition(new Array2DRowRealMatrix(variance), SINGULAR).getSolver();
        if (!solver.isNonSingular()) {
            return null;
        }
        var vector = new ArrayRealVector(excess);
        double chiSquared = vector.dotProduct(solver.solve(vector));
        return new LogRank(chiSquared, free, Normal.chiSquaredTail(chiSquared, free));
    }

    private static TreeSet<Double> ends(List<List<Lifetime>> groups) {
        var ends = new TreeSet<Double>();
        groups.forEach(group -> group.stream().filter(Lifetime::ended).forEach(one -> ends.add(one.time())));
        return ends;
    }

    private static void add(List<Counts> counts, double time, double[] excess, double[][] variance) {
        double atRisk = 0;
        double ended = 0;
        for (var count : counts) {
            count.moveTo(time);
            atRisk += count.atRisk();
            ended += count.ended;
        }
        double spread = atRisk > 1 ? ended * (atRisk - ended) / (atRisk - 1) : 0;
        for (int i = 0; i < excess.length; i++) {
            double share = counts.get(i).atRisk() / atRisk;
            excess[i] += counts.get(i).ended - ended * share;
            for (int j = 0; j < excess.length; j++) {
                double other = counts.get(j).atRisk() / atRisk;
                variance[i][j] += spread * share * ((i == j ? 1 : 0) - other);
            }
        }
    }

    /** One group as time goes on. */
    private static final class Counts {
        private final List<Lifetime> sorted;
        private int gone;
        private int ended;

        Counts(List<Lifetime> group) {
            sorted = group.stream()
                    .sorted(Comparator.comparingDouble(Lifetime::time))
                    .toList();
        }

        void moveTo(double time) {
            while (gone < sorted.size() && sorted.get(gone).time() < time) {
                gone++;
            }
            ended = 0;
            for (int i = gone; i < sorted.size() && sorted.get(i).time() == time; i++) {
                ended += sorted.get(i).ended() ? 1 : 0;
            }
        }

        double atRisk() {
            return sorted.size() - gone;
        }
    }
}
