package io.heartline.platform.problem;

/** A body over its limit: 413. */
public final class TooLarge extends DomainException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its slug and its reason. */
    public TooLarge(String code, String message) {
        super(code, message);
    }

    @Override
    public int status() {
        return 413;
    }
}
