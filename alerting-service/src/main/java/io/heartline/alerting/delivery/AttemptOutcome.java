package io.heartline.alerting.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to deliver. */
sealed interface AttemptOutcome {
    /** In words for the log, never what the receiver answered. */
    String words();

    /** The HTTP status, if there was an answer. */
    default @Nullable Integer responseCode() {
        return null;
    }

    /** The receiver has it. */
    record Accepted(int status) implements AttemptOutcome {
        @Override
        public String words() {
            return "accepted";
        }

        @Override
        public Integer responseCode() {
            return status;
        }
    }

    /** The receiver wants nothing any more: 410. */
    record Gone() implements AttemptOutcome {
        @Override
        public String words() {
            return "gone: the receiver wants no more messages";
        }

        @Override
        public Integer responseCode() {
            return 410;
        }
    }

    /** The receiver did not take it now; {@code retryAfter} is the wait that it asked for, if it did. */
    record Declined(int status, @Nullable Duration retryAfter) implements AttemptOutcome {
        @Override
        public String words() {
            return status >= 300 && status < 400 ? "a redirect, which is not followed" : "declined";
        }

        @Override
        public Integer responseCode() {
            return status;
        }
    }

    /** There was no answer: no connection, or none in time. */
    record Unanswered(String words) implements AttemptOutcome {}

    /** The address is one that must not be dialled; nothing was sent. */
    record Forbidden() implements AttemptOutcome {
        @Override
        public String words() {
            return "the address is private, and heartline.delivery.allow-private-addresses is false";
        }
    }

    /** The receiver was deleted or disabled meanwhile; nothing was sent. */
    record NoReceiver() implements AttemptOutcome {
        @Override
        public String words() {
            return "the receiver was deleted or disabled";
        }
    }
}
