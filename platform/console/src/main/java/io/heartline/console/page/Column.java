package io.heartline.console.page;

/**
 * A column.
 *
 * @param numeric whether its cells are aligned to the right
 */
public record Column(String label, boolean numeric) {
    /** A column of words. */
    public static Column text(String label) {
        return new Column(label, false);
    }

    /** A column of numbers. */
    public static Column number(String label) {
        return new Column(label, true);
    }
}
