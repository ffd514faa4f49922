package io.heartline.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Figures of accuracy. */
public final class Measures {
    private static final int BINS = 15;

    private Measures() {}

    /** F1 of a yes-or-no label. */
    static double f1(boolean[] gold, boolean[] said) {
        int hit = 0;
        int wrong = 0;
        for (int i = 0; i < gold.length; i++) {
            hit += gold[i] && said[i] ? 1 : 0;
            wrong += gold[i] != said[i] ? 1 : 0;
        }
        return hit == 0 ? 0 : 2.0 * hit / (2.0 * hit + wrong);
    }

    /** The threshold with the best F1. */
    static double threshold(boolean[] gold, double[] scores) {
        var order = descending(scores);
        int positives = count(gold);
        int hit = 0;
        double best = 0;
        double threshold = 0.5;
        for (int i = 0; i < order.length; i++) {
            hit += gold[order[i]] ? 1 : 0;
            if (i + 1 == order.length || scores[order[i + 1]] != scores[order[i]]) {
                double f1 = hit == 0 ? 0 : 2.0 * hit / (i + 1 + positives);
                if (f1 > best) {
                    best = f1;
                    threshold = scores[order[i]];
                }
            }
        }
        return threshold;
    }

    /** F1 at the threshold with the best F1; optimistic, since the threshold is tuned on what it is measured on. */
    public static double bestF1(boolean[] gold, double[] scores) {
        double threshold = threshold(gold, scores);
        var said = new boolean[gold.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = scores[i] >= threshold;
        }
        return f1(gold, said);
    }

    /** What a model says of a label of a text. */
    public interface Scores {
        double of(int text, int label);
    }

    /** F1 of a yes-or-no label by scores of it. */
    public interface LabelF1 {
        double of(boolean[] gold, double[] scores);
    }

    /**
     * The mean F1 of labels of which a text may have several, over those that any text has; 0 if none has any.
     *
     * @param gold per text and label 1, 0 or NaN for not said; null for a text that says nothing of labels
     * @param labels how many there are
     */
    public static double macroF1(List<double @Nullable []> gold, int labels, Scores scores, LabelF1 f1) {
        double sum = 0;
        int count = 0;
        for (int n = 0; n < labels; n++) {
            int label = n;
            var known = IntStream.range(0, gold.size())
                    .filter(i -> said(gold.get(i), label))
                    .toArray();
            var has = new boolean[known.length];
            for (int i = 0; i < known.length; i++) {
                has[i] = Objects.requireNonNull(gold.get(known[i]))[label] == 1;
            }
            if (any(has)) {
                sum += f1.of(
                        has,
                        Arrays.stream(known)
                                .mapToDouble(i -> scores.of(i, label))
                                .toArray());
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static boolean said(double @Nullable [] gold, int label) {
        return gold != null && !Double.isNaN(gold[label]);
    }

    public static boolean any(boolean[] values) {
        return count(values) > 0;
    }

    /** The index of the largest value; the first of equals. */
    public static int most(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** Macro-F1 of single labels over those that occur in the gold. */
    public static double macroF1(int[] gold, int[] said) {
        return Arrays.stream(gold)
                .distinct()
                .mapToDouble(label -> f1(is(gold, label), is(said, label)))
                .average()
                .orElse(0);
    }

    static boolean[] is(int[] values, int label) {
        var result = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] == label;
        }
        return result;
    }

    /** Expected calibration error in bins of equal width. */
    static double calibrationError(double[] confidence, boolean[] right) {
        var sums = new double[BINS];
        var hits = new double[BINS];
        for (int i = 0; i < right.length; i++) {
            int bin = Math.min(BINS - 1, (int) (confidence[i] * BINS));
            sums[bin] += confidence[i];
            hits[bin] += right[i] ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(sums[bin] - hits[bin]) / right.length;
        }
        return error;
    }

    static double pearson(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return squaresA == 0 || squaresB == 0 ? 0 : both / Math.sqrt(squaresA * squaresB);
    }

    static double spearman(double[] a, double[] b) {
        return pearson(ranks(a), ranks(b));
    }

    private static double[] ranks(double[] values) {
        var order = descending(values);
        var ranks = new double[values.length];
        for (int i = 0; i < order.length; ) {
            int j = i;
            while (j + 1 < order.length && values[order[j + 1]] == values[order[i]]) {
                j++;
            }
            for (int k = i; k <= j; k++) {
                ranks[order[k]] = (i + j) / 2.0;
            }
            i = j + 1;
        }
        return ranks;
    }

    private static int[] descending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int count(boolean[] values) {
        int count = 0;
        for (boolean value : values) {
            count += value ? 1 : 0;
        }
        return count;
    }
}
