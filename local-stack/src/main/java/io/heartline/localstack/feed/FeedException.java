package io.heartline.localstack.feed;

/** Ingestion did not take a part of a feed. */
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Says what ingestion answered.
     *
     * @param status the HTTP status
     */
    public FeedException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** Says what went wrong, and keeps the cause. */
    public FeedException(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    /** Whether ingestion found fault with what was posted, so that posting it again is of no use. */
    public boolean isFaultOfContent() {
        return status == 400 || status == 413 || status == 422;
    }
}
