package io.heartline.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page with a heading.
 *
 * @param title empty for a part that needs no heading
 * @param note one quiet sentence: what it shows, or how it is counted; null for none
 * @param width {@code full}, {@code half}, {@code third} or {@code wide}: two thirds
 */
public record Section(String title, @Nullable String note, String width, List<Block> blocks) {
    /** Keeps the blocks as they are now. */
    public Section {
        blocks = List.copyOf(blocks);
    }

    /** A part over the whole width. */
    public static Section full(String title, @Nullable String note, Block... blocks) {
        return new Section(title, note, "full", List.of(blocks));
    }

    /** A part over half of the width. */
    public static Section half(String title, @Nullable String note, Block... blocks) {
        return new Section(title, note, "half", List.of(blocks));
    }

    /** A part over two thirds of the width. */
    public static Section wide(String title, @Nullable String note, Block... blocks) {
        return new Section(title, note, "wide", List.of(blocks));
    }

    /** A part over a third of the width. */
    public static Section third(String title, @Nullable String note, Block... blocks) {
        return new Section(title, note, "third", List.of(blocks));
    }
}
