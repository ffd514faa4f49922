package io.heartline.scoring.drift;

import io.heartline.contracts.Emotion;
import io.heartline.scoring.model.Interval;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the scores of some days are distributed, and how far that is from the reference.
 *
 * @param model the version of the model
 * @param formula what the index is
 * @param moderate from this index on a change is worth looking into
 * @param shifted from this index on what the model was measured on says little of the texts
 * @param reference the days that the others are compared with; null if there are none
 * @param days in order; those without a score are left out
 */
public record DriftReport(
        String model,
        String formula,
        double moderate,
        double shifted,
        @Nullable Distribution reference,
        List<Day> days) {
    private static final String FORMULA =
            "PSI = sum over bins of (p - q) * ln(p / q); p, q = (count + 0.5) / (n + 0.5 * bins)";

    /**
     * How scores are distributed.
     *
     * @param from the first day
     * @param to the last day
     * @param n how many scores
     * @param emotions how many of each, where the model did not abstain
     * @param valences in ten bins from −1 to 1, where the model did not abstain
     * @param confidences in ten bins from 0 to 1, guesses too
     * @param abstained the share on which the model abstained
     * @param unread the share that says nothing, not even a guess
     * @param strangeLetters the share of the letters that are of a script that no model was trained on; null if there are
     *     none
     */
    public record Distribution(
            LocalDate from,
            LocalDate to,
            long n,
            Map<Emotion, Long> emotions,
            List<Long> valences,
            List<Long> confidences,
            Share abstained,
            Share unread,
            @Nullable Share strangeLetters) {
        static Distribution of(LocalDate from, LocalDate to, Tally tally) {
            var emotions = new EnumMap<Emotion, Long>(Emotion.class);
            var counts = tally.histogram(Figure.EMOTION);
            int place = 0;
            for (var emotion : Emotion.values()) {
                emotions.put(emotion, counts[place++]);
            }
            return new Distribution(
                    from,
                    to,
                    tally.n(),
                    emotions,
                    Arrays.stream(tally.histogram(Figure.VALENCE)).boxed().toList(),
                    Arrays.stream(tally.histogram(Figure.CONFIDENCE)).boxed().toList(),
                    Share.of(tally.abstained(), tally.n()),
                    Share.of(tally.unread(), tally.n()),
                    tally.letters() == 0 ? null : Share.of(tally.strange(), tally.letters()));
        }
    }

    /** A share with its 95 % interval (Wilson) and of how many it is one. */
    public record Share(double value, double low, double high, long n) {
        static Share of(long hits, long n) {
            var interval = Interval.wilson(hits, n);
            return new Share(round(interval.value()), round(interval.low()), round(interval.high()), n);
        }
    }

    /**
     * How far a figure is from the reference.
     *
     * @param psi the population stability index
     * @param chance what it exceeds by chance in one of twenty cases
     * @param stability what that means
     * @param n texts of the day
     * @param referenceN texts of the reference
     */
    public record Change(double psi, double chance, Stability stability, long n, long referenceN) {}

    /** A day, and how far its figures are from the reference; a figure without texts is left out. */
    public record Day(LocalDate day, Distribution distribution, Map<Figure, Change> changes) {}

    /** The report of tallies; the reference may be empty. */
    static DriftReport of(String model, LocalDate from, LocalDate to, Tally reference, List<DriftTable.Day> days) {
        return new DriftReport(
                model,
                FORMULA,
                StabilityIndex.MODERATE,
                StabilityIndex.SHIFTED,
                reference.n() == 0 ? null : Distribution.of(from, to, reference),
                days.stream()
                        .map(day -> new Day(
                                day.day(),
                                Distribution.of(day.day(), day.day(), day.tally()),
                                changes(reference, day.tally())))
                        .toList());
    }

    /** How far the figures of a tally are from the reference. */
    static Map<Figure, Change> changes(Tally reference, Tally tally) {
        var changes = new LinkedHashMap<Figure, Change>();
        for (var figure : Figure.values()) {
            var before = reference.histogram(figure);
            var now = tally.histogram(figure);
            long n = Arrays.stream(before).sum();
            long m = Arrays.stream(now).sum();
            if (n > 0 && m > 0) {
                double psi = StabilityIndex.of(before, now);
                double chance = StabilityIndex.chance(before.length, n, m);
                changes.put(figure, new Change(round(psi), round(chance), StabilityIndex.stability(psi, chance), m, n));
            }
        }
        return changes;
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
