package io.heartline.metrics.sentiment;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.evidence.Emotions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each emotion was expressed. */
public final class Histogram {
    private final long[] counts = new long[Emotions.ORDER.size()];

    /** Counts one more expression of an emotion. */
    public void add(Emotion emotion) {
        counts[Emotions.index(emotion)]++;
    }

    /** Counts as many as another does. */
    void add(long[] others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others[i];
        }
    }

    /** How many expressions had an emotion. */
    long count(Emotion emotion) {
        return counts[Emotions.index(emotion)];
    }

    /** How many expressions there were. */
    public long n() {
        return Arrays.stream(counts).sum();
    }

    /** The share of each emotion, 0 to 1; empty if nothing was expressed. */
    public Map<Emotion, Double> distribution() {
        Map<Emotion, Double> shares = new EnumMap<>(Emotion.class);
        long n = n();
        if (n > 0) {
            for (var emotion : Emotions.ORDER) {
                shares.put(emotion, (double) counts[Emotions.index(emotion)] / n);
            }
        }
        return shares;
    }

    /** Half the sum of the absolute differences of the shares, 0 to 1; null if either is empty. */
    @Nullable
    Double distance(Histogram other) {
        long n = n();
        long m = other.n();
        if (n == 0 || m == 0) {
            return null;
        }
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += Math.abs((double) counts[i] / n - (double) other.counts[i] / m);
        }
        return sum / 2;
    }
}
