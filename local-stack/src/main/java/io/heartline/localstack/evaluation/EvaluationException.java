package io.heartline.localstack.evaluation;

/** An evaluation cannot be done; the message says why. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public EvaluationException(String message) {
        super(message);
    }

    /** Says why, and keeps the cause. */
    public EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }
}
