package io.heartline.platform.problem;

/** Something that this needs is away for now: 503. */
public final class Unavailable extends DomainException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its slug and its reason. */
    public Unavailable(String code, String message) {
        super(code, message);
    }

    @Override
    public int status() {
        return 503;
    }
}
