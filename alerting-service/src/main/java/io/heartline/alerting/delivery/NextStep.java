package io.heartline.alerting.delivery;

import java.time.Duration;

/** What is done after an attempt. */
sealed interface NextStep {
    /** Nothing: the receiver has it. */
    record Done() implements NextStep {}

    /** Try again after this wait. */
    record Retry(Duration after) implements NextStep {}

    /** Give up. */
    record GiveUp(boolean disableReceiver) implements NextStep {}
}
