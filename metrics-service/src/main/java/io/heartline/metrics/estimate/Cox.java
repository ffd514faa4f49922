package io.heartline.metrics.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * By which factor properties go with a higher or lower risk of ending.
 *
 * @param n how many lifetimes
 * @param ends how many of them ended
 * @param effects of each covariate, in their order
 * @param logLikelihood the partial one, at the estimate
 * @param concordance how well the estimate orders the lifetimes that it was made of
 */
public record Cox(long n, long ends, List<Effect> effects, double logLikelihood, Concordance concordance) {
    private static final int ITERATIONS_MAX = 50;
    private static final int HALVINGS_MAX = 30;
    private static final double CONVERGED = 1e-10;
    /** A coefficient this far out, or this unsure, per standard deviation belongs to a likelihood without a maximum. */
    private static final double COEFFICIENT_MAX = 20;

    private static final double SINGULAR = 1e-10;

    /** Keeps the effects as they are now. */
    public Cox {
        effects = List.copyOf(effects);
    }

    /**
     * What one covariate goes with.
     *
     * @param coefficient the logarithm of the hazard ratio of one unit more
     * @param error its standard error
     * @param ratio the hazard ratio
     * @param interval of the ratio, 95 % (Wald)
     * @param pValue of the Wald test that the ratio is 1
     */
    public record Effect(double coefficient, double error, double ratio, Interval interval, double pValue) {
        static Effect of(double coefficient, double error) {
            return new Effect(
                    coefficient,
                    error,
                    Math.exp(coefficient),
                    new Interval(Math.exp(coefficient - Normal.Z * error), Math.exp(coefficient + Normal.Z * error)),
                    Normal.twoSided(coefficient / error));
        }
    }

    /**
     * Fits the proportional hazards model (D. R. Cox, Regression models and life-tables, 1972) with ties after B. Efron, The
     * efficiency of Cox's likelihood function for censored data, 1977, by Newton's method from 0 with step halving.
     *
     * @param lifetimes who was watched for how long
     * @param covariates of each of them, all of the same length of at least 1
     * @return null where there is no estimate: nothing ended, a covariate is constant or follows from others, or the
     *     likelihood has no maximum
     * @throws IllegalArgumentException if there are not as many rows of covariates as lifetimes
     */
    public static @Nullable Cox of(Lifetime[] lifetimes, double[][] covariates) {
        if (lifetimes.length != covariates.length) {
            throw new IllegalArgumentException("there are not as many rows of covariates as lifetimes");
        }
        long ends = Arrays.stream(lifetimes).filter(Lifetime::ended).count();
        if (ends == 0) {
            return null;
        }
        var scale = Scale.of(covariates);
        if (scale == null) {
            return null;
        }
        var problem = new Problem(lifetimes, scale.apply(covariates));
        var fitted = problem.fit();
        if (fitted == null) {
            return null;
        }
        int width = scale.deviations.length;
        Effect[] effects = new Effect[width];
        for (int i = 0; i < width; i++) {
            effects[i] = Effect.of(
                    fitted.beta[i] / scale.deviations[i],
                    Math.sqrt(fitted.covariance.getEntry(i, i)) / scale.deviations[i]);
        }
        double[] risks = new double[lifetimes.length];
        for (int i = 0; i < risks.length; i++) {
            risks[i] = risk(effects, covariates[i]);
        }
        return new Cox(
                lifetimes.length, ends, List.of(effects), fitted.logLikelihood, Concordance.of(lifetimes, risks));
    }

    /** The logarithm of the hazard of somebody with these covariates, up to a constant. */
    public double risk(double[] covariates) {
        return risk(effects.toArray(Effect[]::new), covariates);
    }

    private static double risk(Effect[] effects, double[] covariates) {
        double risk = 0;
        for (int i = 0; i < effects.length; i++) {
            risk += effects[i].coefficient() * covariates[i];
        }
        return risk;
    }

    /** Means and standard deviations, by which covariates are put on one scale before the fit. */
    private record Scale(double[] means, double[] deviations) {
        static @Nullable Scale of(double[][] rows) {
            int width = rows[0].length;
            double[] means = new double[width];
            double[] deviations = new double[width];
            for (int j = 0; j < width; j++) {
                for (var row : rows) {
                    means[j] += row[j] / rows.length;
                }
                for (var row : rows) {
                    deviations[j] += (row[j] - means[j]) * (row[j] - means[j]) / rows.length;
                }
                deviations[j] = Math.sqrt(deviations[j]);
                if (!(deviations[j] > SINGULAR * (1 + Math.abs(means[j])))) {
                    return null;
                }
            }
            return new Scale(means, deviations);
        }

