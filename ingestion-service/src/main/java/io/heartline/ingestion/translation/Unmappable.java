package io.heartline.ingestion.translation;

/** A payload does not have the form that its sender documents. */
public final class Unmappable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Names what could not be read.
     *
     * @param field the path of the offending field; empty for the whole payload
     * @param message what is wrong with it, after "{@code field} …"
     */
    public Unmappable(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The path of the offending field. */
    public String field() {
        return field;
    }
}
