package io.heartline.alerting.delivery;

import io.heartline.alerting.delivery.NextStep.Done;
import io.heartline.alerting.delivery.NextStep.GiveUp;
import io.heartline.alerting.delivery.NextStep.Retry;
import io.heartline.alerting.wire.AttemptOutcome;
import io.heartline.alerting.wire.AttemptOutcome.Accepted;
import io.heartline.alerting.wire.AttemptOutcome.Declined;
import io.heartline.alerting.wire.AttemptOutcome.Forbidden;
import io.heartline.alerting.wire.AttemptOutcome.Gone;
import io.heartline.alerting.wire.AttemptOutcome.NoReceiver;
import io.heartline.alerting.wire.AttemptOutcome.Refused;
import io.heartline.alerting.wire.AttemptOutcome.Unanswered;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether and when to try again.
 *
 * @param waits before the second attempt, the third and so on
 * @param jitter by which share of itself a wait is lengthened at most, 0 to 1
 */
record RetryLadder(List<Duration> waits, double jitter) {
    /** A receiver may ask for a longer wait than the ladder's, up to this. */
    static final Duration RETRY_AFTER_MAX = Duration.ofHours(24);

    RetryLadder {
        waits = List.copyOf(waits);
        if (waits.isEmpty()) {
            throw new IllegalArgumentException("a ladder has at least one wait");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter is not between 0 and 1");
        }
    }

    /**
     * What to do after an attempt.
     *
     * @param step how many waits of the ladder were taken before it
     * @param luck a random number from 0 to 1
     */
    NextStep after(AttemptOutcome outcome, int step, double luck) {
        return switch (outcome) {
            case Accepted accepted -> new Done();
            case Gone gone -> new GiveUp(true);
            case Forbidden forbidden -> new GiveUp(false);
            case NoReceiver noReceiver -> new GiveUp(false);
            case Refused refused -> new GiveUp(false);
            case Declined declined -> retry(step, luck, declined.retryAfter());
            case Unanswered unanswered -> retry(step, luck, null);
        };
    }

    private NextStep retry(int step, double luck, @Nullable Duration asked) {
        if (step >= waits.size()) {
            return new GiveUp(false);
        }
        var wait = waits.get(step);
        var longer = wait.plusMillis(Math.round(wait.toMillis() * jitter * luck));
        if (asked != null && asked.compareTo(longer) > 0) {
            return new Retry(asked.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : asked);
        }
        return new Retry(longer);
    }
}
