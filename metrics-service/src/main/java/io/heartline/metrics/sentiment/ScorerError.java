package io.heartline.metrics.sentiment;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.estimate.Share;
import io.heartline.metrics.estimate.Sums;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Widens intervals by what is known of the errors of those who scored: errors that more texts do not average away. */
final class ScorerError {
    private static final double Z = 1.959963984540054;

    private final Map<String, Double> shares;
    private final Map<String, Accuracy> accuracies;

    /**
     * The error of some models together.
     *
     * @param shares which part each of them scored, together 1; empty of nothing
     * @param accuracies of those that have a card
     */
    ScorerError(Map<String, Double> shares, Map<String, Accuracy> accuracies) {
        this.shares = new TreeMap<>(shares); // so that the sums are added in the same order
        this.accuracies = accuracies;
    }

    /**
     * A mean with what the error of the scorers does to it.
     *
     * @param corrected what the mean is if errors are as frequent as on the card; null if a card does not tell
     * @param interval 95 %: from the lowest to the highest that sampling and the scorers' error make of either mean;
     *     null if a card does not tell or sampling has no interval
     */
    public record Widened(
            @Nullable Double corrected, @Nullable Interval interval) {}

    /**
     * The error of a mean valence. With P the part of the mean that lies above 0 and N the part below, and each
     * model's ratio r ({@link Accuracy#side}) weighted by its share: corrected = P·r₊ + N·r₋, deviation² = (P·r₊·s₊)² +
     * (N·r₋·s₋)². Interval: the hull of mean ± h and corrected ± √(h² + (1.96 · deviation)²), h half the interval of
     * sampling.
     *
     * @param above the part of the weighted sum that lies above 0
     */
    Widened mean(Sums sums, double above) {
        var half = Mean.halfWidth(sums);
        var positive = together(accuracy -> accuracy.side("positive"));
        var negative = together(accuracy -> accuracy.side("negative"));
        if (sums.n() == 0 || sums.w() <= 0 || positive.isEmpty() || negative.isEmpty()) {
            return new Widened(null, null);
        }
        double high = above / sums.w() * positive.get().factor();
        double low = (sums.wv() - above) / sums.w() * negative.get().factor();
        double corrected = clamp(high + low);
        if (half == null) {
            return new Widened(corrected, null);
        }
        double deviation = Math.hypot(
                high * positive.get().logDeviation(), low * negative.get().logDeviation());
        double wide = Math.hypot(half, Z * deviation);
        double mean = sums.wv() / sums.w();
        return new Widened(
                corrected,
                new Interval(
                        clamp(Math.min(mean - half, corrected - wide)),
                        clamp(Math.max(mean + half, corrected + wide))));
    }

    /**
     * The intervals of the shares of emotions: the hull of Wilson's interval and of the corrected share with the error
     * of both, on the scale of logarithms; an emotion of which a card does not tell is left out.
     */
    Map<Emotion, Interval> emotions(Histogram histogram) {
        Map<Emotion, Interval> intervals = new EnumMap<>(Emotion.class);
        long n = histogram.n();
        if (n == 0) {
            return intervals;
        }
        for (var emotion : Emotion.values()) {
            var share = Share.of(histogram.count(emotion), n);
            together(accuracy -> accuracy.emotion(emotion.wire()))
                    .ifPresent(ratio -> intervals.put(emotion, widened(share, ratio)));
        }
        return intervals;
    }

    private static Interval widened(Share share, Accuracy.Ratio ratio) {
        var sampled = Objects.requireNonNull(share.interval());
        double q = Objects.requireNonNull(share.percent()) / 100;
        double low = sampled.low() / 100;
        double high = sampled.high() / 100;
        double z = Z * ratio.logDeviation();
        if (q == 0) {
            return new Interval(0, Math.min(1, high * Math.max(1, ratio.factor() * Math.exp(z))));
        }
        double corrected = q * ratio.factor();
        double down = low <= 0 ? 0 : corrected * Math.exp(-Math.hypot(Math.log(q / low), z));
        double up = corrected * Math.exp(Math.hypot(Math.log(high / q), z));
        return new Interval(Math.min(low, down), Math.min(1, Math.max(high, up)));
    }

    /** The ratio of all models together; empty unless every one of them has it. */
    private Optional<Accuracy.Ratio> together(Function<Accuracy, Optional<Accuracy.Ratio>> of) {
        double factor = 0;
        double variance = 0;
        for (var scored : shares.entrySet()) {
            var accuracy = accuracies.get(scored.getKey());
            var ratio = accuracy == null ? Optional.<Accuracy.Ratio>empty() : of.apply(accuracy);
            if (ratio.isEmpty()) {
                return Optional.empty();
            }
            double part = scored.getValue() * ratio.get().factor();
            factor += part;
            variance += Math.pow(part * ratio.get().logDeviation(), 2);
        }
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(new Accuracy.Ratio(factor, Math.sqrt(variance) / factor));
    }

    private static double clamp(double valence) {
        return Math.clamp(valence, -1, 1);
    }
}
