package io.heartline.metrics.voice;

import io.heartline.metrics.estimate.Interval;
import io.heartline.metrics.estimate.Mean;
import io.heartline.metrics.estimate.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is heard of a brand, and what follows for what is said.
 *
 * @param windowDays the length of the window in days
 * @param active distinct persons with any evidence in the window
 * @param heard those among them who expressed something
 * @param coverage heard among active
 * @param strata the same by stratum, in order of dimension and name, at most 1000 for each dimension
 * @param concentration how much of what is said comes from how few
 * @param raw mean valence of all expressions: what is shown wherever nothing is corrected
 * @param perPerson mean valence of persons, each with one voice
 * @param raked mean valence of persons, weighted so that the heard are distributed like the active
 * @param gap raked less raw; null if either has no value
 * @param bounds what the mean valence of all active persons can be, whatever those think who are not heard; null if
 *     nobody is heard
 * @param tooThin whether nothing should be decided on this
 * @param reasons why, as codes: {@code few-voices}, {@code low-coverage}, {@code unheard-strata}, {@code margins-not-met}
 */
public record Report(
        int windowDays,
        long active,
        long heard,
        Share coverage,
        List<Stratum> strata,
        Concentration concentration,
        Mean raw,
        Mean perPerson,
        Raked raked,
        @Nullable Double gap,
        @Nullable Interval bounds,
        boolean tooThin,
        List<String> reasons) {
    /** Keeps the lists as they are now. */
    public Report {
        strata = List.copyOf(strata);
        reasons = List.copyOf(reasons);
    }

    /**
     * A stratum.
     *
     * @param stratum its name; {@code unknown} for persons of whom the dimension is not known
     * @param invited customers who were asked in the window
     * @param answered those among them who answered
     * @param response answered among invited
     */
    public record Stratum(
            String dimension,
            String stratum,
            long active,
            long heard,
            Share coverage,
            long invited,
            long answered,
            Share response) {}

    /** How many were asked, and how many of them answered. */
    record Asked(long invited, long answered) {
        static final Asked NOBODY = new Asked(0, 0);
    }

    /**
     * How much of what is said comes from how few.
     *
     * @param voices how many persons expressed something
     * @param top how many of them are the loudest hundredth, at least one; 0 of nobody
     * @param percent which part of all expressions is theirs; null of nothing
     */
    public record Concentration(
            long voices, long top, @Nullable Double percent) {}

    /**
     * A raked mean.
     *
     * @param mean with Kish's effective size; its interval is Student's t with {@code nEff − 1} degrees of freedom
     * @param dimensions by which it is raked
     * @param weightMin the least weight; the mean is 1
     * @param weightMax the greatest weight
     * @param marginError the largest difference between the share of a stratum among the weighted heard and among the
     *     active of strata that are heard, 0 to 1
     * @param unheardStrata strata of these dimensions that no weight can stand for, as dimension:stratum
     */
    public record Raked(
            Mean mean,
            List<String> dimensions,
            double weightMin,
            double weightMax,
            double marginError,
            List<String> unheardStrata) {
        /** Keeps the lists as they are now. */
        public Raked {
            dimensions = List.copyOf(dimensions);
            unheardStrata = List.copyOf(unheardStrata);
        }
    }
}
