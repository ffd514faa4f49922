package io.heartline.console.page;

import org.jspecify.annotations.Nullable;

/**
 * Something that must not be overlooked, or that nothing is here yet.
 *
 * @param tone {@code alarm}, {@code good}, {@code caution} or {@code empty}
 * @param link what the link says; null for none
 * @param href where it leads
 */
public record Notice(
        String tone,
        String title,
        String text,
        @Nullable String link,
        @Nullable String href) implements Block {
    /** That nothing is here yet, and why. */
    public static Notice empty(String title, String text) {
        return new Notice("empty", title, text, null, null);
    }

    @Override
    public String kind() {
        return "notice";
    }
}
