package io.heartline.alerting.template;

/** A template breaks a rule of the language, or asks for what it must not see. */
final class MalformedTemplate extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * Where and why.
     *
     * @param line from 1
     * @param column from 1
     */
    MalformedTemplate(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
