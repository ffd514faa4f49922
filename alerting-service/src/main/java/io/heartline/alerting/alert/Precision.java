package io.heartline.alerting.alert;

import org.jspecify.annotations.Nullable;

/**
 * How often alerts of a rule were worth it, by what people said.
 *
 * @param rule the rule
 * @param fired how many fired
 * @param n of how many somebody said something
 * @param useful how many of those were useful
 * @param falseAlarms how many of those were false alarms
 * @param precision useful / n; absent without any
 * @param low of the 95 % interval; absent without any
 * @param high of the 95 % interval; absent without any
 */
record Precision(
        String rule,
        long fired,
        long n,
        long useful,
        long falseAlarms,
        @Nullable Double precision,
        @Nullable Double low,
        @Nullable Double high) {
    /** The 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /** With Wilson's score interval (Wilson 1927), which holds for small n and for shares of 0 and 1 too. */
    static Precision of(String rule, long fired, long n, long useful, long falseAlarms) {
        if (n == 0) {
            return new Precision(rule, fired, 0, 0, 0, null, null, null);
        }
        double share = (double) useful / n;
        double scale = 1 + Z * Z / n;
        double middle = (share + Z * Z / (2 * n)) / scale;
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n)) / scale;
        return new Precision(
                rule, fired, n, useful, falseAlarms, share, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
