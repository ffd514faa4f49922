package io.heartline.scoring.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Texts with the label that a person gave and the one that a model gave, and what follows from them.
 *
 * <p>Shares have Wilson intervals (Wilson, "Probable inference, the law of succession, and statistical inference", 1927).
 * F1 and calibration errors have the 2.5th and 97.5th percentile of a bootstrap with a fixed seed (Efron, "Bootstrap
 * methods: another look at the jackknife", 1979). The expected calibration error is that of Guo et al., "On calibration of
 * modern neural networks" (2017), in ten bins of equal width; it is biased upwards where there are few texts.
 */
final class Verdicts {
    /** The label of a text on which the model abstained. */
    static final int NO_ANSWER = -1;

    /** The label of a figure that is about all of them. */
    static final int ALL = -1;

    private static final int BINS = 10;
    private static final int RESAMPLES = 200;
    private static final long SEED = 20260301;

    private final int labels;
    private final List<Verdict> verdicts = new ArrayList<>();

    Verdicts(int labels) {
        this.labels = labels;
    }

    /** A figure of one label, or of {@link #ALL}. */
    record Figure(int label, String measure, double value, double low, double high, long n) {}

    private record Verdict(int truth, int said, double confidence) {
        static final Comparator<Verdict> ORDER = Comparator.comparingInt(Verdict::truth)
                .thenComparingInt(Verdict::said)
                .thenComparingDouble(Verdict::confidence);
    }

    /**
     * Adds a text.
     *
     * @param said {@link #NO_ANSWER} if the model abstained
     * @param confidence 0 to 1
     */
    void add(int truth, int said, double confidence) {
        verdicts.add(new Verdict(truth, said, confidence));
    }

    /** The figures of each label that a person or the model gave, then those of all; none without a text. */
    List<Figure> figures() {
        if (verdicts.isEmpty()) {
            return List.of();
        }
        // In one order, so that the resamples do not depend on the order in which the texts came.
        verdicts.sort(Verdict.ORDER);
        var whole = new Sheet();
        verdicts.forEach(whole::add);
        var resamples = resamples();
        var figures = new ArrayList<Figure>();
        for (int label = 0; label < labels; label++) {
            figures.addAll(ofLabel(label, whole, resamples));
        }
        figures.add(spread(ALL, "f1", whole.macro(), resamples, Sheet::macro, verdicts.size()));
        long answered = whole.answered();
        if (answered > 0) {
            figures.add(
                    spread(ALL, "calibration-error", whole.error(ALL), resamples, sheet -> sheet.error(ALL), answered));
        }
        figures.add(share(ALL, "coverage", answered, verdicts.size()));
        return figures;
    }

    private List<Figure> ofLabel(int label, Sheet whole, List<Sheet> resamples) {
        var figures = new ArrayList<Figure>();
        if (whole.said[label] > 0) {
            figures.add(share(label, "precision", whole.hit[label], whole.said[label]));
        }
        if (whole.truth[label] > 0) {
            figures.add(share(label, "recall", whole.hit[label], whole.truth[label]));
        }
        if (whole.said[label] + whole.truth[label] > 0) {
            long n = whole.said[label] + whole.truth[label] - whole.hit[label];
            figures.add(spread(label, "f1", whole.f1(label), resamples, sheet -> sheet.f1(label), n));
        }
        if (whole.said[label] > 0) {
            figures.add(spread(
                    label,
                    "calibration-error",
                    whole.error(label),
                    resamples,
                    sheet -> sheet.error(label),
                    whole.said[label]));
        }
        return figures;
    }

    private List<Sheet> resamples() {
        var random = new SplittableRandom(SEED);
        var sheets = new ArrayList<Sheet>();
        for (int round = 0; round < RESAMPLES; round++) {
            var sheet = new Sheet();
            for (int i = 0; i < verdicts.size(); i++) {
                sheet.add(verdicts.get(random.nextInt(verdicts.size())));
            }
            sheets.add(sheet);
        }
        return sheets;
    }

    /** Reads one figure off a sheet; NaN where it is not defined. */
    private interface Reader {
        double read(Sheet sheet);
    }

    private static Figure spread(
            int label, String measure, double value, List<Sheet> resamples, Reader reader, long n) {
        var sorted = resamples.stream()
                .mapToDouble(reader::read)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Figure(label, measure, value, value, value, n);
        }
        double low = sorted[(int) (0.025 * (sorted.length - 1))];
        double high = sorted[(int) Math.ceil(0.975 * (sorted.length - 1))];
        return new Figure(label, measure, value, Math.min(low, value), Math.max(high, value), n);
    }

    private static Figure share(int label, String measure, long hits, long n) {
        var share = Interval.wilson(hits, n);
        return new Figure(label, measure, share.value(), share.low(), share.high(), n);
    }

    /** What is counted of some texts. */
    private final class Sheet {
        private final long[] truth = new long[labels];
        private final long[] said = new long[labels];
        private final long[] hit = new long[labels];
        private final double[][] confidence = new double[labels][BINS];
        private final long[][] right = new long[labels][BINS];
        private final long[][] count = new long[labels][BINS];

        void add(Verdict verdict) {
            truth[verdict.truth()]++;
            int label = verdict.said();
            if (label == NO_ANSWER) {
                return;
            }
            int bin = Math.min(BINS - 1, (int) (verdict.confidence() * BINS));
            said[label]++;
            confidence[label][bin] += verdict.confidence();
            count[label][bin]++;
            if (label == verdict.truth()) {
                hit[label]++;
                right[label][bin]++;
            }
        }

        long answered() {
            return Arrays.stream(said).sum();
        }

        double f1(int label) {
            long sum = truth[label] + said[label];
            return sum == 0 ? Double.NaN : 2.0 * hit[label] / sum;
        }

        /** The mean over the labels that people gave. */
        double macro() {
            double sum = 0;
            int given = 0;
            for (int label = 0; label < labels; label++) {
                if (truth[label] > 0) {
                    sum += f1(label);
                    given++;
                }
            }
            return given == 0 ? Double.NaN : sum / given;
        }

        /** The expected calibration error of a label, or of {@link #ALL}. */
        double error(int label) {
            double error = 0;
            long all = 0;
            for (int bin = 0; bin < BINS; bin++) {
                double sum = 0;
                long rights = 0;
                long counted = 0;
                for (int each = 0; each < labels; each++) {
                    if (label == ALL || label == each) {
                        sum += confidence[each][bin];
                        rights += right[each][bin];
                        counted += count[each][bin];
                    }
                }
                error += Math.abs(sum - rights);
                all += counted;
            }
            return all == 0 ? Double.NaN : error / all;
        }
    }
}
