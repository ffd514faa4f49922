package io.heartline.alerting.delivery;

import io.heartline.alerting.wire.AttemptOutcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spares a receiver that is away. After some failures in a row nothing is sent for a while; then one message tries, and
 * either opens the way for all or closes it for twice as long.
 *
 * @param failuresMax so many failures in a row close it
 * @param pause how long it stays closed at first
 * @param pauseMax how long at most
 */
record Circuit(int failuresMax, Duration pause, Duration pauseMax) {

    /**
     * How a receiver did lately.
     *
     * @param failures in a row
     * @param closedTill nothing is sent before; absent if it is open
     */
    record State(int failures, @Nullable Instant closedTill) {
        static final State OPEN = new State(0, null);
    }

    /** After an attempt. An answer that refuses the message says that the receiver is there. */
    State after(State state, AttemptOutcome outcome, Instant now) {
        return switch (outcome) {
            case AttemptOutcome.Unanswered unanswered -> failed(state, now);
            case AttemptOutcome.Declined declined ->
                declined.status() >= 500 || declined.status() == 429 || declined.code() != null
                        ? failed(state, now)
                        : State.OPEN;
            case AttemptOutcome.Accepted accepted -> State.OPEN;
            case AttemptOutcome.Refused refused -> State.OPEN;
            case AttemptOutcome.Gone gone -> State.OPEN;
            case AttemptOutcome.Forbidden forbidden -> State.OPEN;
            case AttemptOutcome.NoReceiver noReceiver -> State.OPEN;
        };
    }

    private State failed(State state, Instant now) {
        int failures = Math.min(state.failures() + 1, 1000);
        if (failures < failuresMax) {
            return new State(failures, null);
        }
        int doublings = Math.min(failures - failuresMax, 20);
        var wait = pause.multipliedBy(1L << doublings);
        return new State(failures, now.plus(wait.compareTo(pauseMax) > 0 ? pauseMax : wait));
    }
}
