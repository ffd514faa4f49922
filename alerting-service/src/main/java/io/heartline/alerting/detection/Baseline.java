package io.heartline.alerting.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many complaints are ordinary at an hour of the week.
 *
 * <p>The mean of an hour of the week (its neighbours count half) leans on the mean of the hour of the day, and that on
 * the mean of all hours, the more the less history there is. Hours far above the others, past crises, are cut down to
 * three times the 98th percentile (or the median of the same hour of other weeks), so that they do not become ordinary. A scope that lately has more of everything is
 * given a higher level. The dispersion is estimated by moments from what the means leave over.
 */
final class Baseline {
    private static final int DAY = 24;
    private static final int WEEK = 168;
    private static final int WEEKS_FOR_WEEKDAYS = 4;
    private static final double LEAN_ON_DAY = 8;
    private static final double LEAN_ON_ALL = 12;
    private static final double CUT_QUANTILE = 0.98;
    private static final double CUT_FACTOR = 3;
    private static final double CUT_MIN = 3;
    private static final double PRIOR_NEGATIVES = 1;
    private static final double PRIOR_HOURS = 24;
    private static final double LEVEL_PRIOR = 10;
    private static final double LEVEL_MAX = 4;
    private static final double DISPERSION_MIN = 0.05;
    private static final double DISPERSION_MAX = 2;

    private final double[] byHourOfWeek;
    private final double dispersion;

    private Baseline(double[] byHourOfWeek, double dispersion) {
        this.byHourOfWeek = byHourOfWeek;
        this.dispersion = dispersion;
    }

    static Baseline of(History history) {
        var counts = cut(history);
        double all = mean(counts);
        var ofDay = ofDay(history, counts, all);
        var ofWeek = ofWeek(history, counts, ofDay);
        double level = level(history, counts, ofWeek);
        for (int i = 0; i < WEEK; i++) {
            ofWeek[i] *= level;
        }
        return new Baseline(ofWeek, dispersion(history, counts, ofWeek));
    }

    /** What is ordinary between two instants. */
    NegativeBinomial between(Instant from, Instant until) {
        double mean = 0;
        for (var at = from; at.isBefore(until); ) {
            long hour = hour(at);
            var next = Instant.ofEpochSecond((hour + 1) * 3600);
            var end = next.isBefore(until) ? next : until;
            mean += byHourOfWeek[Math.floorMod(hour, WEEK)]
                    * (Duration.between(at, end).toMillis() / 3_600_000.0);
            at = end;
        }
        return new NegativeBinomial(mean, dispersion);
    }

    static long hour(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 3600L);
    }

    private static double[] cut(History history) {
        var counts = new double[Math.toIntExact(history.hours())];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = history.at(history.firstHour() + i);
        }
        if (counts.length == 0) {
            return counts;
        }
        double most = Math.max(CUT_MIN, CUT_FACTOR * quantile(counts, CUT_QUANTILE));
        var result = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            double usual = counts[i] <= most ? 0 : quantile(sameHourOfWeek(counts, i), 0.5);
            result[i] = Math.min(counts[i], Math.max(most, CUT_FACTOR * usual));
        }
        return result;
    }

    private static double[] sameHourOfWeek(double[] counts, int of) {
        return IntStream.iterate(of % WEEK, i -> i < counts.length, i -> i + WEEK)
                .mapToDouble(i -> counts[i])
                .toArray();
    }

    private static double quantile(double[] counts, double share) {
        var sorted = counts.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static double mean(double[] counts) {
        return (Arrays.stream(counts).sum() + PRIOR_NEGATIVES) / (counts.length + PRIOR_HOURS);
    }

    private static double[] ofDay(History history, double[] counts, double all) {
        var sum = new double[DAY];
        var weight = new double[DAY];
        for (int i = 0; i < counts.length; i++) {
            int hour = Math.floorMod(history.firstHour() + i, DAY);
            sum[hour] += counts[i];
            weight[hour]++;
        }
        var means = new double[DAY];
        for (int hour = 0; hour < DAY; hour++) {
            means[hour] = (sum[hour] + LEAN_ON_ALL * all) / (weight[hour] + LEAN_ON_ALL);
        }
        return means;
    }

    private static double[] ofWeek(History history, double[] counts, double[] ofDay) {
        var sum = new double[WEEK];
        var weight = new double[WEEK];
        if (counts.length >= WEEKS_FOR_WEEKDAYS * WEEK) {
            for (int i = 0; i < counts.length; i++) {
                int hour = Math.floorMod(history.firstHour() + i, WEEK);
                for (int near = -1; near <= 1; near++) {
                    int other = Math.floorMod(hour + near, WEEK);
                    sum[other] += counts[i] * (near == 0 ? 1 : 0.5);
                    weight[other] += near == 0 ? 1 : 0.5;
                }
            }
        }
        var means = new double[WEEK];
        for (int hour = 0; hour < WEEK; hour++) {
            means[hour] = (sum[hour] + LEAN_ON_DAY * ofDay[hour % DAY]) / (weight[hour] + LEAN_ON_DAY);
        }
        return means;
    }

    /** How much the last week was above what the hours of the week say; never below 1. */
    private static double level(History history, double[] counts, double[] ofWeek) {
        double observed = LEVEL_PRIOR;
        double expected = LEVEL_PRIOR;
        for (int i = Math.max(0, counts.length - WEEK); i < counts.length; i++) {
            observed += counts[i];
            expected += ofWeek[Math.floorMod(history.firstHour() + i, WEEK)];
        }
        return Math.clamp(observed / expected, 1, LEVEL_MAX);
    }

    private static double dispersion(History history, double[] counts, double[] ofWeek) {
        double over = 0;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            double mean = ofWeek[Math.floorMod(history.firstHour() + i, WEEK)];
            over += (counts[i] - mean) * (counts[i] - mean) - mean;
            squares += mean * mean;
        }
        return squares == 0 ? DISPERSION_MIN : Math.clamp(over / squares, DISPERSION_MIN, DISPERSION_MAX);
    }
}
