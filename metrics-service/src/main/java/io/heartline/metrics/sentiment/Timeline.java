package io.heartline.metrics.sentiment;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.estimate.Sums;
import io.heartline.metrics.evidence.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tells the two clocks of a scope step by step, from the sums of its hours. */
public final class Timeline {
    private Timeline() {}

    /**
     * A step.
     *
     * @param from its first instant
     * @param to the first instant after it
     * @param n how many expressions it has
     * @param abstained how many scores of it abstained; they are in nothing else
     * @param felt the unweighted mean valence of the step
     * @param emotions the share of each emotion in the step, 0 to 1; empty of nothing
     * @param believed the sentiment at the end of the step: the decayed mean of everything until then
     */
    public record Step(
            Instant from, Instant to, long n, long abstained, Mean felt, Map<Emotion, Double> emotions, Mean believed) {
        /** Keeps the emotions as they are now. */
        public Step {
            emotions = Map.copyOf(emotions);
        }
    }

    /**
     * Which steps.
     *
     * @param from the start of a step
     * @param to the start of a step, later than {@code from}
     */
    record Span(Instant from, Instant to, Grain grain) {}

    /**
     * The steps of a span, without a gap.
     *
     * @param earlier what comes before the hours, decayed to the start of the span
     * @param hours of the scope, in order of time
     */
    static List<Step> steps(Sums earlier, List<Hour> hours, Span span, Duration halfLife) {
        List<Step> steps = new ArrayList<>();
        var from = span.from();
        var decayed = earlier;
        var decayedTo = from;
        int next = 0;
        for (; next < hours.size() && hours.get(next).start().isBefore(from); next++) {
            decayed = decayed.plus(weighted(hours.get(next), from, halfLife));
        }
        for (var start = from;
                start.isBefore(span.to());
                start = start.plus(span.grain().length())) {
            var end = start.plus(span.grain().length());
            decayed = decayed.times(HourSums.weight(Duration.between(end, decayedTo), halfLife));
            decayedTo = end;
            long[] sums = new long[HourSums.LENGTH];
            for (; next < hours.size() && hours.get(next).start().isBefore(end); next++) {
                var hour = hours.get(next);
                decayed = decayed.plus(weighted(hour, end, halfLife));
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += hour.sums()[i];
                }
            }
            steps.add(step(start, end, sums, decayed));
        }
        return steps;
    }

    private static Step step(Instant start, Instant end, long[] sums, Sums decayed) {
        var histogram = new Histogram();
        histogram.add(Arrays.copyOfRange(sums, HourSums.EMOTIONS, HourSums.VV));
        long n = sums[HourSums.N];
        var plain = new Sums(n, n, decimal(sums[HourSums.V]), decimal(sums[HourSums.VV]), n);
        return new Step(
                start, end, n, sums[HourSums.ABSTAINED], Mean.of(plain), histogram.distribution(), Mean.of(decayed));
    }

    private static Sums weighted(Hour hour, Instant at, Duration halfLife) {
        long[] sums = hour.sums();
        return new Sums(
                        sums[HourSums.N],
                        decimal(sums[HourSums.W]),
                        decimal(sums[HourSums.WV]),
                        decimal(sums[HourSums.WVV]),
                        decimal(sums[HourSums.WW]))
                .times(HourSums.weight(Duration.between(at, hour.start()), halfLife));
    }

    private static double decimal(long micros) {
        return (double) micros / Micros.ONE;
    }
}
