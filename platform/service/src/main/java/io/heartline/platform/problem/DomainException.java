package io.heartline.platform.problem;

import java.util.List;

/**
 * A refusal: the caller asked for something that a rule forbids.
 *
 * <p>Messages name the id and the rule broken. They never repeat the refused value, since it may be what a customer
 * wrote.
 */
public abstract sealed class DomainException extends RuntimeException
        permits InvalidInput, NotFound, Conflict, TooLarge, Unavailable {
    private static final long serialVersionUID = 1L;

    private final String code;

    DomainException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** What went wrong, as a slug that programs can compare. */
    public String code() {
        return code;
    }

    /** The HTTP status that says the same. */
    public abstract int status();

    /** The fields that are to blame; empty if none is. */
    public List<Violation> violations() {
        return List.of();
    }
}
