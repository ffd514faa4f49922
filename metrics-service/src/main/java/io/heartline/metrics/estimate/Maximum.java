package io.heartline.metrics.estimate;

import java.util.List;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the positive parameters under which something is most likely; the same start gives the same bits.
 *
 * @param parameters at the maximum
 * @param logLikelihood there
 */
record Maximum(double[] parameters, double logLikelihood) {
    private static final int EVALUATIONS_MAX = 4_000;
    private static final double RELATIVE = 1e-12;
    private static final double ABSOLUTE = 1e-9;
    private static final double SIDE = 0.5;
    /** How often it starts again from the best, since a simplex may collapse before it is there. */
    private static final int RESTARTS = 2;
    /** Parameters are sought between e^−14 and e^14. */
    private static final double LOG_MAX = 14;

    /** The log-likelihood of positive parameters. */
    interface Likelihood {
        double log(double[] parameters);
    }

    /**
     * The best of the maxima found from several starts (J. A. Nelder and R. Mead, A simplex method for function
     * minimization, 1965, over the logarithms of the parameters).
     *
     * @return null if it was found from no start within the evaluations allowed
     */
    static @Nullable Maximum of(Likelihood likelihood, List<double[]> starts) {
        @Nullable Maximum best = null;
        for (var start : starts) {
            best = better(best, from(likelihood, start));
        }
        for (int i = 0; i < RESTARTS && best != null; i++) {
            best = better(best, from(likelihood, best.parameters));
        }
        return best;
    }

    private static @Nullable Maximum better(@Nullable Maximum one, @Nullable Maximum other) {
        return one == null || (other != null && other.logLikelihood > one.logLikelihood) ? other : one;
    }

    private static @Nullable Maximum from(Likelihood likelihood, double[] start) {
        double[] at = new double[start.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.log(start[i]);
        }
        MultivariateFunction function = logs -> {
            for (double log : logs) {
                if (Math.abs(log) > LOG_MAX) {
                    return Double.NEGATIVE_INFINITY;
                }
            }
            double value = likelihood.log(exp(logs));
            return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        };
        try {
            var found = new SimplexOptimizer(RELATIVE, ABSOLUTE)
                    .optimize(
                            new MaxEval(EVALUATIONS_MAX),
                            new ObjectiveFunction(function),
                            GoalType.MAXIMIZE,
                            new InitialGuess(at),
                            new NelderMeadSimplex(at.length, SIDE));
            return new Maximum(exp(found.getPoint()), found.getValue());
        } catch (MathIllegalStateException e) {
            return null;
        }
    }

    private static double[] exp(double[] logs) {
        double[] parameters = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            parameters[i] = Math.exp(logs[i]);
        }
        return parameters;
    }
}
