package io.heartline.platform.problem;

/** Something that is not there, or not for this caller: 404. */
public final class NotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its slug and its reason. */
    public NotFound(String code, String message) {
        super(code, message);
    }

    @Override
    public int status() {
        return 404;
    }
}
