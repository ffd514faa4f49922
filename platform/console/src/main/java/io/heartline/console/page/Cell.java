package io.heartline.console.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param text as it is shown
 * @param csv as it is exported: bare numbers, instants of ISO 8601
 * @param tone {@code good}, {@code bad}, {@code caution}, {@code quiet} or {@code plain}
 * @param svg a drawing in the place of the text; null for none
 * @param href where it leads; null for nowhere
 */
public record Cell(
        String text,
        String csv,
        String tone,
        @Nullable String svg,
        @Nullable String href) {
    /** Words. */
    public static Cell of(String text) {
        return new Cell(text, text, "plain", null, null);
    }

    /** A number. */
    public static Cell of(String text, @Nullable Number value) {
        return new Cell(text, value == null ? "" : value.toString(), "plain", null, null);
    }

    /** A time. */
    public static Cell of(String text, @Nullable Instant at) {
        return new Cell(text, at == null ? "" : at.toString(), "plain", null, null);
    }

    /** A drawing, and the words for those who do not see it. */
    public static Cell drawn(String text, String svg) {
        return new Cell(text, text, "plain", svg, null);
    }

    /** The same as a link. */
    public Cell linked(@Nullable String to) {
        return new Cell(text, csv, tone, svg, to);
    }

    /** The same in a tone. */
    public Cell toned(String of) {
        return new Cell(text, csv, of, svg, href);
    }
}
