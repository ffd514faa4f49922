package io.heartline.alerting.casework;

import org.jspecify.annotations.Nullable;

/**
 * How many there are against the period before, which was as long.
 *
 * <p>Given the sum of two Poisson counts the first is binomial, so that Wilson's interval of its share p gives that of the
 * ratio, p / (1 − p) (Przyborowski and Wilenski 1940).
 *
 * @param before how many there were
 * @param ratio now / before; absent if there were none before
 * @param low of the 95 % interval
 * @param high of the 95 % interval; absent if it has no bound
 */
record Trend(
        long before,
        @Nullable Double ratio,
        @Nullable Double low,
        @Nullable Double high) {
    private static final double ONE = 1 - 1e-12;

    static Trend of(long now, long before) {
        var share = Share.of(now, now + before);
        return new Trend(before, before == 0 ? null : (double) now / before, odds(share.low()), odds(share.high()));
    }

    private static @Nullable Double odds(@Nullable Double share) {
        return share == null || share > ONE ? null : share / (1 - share);
    }
}
