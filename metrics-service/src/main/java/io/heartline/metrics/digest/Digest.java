package io.heartline.metrics.digest;

import io.heartline.metrics.estimate.Average;
import io.heartline.metrics.estimate.Difference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What went right and wrong in whole UTC days.
 *
 * @param days how many: 7 or 30
 * @param from the start of the first day
 * @param to the start of the first day after the last
 * @param touchpoints by name
 */
public record Digest(int days, Instant from, Instant to, List<Stop> touchpoints) {
    private static final int THEMES_MAX = 3;

    /** Keeps the touchpoints as they are now. */
    public Digest {
        touchpoints = List.copyOf(touchpoints);
    }

    /**
     * A touchpoint.
     *
     * @param valence mean of the days, −1 to 1
     * @param before mean of as many days before
     * @param change of the mean; null if either has fewer than two expressions
     * @param wrong the aspects that are most often spoken badly of, at most three
     * @param right the aspects that are most often spoken well of, at most three
     * @param worst the interactions with the lowest valence below 0, at most three
     * @param best the interactions with the highest valence above 0, at most three
     */
    public record Stop(
            String touchpoint,
            Average valence,
            Average before,
            @Nullable Difference change,
            List<Theme> wrong,
            List<Theme> right,
            List<UUID> worst,
            List<UUID> best) {
        /** Keeps the lists as they are now. */
        public Stop {
            wrong = List.copyOf(wrong);
            right = List.copyOf(right);
            worst = List.copyOf(worst);
            best = List.copyOf(best);
        }

        static Stop of(String touchpoint, Average valence, Average before, List<Theme> themes, Extremes extremes) {
            return new Stop(
                    touchpoint,
                    valence,
                    before,
                    Difference.ofMeans(valence, before),
                    most(themes, Theme::negative),
                    most(themes, Theme::positive),
                    extremes.worst(),
                    extremes.best());
        }
    }

    /** How often an aspect was mentioned, and how often badly and well. */
    public record Theme(String aspect, long n, long negative, long positive) {}

    /** The interactions at both ends of a touchpoint. */
    record Extremes(List<UUID> worst, List<UUID> best) {
        static final Extremes NONE = new Extremes(List.of(), List.of());
    }

    private static List<Theme> most(List<Theme> themes, ToLongFunction<Theme> count) {
        return themes.stream()
                .filter(theme -> count.applyAsLong(theme) > 0)
                .sorted(Comparator.comparingLong(count).reversed().thenComparing(Theme::aspect))
                .limit(THEMES_MAX)
                .toList();
    }
}
