package io.heartline.alerting.detection;

/**
 * Follows the sum of the last points of a series, on a logarithmic scale: what is ordinary at the hour of the day, and
 * how improbable more than that is.
 */
final class HorizonWatch {
    private static final int DAY = 24;
    private static final long HOUR_SECONDS = 3600;
    private static final double LEAN_ON_ALL = 48;

    private final double[] last;
    private final double[] sums = new double[DAY];
    private final double[] weights = new double[DAY];
    private final LogTail tail = new LogTail();
    private double sumOfAll;
    private double weightOfAll;
    private long seen;

    HorizonWatch(int points) {
        last = new double[points];
    }

    /** Takes in a point, and says how surprising the sum of the last ones is: −log10 of a probability. */
    double take(long epochSecond, double value, double weight, boolean learned, boolean fit) {
        last[(int) (seen % last.length)] = value;
        seen++;
        double level = Math.log1p(sum());
        int hour = Math.floorMod(Math.floorDiv(epochSecond, HOUR_SECONDS), DAY);
        double ordinary = ordinary(hour, level, weight);
        if (fit) {
            tail.fit(weight);
        }
        double surprise = learned ? tail.surprise(level - ordinary) : 0;
        tail.add(level - ordinary, weight);
        sums[hour] += weight * level;
        weights[hour] += weight;
        sumOfAll += weight * level;
        weightOfAll += weight;
        return surprise;
    }

    // Added anew each time: what is added and taken away leaves rounding errors behind.
    private double sum() {
        double sum = 0;
        for (double value : last) {
            sum += value;
        }
        return sum;
    }

    private double ordinary(int hour, double level, double weight) {
        double all = weightOfAll > 0 ? sumOfAll / weightOfAll : level;
        return (sums[hour] + LEAN_ON_ALL * all * weight) / (weights[hour] + LEAN_ON_ALL * weight);
    }

    void rescale(double by) {
        tail.rescale(by);
        for (int hour = 0; hour < DAY; hour++) {
            sums[hour] /= by;
            weights[hour] /= by;
        }
        sumOfAll /= by;
        weightOfAll /= by;
    }
}
