package io.heartline.localstack.replay;

/** A file or its mapping cannot be used; the message says where and why. */
public final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says where and why. */
    public ReplayException(String message) {
        super(message);
    }

    /** Says where and why, and keeps the cause. */
    public ReplayException(String message, Throwable cause) {
        super(message, cause);
    }
}
