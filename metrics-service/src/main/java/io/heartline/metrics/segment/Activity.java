package io.heartline.metrics.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person did, counted in windows back from a time that only goes forward; times are in milliseconds. */
final class Activity {
    private static final int CAPACITY = 16;

    private final int windows;
    private final int activeMin;
    private final int divisor;
    private final long windowMillis;
    private long[] times = new long[CAPACITY];
    private int count;

    /** How many times lie at or before the end of each window, the current one first. */
    private final int[] passed;

    Activity(Thresholds thresholds) {
        this.windows = thresholds.estrangedWindows();
        this.activeMin = thresholds.estrangedActiveMin();
        this.divisor = thresholds.estrangedDivisor();
        this.windowMillis = thresholds.window().toMillis();
        this.passed = new int[windows + 2];
    }

    /** Notes an activity, not earlier than those before. */
    void add(Instant at) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = at.toEpochMilli();
    }

    /** The first instant after this one at which a window loses or gains something, if nothing else is done. */
    @Nullable
    Instant nextChange(Instant at) {
        passUntil(at);
        long next = Long.MAX_VALUE;
        for (int window = 1; window < passed.length; window++) {
            if (passed[window] < count) {
                next = Math.min(next, times[passed[window]] + window * windowMillis);
            }
        }
        return next == Long.MAX_VALUE ? null : Instant.ofEpochMilli(next);
    }

    /** The times that any window can still see, the earliest first. */
    List<Instant> remembered(Instant at) {
        passUntil(at);
        List<Instant> seen = new ArrayList<>();
        for (int i = passed[passed.length - 1]; i < count; i++) {
            seen.add(Instant.ofEpochMilli(times[i]));
        }
        return seen;
    }

    /**
     * Whether activity in the window up to an instant is below a part of the mean of the windows before, enough of
     * which saw any.
     */
    boolean estranged(Instant at) {
        passUntil(at);
        long now = passed[0] - (long) passed[1];
        long before = passed[1] - (long) passed[passed.length - 1];
        int active = 0;
        for (int window = 1; window < passed.length - 1; window++) {
            active += passed[window] > passed[window + 1] ? 1 : 0;
        }
        return active >= activeMin && now * windows * divisor < before;
    }

    private void passUntil(Instant at) {
        long end = at.toEpochMilli();
        for (int window = 0; window < passed.length; window++) {
            while (passed[window] < count && times[passed[window]] <= end) {
                passed[window]++;
            }
            end -= windowMillis;
        }
    }
}
