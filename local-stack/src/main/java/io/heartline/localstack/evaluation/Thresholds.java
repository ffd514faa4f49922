package io.heartline.localstack.evaluation;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Chooses from where on a label is there. */
final class Thresholds {
    private Thresholds() {}

    /**
     * Returns the threshold that gives the best F1 on these texts; the highest of several.
     *
     * @param truth whether the label is there
     * @param values from high, likely there, to low
     * @param otherwise what to return where no threshold finds anything
     */
    static double best(boolean[] truth, double[] values, double otherwise) {
        var order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        var there = IntStream.range(0, truth.length).filter(i -> truth[i]).count();
        var best = 0.0;
        var threshold = otherwise;
        var hits = 0L;
        for (var i = 0; i < order.length; i++) {
            hits += truth[order[i]] ? 1 : 0;
            var isLastOfEquals = i + 1 == order.length || values[order[i + 1]] != values[order[i]];
            var f1 = 2.0 * hits / (i + 1 + there);
            if (isLastOfEquals && f1 > best) {
                best = f1;
                threshold = values[order[i]];
            }
        }
        return threshold;
    }
}
