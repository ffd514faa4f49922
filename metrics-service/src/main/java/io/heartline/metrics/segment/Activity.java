package io.heartline.metrics.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a person did, counted in windows back from a time that only goes forward. */
final class Activity {
    private final Thresholds thresholds;
    private final List<Instant> times = new ArrayList<>();

    /** How many times lie at or before the end of each window, the current one first. */
    private final int[] passed;

    Activity(Thresholds thresholds) {
        this.thresholds = thresholds;
        this.passed = new int[thresholds.estrangedWindows() + 2];
    }

    /** Notes an activity, not earlier than those before. */
    void add(Instant at) {
        times.add(at);
    }

    /**
     * Whether activity in the window up to an instant is below a part of the mean of the windows before, enough of
     * which saw any.
     */
    boolean estranged(Instant at) {
        for (int window = 0; window < passed.length; window++) {
            var end = at.minus(thresholds.window().multipliedBy(window));
            while (passed[window] < times.size() && !times.get(passed[window]).isAfter(end)) {
                passed[window]++;
            }
        }
        long now = passed[0] - (long) passed[1];
        long before = passed[1] - (long) passed[passed.length - 1];
        int active = 0;
        for (int window = 1; window < passed.length - 1; window++) {
            active += passed[window] > passed[window + 1] ? 1 : 0;
        }
        return active >= thresholds.estrangedActiveMin()
                && now * thresholds.estrangedWindows() * thresholds.estrangedDivisor() < before;
    }
}
