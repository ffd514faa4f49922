package io.heartline.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields to fill in.
 *
 * @param action the path it is sent to
 * @param post whether it changes something; else it is a filter
 * @param compact whether the fields stand in one line
 */
public record Form(String action, boolean post, boolean compact, List<Field> fields, List<Button> buttons)
        implements Block {
    /** Keeps fields and buttons as they are now. */
    public Form {
        fields = List.copyOf(fields);
        buttons = List.copyOf(buttons);
    }

    @Override
    public String kind() {
        return "form";
    }

    /**
     * A field.
     *
     * @param type {@code text}, {@code area}, {@code select}, {@code hidden}, {@code number} or {@code file}
     * @param value what is in it
     * @param options of a select
     * @param hint what to know; null for nothing
     */
    public record Field(
            String type,
            String name,
            String label,
            String value,
            List<Option> options,
            @Nullable String hint) {
        /** Keeps the options as they are now. */
        public Field {
            options = List.copyOf(options);
        }

        /** A field without options. */
        public static Field of(String type, String name, String label, @Nullable String value) {
            return new Field(type, name, label, value == null ? "" : value, List.of(), null);
        }

        /** A choice. */
        public static Field select(String name, String label, @Nullable String value, List<Option> options) {
            return new Field("select", name, label, value == null ? "" : value, options, null);
        }

        /** The same with something to know. */
        public Field hinted(String words) {
            return new Field(type, name, label, value, options, words);
        }
    }

    /** What can be chosen. */
    public record Option(String value, String label) {}

    /**
     * A button.
     *
     * @param value of the parameter {@code do}; empty for none
     * @param tone {@code first}, {@code second} or {@code danger}
     */
    public record Button(String label, String value, String tone) {}
}
