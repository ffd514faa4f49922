package io.heartline.metrics.driver;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.estimate.Average;
import io.heartline.metrics.estimate.Difference;
import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.Share;
import io.heartline.metrics.evidence.Emotions;
import io.heartline.metrics.evidence.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a theme does to the score: the mean valence of everything less that of what does not mention the theme. It
 * describes; it does not say that the theme is the cause.
 *
 * @param theme the aspect or the dimension of service quality
 * @param mentions of all expressions those that mention it
 * @param mentioned mean valence of these
 * @param without mean valence of all others; without a value if there are none
 * @param impact the mean of everything less {@code without}, −2 to 2; null if one of them is missing
 * @param interval 95 % of the impact: the share of the mentions times Welch's interval of the difference of the two
 *     means; null if either has fewer than two expressions
 * @param negative of the mentions those that speak badly of it
 * @param positive of the mentions those that speak well of it
 * @param emotions of the mentions, with Wilson's intervals
 */
public record Impact(
        String theme,
        Share mentions,
        Average mentioned,
        Average without,
        @Nullable Double impact,
        @Nullable Interval interval,
        Share negative,
        Share positive,
        Map<Emotion, Share> emotions) {
    /** Keeps the emotions as they are now. */
    public Impact {
        emotions = Map.copyOf(emotions);
    }

    /**
     * The impacts of themes, the strongest first.
     *
     * @param all the counters of everything, as {@link DriverTally#COUNTERS} says
     * @param themes the counters of what mentions each theme
     */
    static List<Impact> of(long[] all, Map<String, long[]> themes) {
        List<Impact> impacts = new ArrayList<>();
        themes.forEach((theme, counters) -> impacts.add(of(theme, all, counters)));
        impacts.sort(Comparator.comparingDouble((Impact one) -> one.impact() == null ? 0 : -Math.abs(one.impact()))
                .thenComparing(Impact::theme));
        return impacts;
    }

    private static Impact of(String theme, long[] all, long[] counters) {
        long n = counters[DriverTally.N];
        long[] rest = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            rest[i] = all[i] - counters[i];
        }
        var mentioned = average(counters);
        var without = average(rest);
        double share = (double) n / all[DriverTally.N];
        Double impact = null;
        Interval interval = null;
        if (mentioned.value() != null && without.value() != null) {
            impact = share * (mentioned.value() - without.value());
            var difference = Difference.ofMeans(mentioned, without);
            if (difference != null) {
                interval = new Interval(
                        share * difference.interval().low(),
                        share * difference.interval().high());
            }
        }
        Map<Emotion, Share> emotions = new EnumMap<>(Emotion.class);
        for (var emotion : Emotions.ORDER) {
            emotions.put(emotion, Share.of(counters[DriverTally.EMOTIONS + Emotions.index(emotion)], n));
        }
        return new Impact(
                theme,
                Share.of(n, all[DriverTally.N]),
                mentioned,
                without,
                impact,
                interval,
                Share.of(counters[DriverTally.NEGATIVE], n),
                Share.of(counters[DriverTally.POSITIVE], n),
                emotions);
    }

    private static Average average(long[] counters) {
        return Average.of(
                counters[DriverTally.N],
                (double) counters[DriverTally.V] / Micros.ONE,
                (double) counters[DriverTally.VV] / Micros.ONE);
    }
}
