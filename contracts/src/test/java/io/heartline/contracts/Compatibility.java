package io.heartline.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a schema with the one that was released.
 *
 * <p>Both directions count: what was written under the released schema must still be read, and readers that know only
 * the released schema must still read what is written now. So a field that was released stays as it is, required or
 * not, and its values are neither fewer nor more; all that may come are optional fields and other words of description.
 */
final class Compatibility {
    private static final Set<String> PROSE = Set.of("title", "description", "examples", "$comment");
    private static final Set<String> STRUCTURE = Set.of("properties", "required", "$defs");

    private final List<String> breaks = new ArrayList<>();

    private Compatibility() {}

    /** What would break a reader or a stored event, in words; empty if nothing would. */
    static List<String> breaks(JsonNode released, JsonNode now) {
        var comparison = new Compatibility();
        comparison.compare("", released, now);
        return comparison.breaks;
    }

    private void compare(String at, JsonNode released, JsonNode now) {
        if (now.isMissingNode()) {
            breaks.add(at + " is gone");
            return;
        }
        if (released instanceof ObjectNode before && now instanceof ObjectNode after) {
            compareObjects(at, before, after);
        } else if (!sorted(released).equals(sorted(now))) {
            breaks.add(at + " was " + released + " and is " + now);
        }
    }

    private void compareObjects(String at, ObjectNode released, ObjectNode now) {
        Set<String> keywords = new TreeSet<>();
        released.fieldNames().forEachRemaining(keywords::add);
        now.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(PROSE);
        keywords.removeAll(STRUCTURE);
        for (var keyword : keywords) {
            if (!released.has(keyword)) {
                breaks.add(at + "/" + keyword + " is new: " + now.get(keyword));
            } else {
                compare(at + "/" + keyword, released.path(keyword), now.path(keyword));
            }
        }
        compareRequired(at, released, now);
        for (var structure : List.of("properties", "$defs")) {
            released.path(structure)
                    .properties()
                    .forEach(field -> compare(
                            at + "/" + structure + "/" + field.getKey(),
                            field.getValue(),
                            now.path(structure).path(field.getKey())));
        }
    }

    private void compareRequired(String at, ObjectNode released, ObjectNode now) {
        if (!sorted(released.path("required")).equals(sorted(now.path("required")))) {
            breaks.add(at + "/required was " + released.path("required") + " and is " + now.path("required"));
        }
    }

    private static List<String> sorted(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.add(element.toString()));
            texts.sort(null);
        } else if (!value.isMissingNode()) {
            texts.add(value.toString());
        }
        return texts;
    }
}
