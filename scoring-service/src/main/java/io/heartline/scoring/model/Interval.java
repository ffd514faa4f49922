package io.heartline.scoring.model;

/**
 * A figure with its 95 % interval.
 *
 * @param value the figure
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Interval(double value, double low, double high) {
    private static final double Z = 1.959963984540054;

    /**
     * A share with the interval of Wilson (1927).
     *
     * @param hits how many
     * @param n of how many; at least 1
     */
    public static Interval wilson(long hits, long n) {
        double share = (double) hits / n;
        double z2 = Z * Z;
        double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        return new Interval(
                share, Math.max(0, Math.min(share, middle - half)), Math.min(1, Math.max(share, middle + half)));
    }

    /**
     * A mean with its interval under the normal approximation; as wide as its range where there is but one value.
     *
     * @param sum of the values
     * @param squares the sum of their squares
     * @param n how many; at least 1
     * @param min the least possible value
     * @param max the greatest possible value
     */
    public static Interval mean(double sum, double squares, long n, double min, double max) {
        double mean = sum / n;
        if (n == 1) {
            return new Interval(mean, min, max);
        }
        double variance = Math.max(0, (squares - n * mean * mean) / (n - 1));
        double half = Z * Math.sqrt(variance / n);
        return new Interval(mean, Math.max(min, mean - half), Math.min(max, mean + half));
    }
}
