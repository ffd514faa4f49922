package io.heartline.ingestion.console;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/** What somebody filled into a form. */
record Filled(MultivaluedMap<String, String> form) {
    /** A form that nobody has filled in. */
    static Filled nothing() {
        return new Filled(new MultivaluedHashMap<>());
    }

    /** As it was entered; null if there is nothing but space. */
    @Nullable
    String entry(String name) {
        var value = form.getFirst(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** As it was entered, or this if the form does not have the field. */
    String or(String name, String otherwise) {
        var value = form.getFirst(name);
        return value == null ? otherwise : value;
    }

    boolean has(String name) {
        return form.containsKey(name);
    }

    boolean isSet(String name) {
        return "true".equals(form.getFirst(name));
    }

    /** Which button was pressed; empty for the only one. */
    String action() {
        return or("do", "");
    }
}
