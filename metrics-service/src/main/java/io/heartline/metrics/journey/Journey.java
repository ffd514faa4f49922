package io.heartline.metrics.journey;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.estimate.Share;
import io.heartline.metrics.estimate.Sums;
import io.heartline.metrics.evidence.Emotions;
import io.heartline.metrics.evidence.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is felt along a journey. What people remember of one is near its peak and its end (D. Kahneman and others, When
 * more pain is preferred to less, 1993), and first impressions matter, too: all four are shown, none is collapsed.
 *
 * @param mean valence of all stops together
 * @param start the first touchpoint in order that anything was felt at; null of nothing
 * @param end the last one; null of nothing
 * @param peaks touchpoints that are higher than their neighbours, and whose interval lies above the mean
 * @param valleys touchpoints that are lower than their neighbours, and whose interval lies below the mean
 */
public record Journey(
        Mean mean,
        List<Stop> stops,
        @Nullable String start,
        List<String> peaks,
        List<String> valleys,
        @Nullable String end) {
    /** Keeps the lists as they are now. */
    public Journey {
        stops = List.copyOf(stops);
        peaks = List.copyOf(peaks);
        valleys = List.copyOf(valleys);
    }

    /**
     * A touchpoint.
     *
     * @param n expressions with a valence
     * @param abstained how many scores abstained; they are in nothing else
     * @param valence unweighted mean, with Student's t interval
     * @param emotions the share of each, with Wilson's interval
     */
    public record Stop(String touchpoint, long n, long abstained, Mean valence, Map<Emotion, Share> emotions) {
        /** Keeps the emotions as they are now. */
        public Stop {
            emotions = Map.copyOf(emotions);
        }

        private double height() {
            var value = valence.value();
            return value == null ? 0 : value;
        }
    }

    /**
     * The journey through touchpoints.
     *
     * @param felt by touchpoint, as {@link JourneyTally#COUNTERS} says
     * @param order of the touchpoints; those that are not in it come last, by name
     */
    static Journey of(Map<String, long[]> felt, List<String> order) {
        List<Stop> stops = new ArrayList<>();
        var all = Sums.NONE;
        var touchpoints = felt.keySet().stream()
                .sorted(Comparator.comparing((String touchpoint) ->
                                order.contains(touchpoint) ? order.indexOf(touchpoint) : order.size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (var touchpoint : touchpoints) {
            long[] counters = felt.getOrDefault(touchpoint, new long[JourneyTally.COUNTERS.size()]);
            all = all.plus(sums(counters));
            stops.add(stop(touchpoint, counters));
        }
        var heard = stops.stream().filter(stop -> stop.n() > 0).toList();
        var mean = Mean.of(all);
        return new Journey(
                mean,
                stops,
                heard.isEmpty() ? null : heard.getFirst().touchpoint(),
                extremes(heard, mean, 1),
                extremes(heard, mean, -1),
                heard.isEmpty() ? null : heard.getLast().touchpoint());
    }

    private static List<String> extremes(List<Stop> stops, Mean mean, int sign) {
        List<String> extremes = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            var stop = stops.get(i);
            boolean before =
                    i == 0 || sign * stop.height() > sign * stops.get(i - 1).height();
            boolean after = i == stops.size() - 1
                    || sign * stop.height() > sign * stops.get(i + 1).height();
            var interval = stop.valence().interval();
            var middle = mean.value();
            if (before && after && interval != null && middle != null) {
                boolean apart = sign > 0 ? interval.low() > middle : interval.high() < middle;
                if (apart) {
                    extremes.add(stop.touchpoint());
                }
            }
        }
        return extremes;
    }

    private static Stop stop(String touchpoint, long[] counters) {
        long n = counters[JourneyTally.N];
        Map<Emotion, Share> emotions = new EnumMap<>(Emotion.class);
        for (var emotion : Emotions.ORDER) {
            long count = counters[JourneyTally.EMOTIONS + Emotions.index(emotion)];
            if (n > 0) {
                emotions.put(emotion, Share.of(count, n));
            }
        }
        return new Stop(touchpoint, n, counters[JourneyTally.ABSTAINED], Mean.of(sums(counters)), emotions);
    }

    private static Sums sums(long[] counters) {
        long n = counters[JourneyTally.N];
        return new Sums(
                n,
                n,
                (double) counters[JourneyTally.V] / Micros.ONE,
                (double) counters[JourneyTally.VV] / Micros.ONE,
                n);
    }
}
