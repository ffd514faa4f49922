package io.heartline.localstack.stack;

/** The stack can't start or can't go on; the message tells a person what to do. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Tells a person what is wrong and what to do. */
    public StackException(String message) {
        super(message);
    }

    /** Tells a person what is wrong and what to do, and keeps the cause. */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
