package io.heartline.localstack.replay;

import io.heartline.localstack.table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text with gaps: {@code "user-{id}"} or {@code "{airline|slug}"}. A gap takes a cell of the row, {@code {#}} the line
 * number; a filter after a bar changes what was taken.
 */
record Template(List<Part> parts) {

    static Template parse(String text) {
        var parts = new ArrayList<Part>();
        var rest = 0;
        while (rest < text.length()) {
            var open = text.indexOf('{', rest);
            if (open < 0) {
                parts.add(new Part.Words(text.substring(rest)));
                break;
            }
            var close = text.indexOf('}', open);
            if (close < 0) {
                throw new ReplayException("a gap is not closed in \"" + text + "\"");
            }
            if (open > rest) {
                parts.add(new Part.Words(text.substring(rest, open)));
            }
            parts.add(gap(text.substring(open + 1, close)));
            rest = close + 1;
        }
        return new Template(List.copyOf(parts));
    }

    private static Part gap(String inside) {
        var bar = inside.indexOf('|');
        return bar < 0
                ? new Part.Gap(inside, Filter.NONE)
                : new Part.Gap(inside.substring(0, bar), Filter.of(inside.substring(bar + 1)));
    }

    /** Returns the text for a row; empty when every gap is. */
    String fill(Row row) {
        var text = new StringBuilder();
        var gaps = 0;
        var filled = 0;
        for (var part : parts) {
            switch (part) {
                case Part.Words(var words) -> text.append(words);
                case Part.Gap gap -> {
                    var value = gap.value(row);
                    gaps++;
                    filled += value.isEmpty() ? 0 : 1;
                    text.append(value);
                }
            }
        }
        return gaps > 0 && filled == 0 ? "" : text.toString();
    }

    /** A piece of a template. */
    sealed interface Part {
        /** Stands there as it is. */
        record Words(String text) implements Part {}

        /** Is filled from a row. */
        record Gap(String column, Filter filter) implements Part {
            private String value(Row row) {
                return filter.apply(column.equals("#") ? Long.toString(row.line()) : row.cell(column));
            }
        }
    }

    /** What may be done with a cell. */
    enum Filter {
        /** Leaves it. */
        NONE,
        /** Makes it lower-case words joined by dashes: {@code Virgin America} becomes {@code virgin-america}. */
        SLUG,
        /** Takes the sign away from a number. */
        ABS;

        static Filter of(String name) {
            for (var filter : values()) {
                if (filter != NONE && filter.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return filter;
                }
            }
            throw new ReplayException("there is no filter \"" + name + "\": use slug or abs");
        }

        private String apply(String value) {
            return switch (this) {
                case NONE -> value;
                case SLUG -> slug(value);
                case ABS -> value.startsWith("-") ? value.substring(1) : value;
            };
        }

        private static String slug(String value) {
            var slug = value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
            return slug.replaceAll("^-|-$", "");
        }
    }
}
