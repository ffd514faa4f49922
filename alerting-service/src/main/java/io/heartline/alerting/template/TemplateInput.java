package io.heartline.alerting.template;

import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What somebody wants a template to be; what is absent stays as it is. */
record TemplateInput(@Nullable String name, @Nullable Map<String, String> texts) {
    static final int NAME_LENGTH_MAX = 100;

    private static final Set<String> LANGUAGES = Set.of("en", "zh", "zh-hant");

    /** All that somebody decides about a template. */
    record Whole(String name, Map<String, String> texts) {}

    /** A template that did not exist before. */
    Whole whole() {
        if (name == null || texts == null) {
            throw refused(List.of(violation("texts", "a template needs a name and texts")));
        }
        return checked(name, texts);
    }

    /** A template that existed, changed; texts are given for all languages or for none. */
    Whole over(MessageTemplate before) {
        return checked(name == null ? before.name() : name, texts == null ? before.texts() : texts);
    }

    private static Whole checked(String name, Map<String, String> texts) {
        List<Violation> broken = new ArrayList<>();
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            broken.add(violation("name", "has 1 to 100 characters"));
        }
        if (texts.isEmpty() || !LANGUAGES.containsAll(texts.keySet())) {
            broken.add(violation("texts", "are in en, zh or zh-hant, at least one of them"));
        } else {
            new TreeMap<>(texts).forEach((language, text) -> check("texts." + language, text, broken));
        }
        if (!broken.isEmpty()) {
            throw refused(broken);
        }
        return new Whole(name, Map.copyOf(texts));
    }

    /** Reads a text; whatever is wrong with it is told with its line and column. */
    static void check(String field, @Nullable String text, List<Violation> broken) {
        try {
            Sandbox.of(text == null ? "" : text);
        } catch (MalformedTemplate e) {
            broken.add(malformed(field, e));
        }
    }

    static Violation malformed(String field, MalformedTemplate e) {
        return new Violation(
                null,
                field,
                "malformed-template",
                "line " + e.line() + ", column " + e.column() + ": " + e.getMessage());
    }

    private static Violation violation(String field, String message) {
        return new Violation(null, field, "invalid-template", message);
    }

    static InvalidInput refused(List<Violation> broken) {
        boolean malformed = broken.stream().anyMatch(one -> one.code().equals("malformed-template"));
        return new InvalidInput(
                malformed ? "malformed-template" : "invalid-template", "The template breaks a rule.", broken);
    }
}
