package io.heartline.metrics.voice;

import java.util.Arrays;
import java.util.List;

/**
 * Weights under which the margins of a sample are those of its population: iterative proportional fitting (W. E. Deming
 * and F. F. Stephan, On a least squares adjustment of a sampled frequency table when the expected marginal totals are
 * known, 1940), with weights kept within limits at every round (D. Izrael, M. P. Battaglia and M. R. Frankel, Extreme
 * survey weight adjustment as a component of sample balancing, 2009).
 */
final class Raking {
    private static final int ROUNDS_MAX = 500;
    private static final double TOLERANCE = 1e-10;
    /** After so many rounds a weight is outside its limits by less than anybody can see. */
    private static final int TRIMS = 30;

    private Raking() {}

    /**
     * A margin.
     *
     * @param strata the stratum of each cell, by number
     * @param targets the total that each stratum is to have, above 0 or without a cell
     */
    record Margin(int[] strata, double[] targets) {}

    /**
     * What was fitted.
     *
     * @param weights of each unit of a cell; their mean over all units is 1
     * @param error the largest difference between the share of a stratum and its target, 0 to 1
     * @param converged whether another round changes nothing
     */
    record Fitted(double[] weights, double error, boolean converged) {}

    /**
     * Fits weights.
     *
     * @param counts how many units each cell has, above 0
     * @param min the least weight, relative to the mean
     * @param max the greatest weight, relative to the mean
     */
    static Fitted fit(double[] counts, List<Margin> margins, double min, double max) {
        double[] weights = new double[counts.length];
        Arrays.fill(weights, 1);
        boolean converged = false;
        for (int round = 0; round < ROUNDS_MAX && !converged; round++) {
            double[] before = weights.clone();
            margins.forEach(margin -> scale(weights, counts, margin));
            trim(weights, counts, min, max);
            converged = true;
            for (int i = 0; i < weights.length; i++) {
                converged &= Math.abs(weights[i] - before[i]) <= TOLERANCE;
            }
        }
        double error = 0;
        for (var margin : margins) {
            double[] shares = totals(weights, counts, margin);
            double all = Arrays.stream(shares).sum();
            double target = reachable(margin, shares);
            for (int stratum = 0; stratum < shares.length; stratum++) {
                if (shares[stratum] > 0) {
                    error = Math.max(error, Math.abs(shares[stratum] / all - margin.targets()[stratum] / target));
                }
            }
        }
        return new Fitted(weights, error, converged);
    }

    private static void scale(double[] weights, double[] counts, Margin margin) {
        double[] totals = totals(weights, counts, margin);
        double all = Arrays.stream(counts).sum();
        double target = reachable(margin, totals);
        for (int i = 0; i < weights.length; i++) {
            int stratum = margin.strata()[i];
            weights[i] *= margin.targets()[stratum] / target * all / totals[stratum];
        }
    }

    /** Brings weights to a mean of 1 and into their limits; what is cut off is shared out among all. */
    private static void trim(double[] weights, double[] counts, double min, double max) {
        double all = Arrays.stream(counts).sum();
        for (int round = 0; round < TRIMS; round++) {
            double mean = weighted(weights, counts) / all;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = Math.clamp(weights[i] / mean, min, max);
            }
        }
        double mean = weighted(weights, counts) / all;
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= mean;
        }
    }

    private static double weighted(double[] weights, double[] counts) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * counts[i];
        }
        return sum;
    }

    private static double[] totals(double[] weights, double[] counts, Margin margin) {
        double[] totals = new double[margin.targets().length];
        for (int i = 0; i < weights.length; i++) {
            totals[margin.strata()[i]] += weights[i] * counts[i];
        }
        return totals;
    }

    /** The population of the strata that have anybody in the sample: nobody can stand for the others. */
    private static double reachable(Margin margin, double[] totals) {
        double sum = 0;
        for (int stratum = 0; stratum < totals.length; stratum++) {
            sum += totals[stratum] > 0 ? margin.targets()[stratum] : 0;
        }
        return sum;
    }
}
