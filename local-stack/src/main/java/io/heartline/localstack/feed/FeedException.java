package io.heartline.localstack.feed;

/** Ingestion did not take a part of a feed. */
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what ingestion answered. */
    public FeedException(String message) {
        super(message);
    }

    /** Says what went wrong, and keeps the cause. */
    public FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
