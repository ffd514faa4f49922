package io.heartline.localstack.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Intervals by drawing the texts again, with replacement (Efron, "Bootstrap methods: another look at the jackknife", 1979),
 * from a fixed seed: the same texts give the same intervals. A resample is how many times each text is in it.
 */
final class Bootstrap {
    private static final long SEED = 20_260_301L;
    private static final double TAIL = 0.025;

    private final int texts;
    private final int resamples;

    Bootstrap(int texts, int resamples) {
        this.texts = texts;
        this.resamples = resamples;
    }

    /**
     * The figures of all texts, each with its interval. A figure that a resample does not define is left out of its
     * interval; an interval holds the figure itself.
     *
     * @param figures told how many times each text counts, returns the same figures in the same order each time
     */
    List<Estimate> estimates(Function<int[], double[]> figures) {
        var counts = new int[texts];
        Arrays.fill(counts, 1);
        var whole = figures.apply(counts);
        var drawn = new double[whole.length][resamples];
        var random = new SplittableRandom(SEED);
        for (var round = 0; round < resamples; round++) {
            Arrays.fill(counts, 0);
            for (var i = 0; i < texts; i++) {
                counts[random.nextInt(texts)]++;
            }
            var some = figures.apply(counts);
            for (var figure = 0; figure < whole.length; figure++) {
                drawn[figure][round] = some[figure];
            }
        }
        var estimates = new ArrayList<Estimate>();
        for (var figure = 0; figure < whole.length; figure++) {
            estimates.add(estimate(whole[figure], drawn[figure]));
        }
        return estimates;
    }

    private static Estimate estimate(double value, double[] drawn) {
        var sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
        if (Double.isNaN(value) || sorted.length == 0) {
            return new Estimate(value, value, value);
        }
        var low = sorted[(int) Math.floor(TAIL * (sorted.length - 1))];
        var high = sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))];
        return new Estimate(value, Math.min(low, value), Math.max(high, value));
    }
}
