package io.heartline.platform.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the list's order
 * @param nextCursor where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /**
     * The first items of what was found.
     *
     * @param found in the list's order; more than {@code size} if there is a next page
     * @param size the most items of this page
     * @param view how an item is shown
     * @param cursor where the list goes on behind an item
     */
    public static <F, T> Page<T> of(
            List<F> found, int size, Function<? super F, T> view, Function<? super F, String> cursor) {
        boolean more = found.size() > size;
        var shown = more ? found.subList(0, size) : found;
        return new Page<>(shown.stream().map(view).toList(), more ? cursor.apply(shown.getLast()) : null);
    }
}
