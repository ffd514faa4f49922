package io.heartline.platform.problem;

import java.util.List;

/** Input that breaks a rule: 400. */
public final class InvalidInput extends DomainException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** Input refused as a whole. */
    public InvalidInput(String code, String message) {
        this(code, message, List.of());
    }

    /** Input refused because of these fields. */
    public InvalidInput(String code, String message, List<Violation> violations) {
        super(code, message);
        this.violations = List.copyOf(violations);
    }

    @Override
    public int status() {
        return 400;
    }

    @Override
    public List<Violation> violations() {
        return violations;
    }
}
