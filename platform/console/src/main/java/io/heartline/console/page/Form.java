package io.heartline.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields to fill in.
 *
 * @param action the path it is sent to
 * @param post whether it changes something; else it is a filter
 * @param compact whether the fields stand in one line
 * @param previewed whether the {@link Previews} of the page follow what is filled in: where there is a script, the form is
 *     sent with {@code do=preview} while somebody types
 */
public record Form(
        String action, boolean post, boolean compact, List<Field> fields, List<Button> buttons, boolean previewed)
        implements Block {
    /** Keeps fields and buttons as they are now. */
    public Form {
        fields = List.copyOf(fields);
        buttons = List.copyOf(buttons);
    }

    /** A form without a preview. */
    public Form(String action, boolean post, boolean compact, List<Field> fields, List<Button> buttons) {
        this(action, post, compact, fields, buttons, false);
    }

    @Override
    public String kind() {
        return "form";
    }

    /**
     * A field.
     *
     * @param type {@code text}, {@code area}, {@code code} (an area for data, such as JSON), {@code select}, {@code check},
     *     {@code hidden}, {@code number}, {@code datetime-local} or {@code file}; {@code heading} is no field but begins a
     *     group of them
     * @param value what is in it; a check is set if there is anything
     * @param options of a select; what a text may be, among others
     * @param hint what to know; null for nothing
     * @param width {@code full}; {@code short}: three of them beside each other where there is room, else two; {@code rest}:
     *     the third of them, else a line of its own
     */
    public record Field(
            String type,
            String name,
            String label,
            String value,
            List<Option> options,
            @Nullable String hint,
            String width) {
        /** Keeps the options as they are now. */
        public Field {
            options = List.copyOf(options);
        }

        /** A field without options. */
        public static Field of(String type, String name, String label, @Nullable String value) {
            return new Field(type, name, label, value == null ? "" : value, List.of(), null, "full");
        }

        /** A choice. */
        public static Field select(String name, String label, @Nullable String value, List<Option> options) {
            return new Field("select", name, label, value == null ? "" : value, options, null, "full");
        }

        /** The beginning of a group. */
        public static Field heading(String label) {
            return new Field("heading", "", label, "", List.of(), null, "full");
        }

        /** The same with something to know. */
        public Field hinted(String words) {
            return new Field(type, name, label, value, options, words, width);
        }

        /** The same with values to begin from. */
        public Field suggesting(List<Option> values) {
            return new Field(type, name, label, value, values, hint, width);
        }

        /** The same as the third beside two that are short. */
        public Field rest() {
            return new Field(type, name, label, value, options, hint, "rest");
        }

        /** The same, short. */
        public Field narrow() {
            return new Field(type, name, label, value, options, hint, "short");
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
