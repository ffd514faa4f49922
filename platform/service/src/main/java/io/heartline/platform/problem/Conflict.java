package io.heartline.platform.problem;

/** A request that the present state forbids: 409. */
public final class Conflict extends DomainException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its slug and its reason. */
    public Conflict(String code, String message) {
        super(code, message);
    }

    @Override
    public int status() {
        return 409;
    }
}
