package io.heartline.metrics.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which share is left after how long, estimated from lifetimes of which some had not ended.
 *
 * @param n how many lifetimes
 * @param ends how many of them ended
 * @param steps at each time at which some ended, in order of time
 * @param median the first time at which at most half is left; null if it was not reached
 */
public record SurvivalCurve(
        long n, long ends, List<Step> steps, @Nullable Double median) {
    /** Keeps the steps as they are now. */
    public SurvivalCurve {
        steps = List.copyOf(steps);
    }

    /**
     * What is left from a time on.
     *
     * @param time in the unit of the lifetimes
     * @param atRisk how many were watched until then
     * @param ends how many of them ended then
     * @param left the share that is left, 0 to 1
     * @param error Greenwood's standard error of the share
     * @param interval 95 % on the scale log(−log), so that it lies within 0 to 1; null where nothing is left
     */
    public record Step(
            double time,
            long atRisk,
            long ends,
            double left,
            double error,
            @Nullable Interval interval) {}

    /**
     * The product-limit estimate.
     *
     * <p>E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, 1958; variance of M.
     * Greenwood, 1926; interval of J. D. Kalbfleisch and R. L. Prentice, 1980. Who left watching at a time is at risk at it.
     */
    public static SurvivalCurve of(List<Lifetime> lifetimes) {
        var sorted = new ArrayList<>(lifetimes);
        sorted.sort(Comparator.comparingDouble(Lifetime::time));
        List<Step> steps = new ArrayList<>();
        double left = 1;
        double greenwood = 0;
        long ended = 0;
        @Nullable Double median = null;
        for (int i = 0; i < sorted.size(); ) {
            double time = sorted.get(i).time();
            long atRisk = (long) sorted.size() - i;
            long ends = 0;
            for (; i < sorted.size() && sorted.get(i).time() == time; i++) {
                ends += sorted.get(i).ended() ? 1 : 0;
            }
            if (ends > 0) {
                ended += ends;
                left *= (double) (atRisk - ends) / atRisk;
                greenwood += ends == atRisk ? 0 : (double) ends / atRisk / (atRisk - ends);
                steps.add(step(time, atRisk, ends, left, greenwood));
                median = median == null && left <= 0.5 ? Double.valueOf(time) : median;
            }
        }
        return new SurvivalCurve(lifetimes.size(), ended, steps, median);
    }

    private static Step step(double time, long atRisk, long ends, double left, double greenwood) {
        if (left == 0) {
            return new Step(time, atRisk, ends, 0, 0, null);
        }
        double half = Normal.Z * Math.sqrt(greenwood) / -Math.log(left);
        return new Step(
                time,
                atRisk,
                ends,
                left,
                left * Math.sqrt(greenwood),
                new Interval(Math.pow(left, Math.exp(half)), Math.pow(left, Math.exp(-half))));
    }

    /** The step that holds at a time; null before the first one. */
    public @Nullable Step at(double time) {
        @Nullable Step holds = null;
        for (var step : steps) {
            if (step.time() > time) {
                break;
            }
            holds = step;
        }
        return holds;
    }
}
