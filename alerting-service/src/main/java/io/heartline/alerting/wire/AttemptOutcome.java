package io.heartline.alerting.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to deliver. */
public sealed interface AttemptOutcome {
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

    /** The receiver wants nothing any more. */
    record Gone(int status) implements AttemptOutcome {
        @Override
        public String words() {
            return "gone: the receiver wants no more messages";
        }

        @Override
        public Integer responseCode() {
            return status;
        }
    }

    /**
     * The receiver did not take it now.
     *
     * @param retryAfter the wait that it asked for, if it did
     * @param code the vendor's own code, where the status does not tell
     */
    record Declined(
            int status,
            @Nullable Duration retryAfter,
            @Nullable Integer code) implements AttemptOutcome {
        /** Declined by its status alone. */
        public Declined(int status, @Nullable Duration retryAfter) {
            this(status, retryAfter, null);
        }

        @Override
        public String words() {
            var said = status >= 300 && status < 400 ? "a redirect, which is not followed" : "declined";
            return code == null ? said : said + " with code " + code;
        }

        @Override
        public Integer responseCode() {
            return status;
        }
    }

    /**
     * The receiver will not take this message, however often it is sent.
     *
     * @param code the vendor's own code, where the status does not tell
     */
    record Refused(int status, @Nullable Integer code) implements AttemptOutcome {
        @Override
        public String words() {
            return code == null ? "refused for good" : "refused for good with code " + code;
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
