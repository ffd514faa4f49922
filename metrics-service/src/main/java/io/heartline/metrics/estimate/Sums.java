package io.heartline.metrics.estimate;

/**
 * Sums over weighted values of valence.
 *
 * @param n how many values, weights aside
 * @param w the sum of the weights
 * @param wv the sum of weight times valence
 * @param wvv the sum of weight times squared valence
 * @param ww the sum of squared weights
 */
public record Sums(long n, double w, double wv, double wvv, double ww) {
    /** The sums over nothing. */
    public static final Sums NONE = new Sums(0, 0, 0, 0, 0);

    /** The sums over one value. */
    public static Sums of(double valence, double weight) {
        return new Sums(1, weight, weight * valence, weight * valence * valence, weight * weight);
    }

    /** The sums over both. */
    public Sums plus(Sums other) {
        return new Sums(n + other.n, w + other.w, wv + other.wv, wvv + other.wvv, ww + other.ww);
    }

    /** The sums with every weight multiplied by a factor. */
    public Sums times(double factor) {
        return new Sums(n, w * factor, wv * factor, wvv * factor, ww * factor * factor);
    }
}