        double[][] apply(double[][] rows) {
            double[][] scaled = new double[rows.length][means.length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < means.length; j++) {
                    scaled[i][j] = (rows[i][j] - means[j]) / deviations[j];
                }
            }
            return scaled;
        }
    }

    private record Fitted(double[] beta, RealMatrix covariance, double logLikelihood) {}

    /** The partial likelihood and its derivatives. */
    private static final class Problem {
        private final Lifetime[] lifetimes;
        private final double[][] x;
        private final int width;

        Problem(Lifetime[] lifetimes, double[][] x) {
            var order = IntStream.range(0, lifetimes.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> lifetimes[i].time())
                            .reversed())
                    .toList();
            this.lifetimes = order.stream().map(i -> lifetimes[i]).toArray(Lifetime[]::new);
            this.x = order.stream().map(i -> x[i]).toArray(double[][]::new);
            this.width = x[0].length;
        }

        @Nullable
        Fitted fit() {
            double[] beta = new double[width];
            var state = new State(width);
            add(beta, state);
            for (int iteration = 0; iteration < ITERATIONS_MAX; iteration++) {
                var solver = new QRDecomposition(new Array2DRowRealMatrix(state.information), SINGULAR).getSolver();
                if (!solver.isNonSingular()) {
                    return null;
                }
                double[] step =
                        solver.solve(new ArrayRealVector(state.gradient)).toArray();
                double before = state.logLikelihood;
                double[] next = moved(beta, step, 1);
                state = at(next);
                for (int halving = 1; state.logLikelihood < before && halving < HALVINGS_MAX; halving++) {
                    next = moved(beta, step, Math.scalb(1.0, -halving));
                    state = at(next);
                }
                beta = next;
                if (Arrays.stream(beta).anyMatch(one -> Math.abs(one) > COEFFICIENT_MAX)) {
                    return null;
                }
                if (Math.abs(state.logLikelihood - before) <= CONVERGED * (1 + Math.abs(before))) {
                    return fitted(beta, state);
                }
            }
            return null;
        }

        private static @Nullable Fitted fitted(double[] beta, State state) {
            var solver = new QRDecomposition(new Array2DRowRealMatrix(state.information), SINGULAR).getSolver();
            if (!solver.isNonSingular()) {
                return null;
            }
            var covariance = solver.getInverse();
            for (int i = 0; i < beta.length; i++) {
                if (!(Math.sqrt(covariance.getEntry(i, i)) < COEFFICIENT_MAX)) {
                    return null;
                }
            }
            return new Fitted(beta, covariance, state.logLikelihood);
        }

        private static double[] moved(double[] beta, double[] step, double by) {
            double[] next = new double[beta.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = beta[i] + by * step[i];
            }
            return next;
        }

        private State at(double[] beta) {
            var state = new State(width);
            add(beta, state);
            return state;
        }

        /** Goes from the last time to the first, so that whoever is at risk has been added before. */
        private void add(double[] beta, State state) {
            var risk = new Moments(width);
            for (int i = 0; i < lifetimes.length; ) {
                var ended = new Moments(width);
                double time = lifetimes[i].time();
                int ends = 0;
                for (; i < lifetimes.length && lifetimes[i].time() == time; i++) {
                    double linear = 0;
                    for (int j = 0; j < width; j++) {
                        linear += beta[j] * x[i][j];
                    }
                    risk.add(x[i], Math.exp(linear));
                    if (lifetimes[i].ended()) {
                        ends++;
                        ended.add(x[i], Math.exp(linear));
                        state.end(x[i], linear);
                    }
                }
                for (int tie = 0; tie < ends; tie++) {
                    state.subtract(risk, ended, (double) tie / ends);
                }
            }
        }
    }

    /** Sums of weights, of weighted covariates and of their weighted products. */
    private static final class Moments {
        private double s0;
        private final double[] s1;
        private final double[][] s2;

        Moments(int width) {
            s1 = new double[width];
            s2 = new double[width][width];
        }

        void add(double[] x, double weight) {
            s0 += weight;
            for (int i = 0; i < s1.length; i++) {
                s1[i] += weight * x[i];
                for (int j = 0; j <= i; j++) {
                    s2[i][j] += weight * x[i] * x[j];
                }
            }
        }
    }

    private static final class State {
        private double logLikelihood;
        private final double[] gradient;
        private final double[][] information;

        State(int width) {
            gradient = new double[width];
            information = new double[width][width];
        }

        void end(double[] x, double linear) {
            logLikelihood += linear;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += x[i];
            }
        }

        void subtract(Moments risk, Moments ended, double share) {
            double s0 = risk.s0 - share * ended.s0;
            logLikelihood -= Math.log(s0);
            double[] mean = new double[gradient.length];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (risk.s1[i] - share * ended.s1[i]) / s0;
                gradient[i] -= mean[i];
            }
            for (int i = 0; i < mean.length; i++) {
                for (int j = 0; j <= i; j++) {
                    information[i][j] += (risk.s2[i][j] - share * ended.s2[i][j]) / s0 - mean[i] * mean[j];
                    information[j][i] = information[i][j];
                }
            }
        }
    }
}
