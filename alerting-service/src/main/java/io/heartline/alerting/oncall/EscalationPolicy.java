package io.heartline.alerting.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told next as long as nobody acknowledges.
 *
 * @param steps in order
 * @param repeat how often all steps are gone through again, 0 to 9
 */
public record EscalationPolicy(List<Step> steps, int repeat) {
    private static final int STEPS_MAX = 10;
    private static final int REPEAT_MAX = 9;
    private static final int NAMES_MAX = 10;
    private static final Duration AFTER_MAX = Duration.ofHours(24);

    /**
     * A step.
     *
     * @param after how long after the step before, or after the alert fired; 0 to 24 hours
     * @param receivers by name
     * @param schedules by name: whoever is on call then
     */
    public record Step(Duration after, List<String> receivers, List<String> schedules) {
        /** Refuses a step that tells nobody. */
        public Step {
            if (after == null || after.isNegative() || after.compareTo(AFTER_MAX) > 0) {
                throw new IllegalArgumentException("after is not between 0 and " + AFTER_MAX);
            }
            receivers = Texts.list(receivers, 0, NAMES_MAX, "receivers");
            schedules = Texts.list(schedules, 0, NAMES_MAX, "schedules");
            if (receivers.isEmpty() && schedules.isEmpty()) {
                throw new IllegalArgumentException("a step tells nobody");
            }
            receivers.forEach(one -> Texts.text(one, "receivers"));
            schedules.forEach(one -> Texts.name(one, "schedules"));
        }
    }

    /** Refuses a policy that would page for ever or all at once. */
    public EscalationPolicy {
        steps = Texts.list(steps, 1, STEPS_MAX, "steps");
        if (repeat < 0 || repeat > REPEAT_MAX) {
            throw new IllegalArgumentException("repeat is not between 0 and " + REPEAT_MAX);
        }
        if (repeat > 0 && steps.stream().allMatch(step -> step.after().isZero())) {
            throw new IllegalArgumentException("a policy that repeats has a step that waits");
        }
    }

    /** How many steps there are with all repetitions. */
    int length() {
        return steps.size() * (repeat + 1);
    }

    Step step(int index) {
        return steps.get(index % steps.size());
    }

    /** When a step is due, given when the one before was; absent after the last. */
    @Nullable
    Instant due(int index, Instant before) {
        return index >= length() ? null : before.plus(step(index).after());
    }
}
