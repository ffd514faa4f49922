package io.heartline.metrics.effect;

import io.heartline.contracts.Arm;
import io.heartline.metrics.estimate.Average;
import io.heartline.metrics.estimate.Difference;
import io.heartline.metrics.estimate.Power;
import io.heartline.metrics.estimate.Sequential;
import io.heartline.metrics.estimate.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Treated customers of one variant against all of the same play and version who were withheld, by assigned arm whatever
 * happened after (intention to treat).
 *
 * @param days after how many days
 * @param treatment the treated
 * @param control the withheld
 * @param retention the difference of the shares that were retained, in percent points; null while one arm is empty
 * @param sequential the same, valid however often one looks; null while one arm is empty or the shares have no spread
 * @param power to find the smallest difference that matters with so many; null as the above
 * @param sampleMin how many the smaller arm needs for a power of 80 %
 * @param balance the difference of the mean changes of balances, in units; null below two in an arm
 * @param verdict whether to go on
 */
record Comparison(
        String play,
        int playVersion,
        String variant,
        int days,
        Group treatment,
        Group control,
        @Nullable Difference retention,
        @Nullable Sequential sequential,
        @Nullable Double power,
        long sampleMin,
        @Nullable Difference balance,
        Verdict verdict) {
    /** Below so many in an arm a normal approximation is not trusted, and nothing is stopped. */
    static final long ARM_MIN = 30;

    private static final double UNKNOWN_SHARE = 0.5;

    /** Whether to go on. */
    enum Verdict {
        /** Too few so far. */
        TOO_FEW,
        /** Nothing is shown so far. */
        CONTINUE,
        /** It helps: stop withholding. */
        STOP_BENEFIT,
        /** It harms: stop treating. */
        STOP_HARM,
        /** There were enough to find the smallest difference that matters, and none was found. */
        STOP_FUTILE
    }

    /**
     * One arm.
     *
     * @param assigned how many were drawn for it
     * @param retained of those of whom the days have passed
     * @param balance the mean change of the balance from the draw on, in units
     * @param reward what rewards cost in that time, in the brand's currency
     * @param crossed how many of a control arm were reached nevertheless
     */
    record Group(long assigned, Share retained, Average balance, double reward, long crossed) {}

    /** All comparisons that counts allow, by play, version, variant and days. */
    static List<Comparison> of(List<Effects.Count> counts, double retentionMin) {
        List<Comparison> found = new ArrayList<>();
        counts.stream()
                .filter(count -> count.arm() == Arm.TREATMENT && count.days() == 0)
                .sorted(Comparator.comparing(Effects.Count::play)
                        .thenComparing(Effects.Count::playVersion)
                        .thenComparing(Effects.Count::variant))
                .forEach(assigned -> Effects.DAYS.forEach(days -> found.add(compare(
                        assigned,
                        days,
                        group(counts, assigned, days, Arm.TREATMENT),
                        group(counts, assigned, days, Arm.CONTROL),
                        retentionMin))));
        return found;
    }

    private static Group group(List<Effects.Count> counts, Effects.Count of, int days, Arm arm) {
        long assigned = 0;
        long n = 0;
        long retained = 0;
        double balance = 0;
        double squares = 0;
        double reward = 0;
        long crossed = 0;
        for (var count : counts) {
            boolean same = count.play().equals(of.play())
                    && count.playVersion() == of.playVersion()
                    && count.arm() == arm
                    && (arm == Arm.CONTROL || count.variant().equals(of.variant()));
            if (same && count.days() == 0) {
                assigned += count.n();
                crossed += count.crossed();
            } else if (same && count.days() == days) {
                n += count.n();
                retained += count.retained();
                balance += count.balance();
                squares += count.squares();
                reward += count.reward();
            }
        }
        return new Group(assigned, Share.of(retained, n), Average.of(n, balance, squares), reward, crossed);
    }

    private static Comparison compare(Effects.Count of, int days, Group treatment, Group control, double retentionMin) {
        var retention = Difference.ofShares(treatment.retained(), control.retained());
        double error = error(treatment.retained(), control.retained());
        var sequential =
                retention == null || !(error > 0) ? null : Sequential.of(retention.value() / 100, error, retentionMin);
        long treated = treatment.retained().n();
        long withheld = control.retained().n();
        double share = control.retained().percent() == null
                ? UNKNOWN_SHARE
                : Objects.requireNonNull(control.retained().percent()) / 100;
        double ratio =
                withheld == 0 || treated == 0 ? 1 : (double) Math.max(treated, withheld) / Math.min(treated, withheld);
        long sampleMin = Power.sampleMin(share, retentionMin, ratio);
        return new Comparison(
                of.play(),
                of.playVersion(),
                of.variant(),
                days,
                treatment,
                control,
                retention,
                sequential,
                sequential == null ? null : (Double) Power.of(retentionMin, error),
                sampleMin,
                Difference.ofMeans(treatment.balance(), control.balance()),
                verdict(Math.min(treated, withheld), sequential, sampleMin));
    }

    private static double error(Share one, Share other) {
        if (one.percent() == null || other.percent() == null) {
            return 0;
        }
        double p = one.percent() / 100;
        double q = other.percent() / 100;
        return Math.sqrt(p * (1 - p) / one.n() + q * (1 - q) / other.n());
    }

    private static Verdict verdict(long smaller, @Nullable Sequential sequential, long sampleMin) {
        if (smaller < ARM_MIN || sequential == null) {
            return Verdict.TOO_FEW;
        }
        if (sequential.interval().low() > 0) {
            return Verdict.STOP_BENEFIT;
        }
        if (sequential.interval().high() < 0) {
            return Verdict.STOP_HARM;
        }
        return smaller >= sampleMin ? Verdict.STOP_FUTILE : Verdict.CONTINUE;
    }
}
