package io.heartline.ingestion.prompt;

import org.jspecify.annotations.Nullable;

/**
 * A share with its 95 % interval.
 *
 * @param n how many it is a share of
 * @param value 0 to 1; null for none
 * @param low the lower end of Wilson's interval
 * @param high its upper end
 */
public record Share(
        long n,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high) {
    private static final double Z = 1.959963984540054;

    /** The share that {@code hits} are of {@code n}, with the score interval of Wilson (1927). */
    public static Share of(long hits, long n) {
        if (n == 0) {
            return new Share(0, null, null, null);
        }
        double p = (double) hits / n;
        double scale = 1 + Z * Z / n;
        double middle = (p + Z * Z / (2 * n)) / scale;
        double reach = Z / scale * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
        return new Share(n, p, Math.max(0, middle - reach), Math.min(1, middle + reach));
    }
}
