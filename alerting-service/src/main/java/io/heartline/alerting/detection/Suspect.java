package io.heartline.alerting.detection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A scope with unusually many complaints.
 *
 * @param scope which
 * @param from when they began
 * @param until when they ended, so far
 * @param observed complaints in that time
 * @param expected how many are ordinary in that time
 * @param count all that was expressed in that time
 * @param reach how many people could read it
 * @param surprise the greatest of any horizon, as −log10 of a probability
 */
record Suspect(
        Scope scope,
        Instant from,
        Instant until,
        long observed,
        double expected,
        long count,
        long reach,
        double surprise) {
    private static final double SURPRISE_MAX = 30;
    private static final double PEOPLE_MAX_LOG10 = 6;

    /** How many complaints there are beyond the ordinary. */
    double excess() {
        return observed - expected;
    }

    /** Judges every window's end of a scope, and sums up what is unusual. */
    static Optional<Suspect> of(
            Scope scope, CrisisDetector detector, History history, Baseline baseline, List<Window> windows) {
        Instant from = null;
        Instant until = null;
        double surprise = 0;
        for (var window : windows) {
            if (window.negative() > 0
                    && detector.judge(history, baseline, windows, window.end()) instanceof Verdict.Unusual unusual) {
                from = from == null || unusual.from().isBefore(from) ? unusual.from() : from;
                until = unusual.until();
                surprise = Math.max(surprise, unusual.surprise());
            }
        }
        if (from == null || until == null) {
            return Optional.empty();
        }
        return Optional.of(between(scope, baseline, windows, from, until, surprise));
    }

    /** What there is of a scope in a time, be it unusual or not. */
    static Suspect between(
            Scope scope, Baseline baseline, List<Window> windows, Instant from, Instant until, double surprise) {
        long observed = 0;
        long count = 0;
        long reach = 0;
        for (var window : windows) {
            if (!window.start().isBefore(from) && window.start().isBefore(until)) {
                observed += window.negative();
                count += window.count();
                reach += window.reach();
            }
        }
        double expected = baseline.between(from, until).mean();
        return new Suspect(scope, from, until, observed, expected, count, reach, surprise);
    }

    /**
     * From 1 to 10: the geometric mean of surprise (full at 30), of reach (the logarithm of the people who complain or
     * could read it, full at a million) and of negativity (the share of complaints).
     *
     * @param customers how many different customers complain
     */
    int severity(int customers) {
        double people = 1.0 + customers + reach;
        double wide = Math.min(1, Math.log10(people) / PEOPLE_MAX_LOG10);
        double sharp = Math.min(1, surprise / SURPRISE_MAX);
        double negative = count == 0 ? 0 : Math.min(1, (double) observed / count);
        return Math.clamp(Math.round(1 + 9 * Math.cbrt(wide * sharp * negative)), 1, 10);
    }
}
