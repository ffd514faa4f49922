package io.heartline.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, with what matters in it marked.
 *
 * @param by where it comes from, in a few words; null for nothing
 */
public record Marked(List<Part> parts, @Nullable String by) implements Block {
    /** Keeps the parts as they are now. */
    public Marked {
        parts = List.copyOf(parts);
    }

    @Override
    public String kind() {
        return "marked";
    }

    /**
     * A piece of the text.
     *
     * @param mark its tone: {@code strong}, {@code weak}; empty for none
     */
    public record Part(String text, String mark) {}

    /** A span in Unicode code points, its end not included, with its tone. */
    public record Span(int start, int end, String mark) {}

    /** A text with its spans, in any order; of two that overlap, the first one given wins. */
    public static Marked of(String text, List<Span> spans, @Nullable String by) {
        int[] points = text.codePoints().toArray();
        var marks = new String[points.length];
        for (var span : spans) {
            for (int i = Math.max(0, span.start()); i < Math.min(points.length, span.end()); i++) {
                marks[i] = marks[i] == null ? span.mark() : marks[i];
            }
        }
        var parts = new ArrayList<Part>();
        int from = 0;
        for (int i = 1; i <= points.length; i++) {
            if (i == points.length || !Objects.equals(marks[i], marks[from])) {
                var mark = marks[from];
                parts.add(new Part(new String(points, from, i - from), mark == null ? "" : mark));
                from = i;
            }
        }
        return new Marked(parts, by);
    }
}
