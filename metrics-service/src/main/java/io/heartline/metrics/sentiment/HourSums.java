package io.heartline.metrics.sentiment;

import io.heartline.metrics.evidence.Emotions;
import io.heartline.metrics.evidence.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is added up of one hour of one scope, in whole numbers: n, valence, and the sums w, wv, wv² and w² in 10⁻⁶, with
 * weights relative to the start of the hour; then the count of each emotion, the sum of squares without weights, the
 * part of wv that is above 0, and how many scores abstained, which are in none of the others.
 *
 * <p>Whole numbers can be added in any order and taken away again exactly. A weight is {@code 2^((t − hour) / H)}, the
 * same as in a sum of decayed weights at any later time but for a factor that the whole hour shares.
 */
final class HourSums {
    static final int N = 0;
    static final int V = 1;
    static final int W = 2;
    static final int WV = 3;
    static final int WVV = 4;
    static final int WW = 5;
    static final int EMOTIONS = 6;
    static final int VV = EMOTIONS + Emotions.ORDER.size();
    static final int WV_ABOVE = VV + 1;
    static final int ABSTAINED = WV_ABOVE + 1;
    static final int LENGTH = ABSTAINED + 1;

    private HourSums() {}

    /** What one expression adds. */
    static long[] of(Said said, Instant at, Duration halfLife) {
        long[] sums = new long[LENGTH];
        var emotion = said.emotion();
        if (emotion == null) {
            sums[ABSTAINED] = 1;
            return sums;
        }
        double weight = weight(Duration.between(at.truncatedTo(ChronoUnit.HOURS), at), halfLife);
        double valence = (double) said.valenceMicros() / Micros.ONE;
        var exact = Micros.decimal(said.valenceMicros());
        sums[N] = 1;
        sums[V] = said.valenceMicros();
        sums[W] = Micros.of(weight);
        sums[WV] = Micros.of(weight * valence);
        sums[WVV] = Micros.of(weight * valence * valence);
        sums[WW] = Micros.of(weight * weight);
        sums[EMOTIONS + Emotions.index(emotion)] = 1;
        sums[VV] = Micros.of(exact.multiply(exact));
        sums[WV_ABOVE] = Math.max(0, sums[WV]);
        return sums;
    }

    /** {@code 2^(age / H)}; the age is negative for what decays. StrictMath gives the same bits on every machine. */
    static double weight(Duration age, Duration halfLife) {
        return StrictMath.pow(2, (double) age.toMillis() / halfLife.toMillis());
    }
}
