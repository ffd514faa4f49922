package io.heartline.localstack.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scoring of the Numenta Anomaly Benchmark under its standard profile (Lavin and Ahmad, Evaluating Real-time Anomaly
 * Detection Algorithms, 2015): the first detection in a labelled window counts, the more the earlier; each one outside
 * costs 0.11, less if a window has just ended; a window without a detection costs 1. One threshold holds for a group.
 */
final class AnomalyScoring {
    private static final double FALSE_ALARM = 0.11;
    private static final double PROBATION = 0.15;
    private static final int PROBATION_POINTS_OF = 5000;
    private static final double FAR = 3;
    private static final double STEEP = 5;
    private static final double FIRST = sigmoid(-1);
    /** Beyond so many points detections are so many that no threshold can be the best. */
    private static final int CONSIDERED = 2000;

    private AnomalyScoring() {}

    /**
     * A window of points that were labelled anomalous.
     *
     * @param first index of the first point
     * @param last index of the last point
     */
    record Labelled(int first, int last) {
        int length() {
            return last - first + 1;
        }
    }

    /**
     * A series that was judged.
     *
     * @param scores for each point, the higher the more unusual
     * @param windows in order
     */
    record Judged(double[] scores, List<Labelled> windows) {
        /** The points at the beginning that nobody is asked about. */
        int probation() {
            return (int) Math.min(Math.floor(PROBATION * scores.length), PROBATION * PROBATION_POINTS_OF);
        }

        /** How many points from a threshold on lie outside every window, after probation. */
        long falseAlarms(double threshold) {
            long count = 0;
            for (int i = probation(); i < scores.length; i++) {
                int at = i;
                if (scores[i] >= threshold
                        && windows.stream().noneMatch(one -> one.first() <= at && at <= one.last())) {
                    count++;
                }
            }
            return count;
        }
    }

    /**
     * What a group of series comes to.
     *
     * @param normalised 0 for detecting nothing, 100 for detecting each window at its first point alone
     * @param threshold from which score on a point counts as detected
     */
    record Result(double normalised, double threshold) {}

    /** The score of a group at the threshold that suits it best, as the benchmark has it. */
    static Result best(List<Judged> group) {
        List<Double> thresholds = new ArrayList<>();
        for (var one : group) {
            for (int i = one.probation(); i < one.scores().length; i++) {
                thresholds.add(one.scores()[i]);
            }
        }
        var highest = thresholds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return Stream.concat(
                        Stream.of(highest + 1),
                        thresholds.stream()
                                .sorted(Comparator.reverseOrder())
                                .limit(CONSIDERED)
                                .distinct())
                .map(threshold -> new Result(at(group, threshold), threshold))
                .max(Comparator.comparingDouble(Result::normalised))
                .orElseThrow();
    }

    /** The normalised score of a group at a threshold. */
    static double at(List<Judged> group, double threshold) {
        double raw = group.stream().mapToDouble(one -> raw(one, threshold)).sum();
        long windows = group.stream().mapToLong(one -> one.windows().size()).sum();
        return 100 * (raw + windows) / (2.0 * windows);
    }

    private static List<Labelled> counted(Judged one) {
        return one.windows().stream()
                .filter(window -> window.last() >= one.probation())
                .toList();
    }

    private static double raw(Judged one, double threshold) {
        var windows = counted(one);
        var hit = new boolean[windows.size()];
        double total = 0;
        int begun = -1;
        for (int i = 0; i < one.scores().length; i++) {
            while (begun + 1 < windows.size() && windows.get(begun + 1).first() <= i) {
                begun++;
            }
            if (i >= one.probation() && one.scores()[i] >= threshold) {
                if (begun < 0) {
                    total -= FALSE_ALARM;
                } else if (i > windows.get(begun).last()) {
                    total += FALSE_ALARM * sigmoid(behind(windows.get(begun), i));
                } else if (!hit[begun]) {
                    hit[begun] = true;
                    total += sigmoid(-(windows.get(begun).last() - i + 1)
                                    / (double) windows.get(begun).length())
                            / FIRST;
                }
            }
        }
        for (boolean found : hit) {
            total -= found ? 0 : 1;
        }
        return total;
    }

    /** How far a point is behind a window, in lengths of it. */
    private static double behind(Labelled window, int point) {
        double length = window.length() - 1.0;
        return length > 0 ? (point - window.last()) / length : FAR + 1;
    }

    private static double sigmoid(double position) {
        return position > FAR ? -1 : 2 / (1 + Math.exp(STEEP * position)) - 1;
    }
}
