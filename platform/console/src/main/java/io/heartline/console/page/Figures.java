package io.heartline.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A few numbers that matter, each with how sure it is. */
public record Figures(List<Figure> items) implements Block {
    /** Keeps the figures as they are now. */
    public Figures {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "figures";
    }

    /**
     * A number.
     *
     * @param value as it is written
     * @param sure its interval and from how many; never empty, since no number stands alone
     * @param tone {@code good}, {@code bad} or {@code plain}
     * @param svg its interval on its scale; null where there is none
     * @param note what else there is to say; null for nothing
     * @param href where there is more; null for nowhere
     * @param size {@code big}, {@code normal}, or {@code small} for words
     */
    public record Figure(
            String label,
            String value,
            String sure,
            String tone,
            @Nullable String svg,
            @Nullable String note,
            @Nullable String href,
            String size) {
        /** A number without a drawing. */
        public static Figure of(String label, String value, String sure) {
            return new Figure(label, value, sure, "plain", null, null, null, "normal");
        }

        /** The same with its interval drawn. */
        public Figure drawn(@Nullable String drawing) {
            return new Figure(label, value, sure, tone, drawing, note, href, size);
        }

        /** The same with something else to say. */
        public Figure noted(@Nullable String words) {
            return new Figure(label, value, sure, tone, svg, words, href, size);
        }

        /** The same in a tone. */
        public Figure toned(String of) {
            return new Figure(label, value, sure, of, svg, note, href, size);
        }

        /** The same as a link. */
        public Figure linked(String to) {
            return new Figure(label, value, sure, tone, svg, note, to, size);
        }

        /** The same, smaller: what is written are words, or a time. */
        public Figure small() {
            return new Figure(label, value, sure, tone, svg, note, href, "small");
        }

        /** The same, larger than the others. */
        public Figure big() {
            return new Figure(label, value, sure, tone, svg, note, href, "big");
        }
    }
}
