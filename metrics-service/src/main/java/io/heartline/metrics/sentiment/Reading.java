package io.heartline.metrics.sentiment;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.estimate.Sums;
import io.heartline.metrics.evidence.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Emotion and sentiment at an instant, as evidence is added in any order. */
public final class Reading {
    private final Instant at;
    private final Instant windowStart;
    private final Instant comparisonStart;
    private final SentimentConfig config;

    private final Histogram emotion = new Histogram();
    private final Histogram before = new Histogram();
    private Sums older = Sums.NONE;
    private Sums recent = Sums.NONE;
    private long recentValenceMicros;
    private double above;
    private long abstained;

    Reading(Instant at, SentimentConfig config) {
        this.at = at;
        this.windowStart = at.minus(config.window());
        this.comparisonStart = windowStart.minus(config.comparison());
        this.config = config;
    }

    /**
     * Whether what is felt now differs from what was believed.
     *
     * @param shifted whether the window's mean lies outside the interval of the sentiment without the window; null if
     *     the window has too little evidence or the sentiment no interval
     * @param mean the mean valence of the window, unweighted; null of nothing
     * @param n how much evidence the window has
     * @param without the sentiment without the window
     * @param distance total variation, 0 to 1, between the emotions of the window and those of the time before; null if
     *     either has none
     */
    public record Shift(
            @Nullable Boolean shifted,
            @Nullable Double mean,
            long n,
            Mean without,
            @Nullable Double distance) {}

    /** Adds one expression; what is later than the instant is left out. */
    void add(Instant time, Emotion felt, long valenceMicros) {
        if (time.isAfter(at)) {
            return;
        }
        var weighted = Sums.of((double) valenceMicros / Micros.ONE, weight(time));
        above += Math.max(0, weighted.wv());
        if (time.isAfter(windowStart)) {
            recent = recent.plus(weighted);
            recentValenceMicros += valenceMicros;
            emotion.add(felt);
        } else {
            older = older.plus(weighted);
            if (time.isAfter(comparisonStart)) {
                before.add(felt);
            }
        }
    }

    /** Counts an expression whose score abstained; what is later than the instant is left out. */
    void abstain(Instant time) {
        if (!time.isAfter(at) && time.isAfter(windowStart)) {
            abstained++;
        }
    }

    /** Adds a whole hour that no boundary divides. */
    void add(Instant hour, long[] sums) {
        if (hour.isAfter(at)) {
            return;
        }
        var weighted = new Sums(
                        sums[HourSums.N],
                        decimal(sums[HourSums.W]),
                        decimal(sums[HourSums.WV]),
                        decimal(sums[HourSums.WVV]),
                        decimal(sums[HourSums.WW]))
                .times(weight(hour));
        above += decimal(sums[HourSums.WV_ABOVE]) * weight(hour);
        var emotions = Arrays.copyOfRange(sums, HourSums.EMOTIONS, HourSums.VV);
        if (hour.isAfter(windowStart)) {
            recent = recent.plus(weighted);
            recentValenceMicros += sums[HourSums.V];
            abstained += sums[HourSums.ABSTAINED];
            emotion.add(emotions);
        } else {
            older = older.plus(weighted);
            if (hour.isAfter(comparisonStart)) {
                before.add(emotions);
            }
        }
    }

    /** Adds what lies before all that is compared, decayed to the instant of the reading. */
    void addOlder(Sums sums) {
        older = older.plus(sums);
    }

    /**
     * Adds what lies before all that is compared, decayed to the instant of the reading.
     *
     * @param aboveZero the part of the sum of valences that is above 0
     */
    void addOlder(Sums sums, double aboveZero) {
        addOlder(sums);
        above += aboveZero;
    }

    /** The emotions of the window. */
    public Histogram emotion() {
        return emotion;
    }

    /** The decayed sums of everything. */
    public Sums sums() {
        return older.plus(recent);
    }

    /** The part of the decayed sum of valences that is above 0. */
    double above() {
        return above;
    }

    /** How many scores of the window abstained; they are in nothing else. */
    long abstained() {
        return abstained;
    }

    /** The sentiment: the decayed mean of everything. */
    public Mean sentiment() {
        return Mean.of(sums());
    }

    /** Compares the window with the sentiment without it. */
    public Shift shift() {
        var without = Mean.of(older);
        Double mean = recent.n() == 0 ? null : (double) recentValenceMicros / Micros.ONE / recent.n();
        var interval = without.interval();
        Boolean shifted = null;
        if (mean != null && recent.n() >= config.shiftMin() && interval != null) {
            shifted = !interval.contains(mean);
        }
        return new Shift(shifted, mean, recent.n(), without, emotion.distance(before));
    }

    private double weight(Instant time) {
        return HourSums.weight(Duration.between(at, time), config.halfLife());
    }

    private static double decimal(long micros) {
        return (double) micros / Micros.ONE;
    }
}
