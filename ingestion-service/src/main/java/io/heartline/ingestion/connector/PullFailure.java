package io.heartline.ingestion.connector;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A source could not be read; the message is for whoever set it up and holds no secret. */
final class PullFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    PullFailure(String message) {
        this(message, null, null);
    }

    PullFailure(String message, Throwable cause) {
        this(message, null, cause);
    }

    /**
     * A failure that the source itself wants to be followed by a pause.
     *
     * @param retryAfter how long; null if it did not say
     */
    PullFailure(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
