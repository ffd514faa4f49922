package io.heartline.alerting.casework;

import org.jspecify.annotations.Nullable;

/**
 * A part of n, with Wilson's 95 % interval (Wilson 1927).
 *
 * @param n how many there are
 * @param value absent without any
 * @param low absent without any
 * @param high absent without any
 */
record Share(
        long n,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high) {
    /** The 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    static Share of(long part, long n) {
        if (part < 0 || part > n) {
            throw new IllegalArgumentException("a part is more than the whole");
        }
        if (n == 0) {
            return new Share(0, null, null, null);
        }
        double share = (double) part / n;
        double scale = 1 + Z * Z / n;
        double middle = (share + Z * Z / (2 * n)) / scale;
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n)) / scale;
        return new Share(n, share, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
