package io.heartline.testing.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operation, as a service describes it.
 *
 * @param method GET, POST and so on
 * @param path with its parameters in braces
 * @param roles any of which suffices; none if no caller is needed
 * @param description all that is said of it
 * @param parameters of the path and of the operation
 */
record Operation(String method, String path, Set<String> roles, JsonNode description, Iterable<JsonNode> parameters) {
    private static final String JSON = "application/json";

    /** The name by which lists of exceptions call it. */
    String name() {
        return method + " " + path;
    }

    /** The path with parameters filled in; what has no value becomes an id that nothing has. */
    String filled(Map<String, String> values) {
        var filled = path;
        for (var parameter : parameters) {
            if (parameter.path("in").asText().equals("path")) {
                var name = parameter.path("name").asText();
                filled = filled.replace(
                        "{" + name + "}",
                        values.getOrDefault(
                                path.substring(0, path.indexOf('{')) + name,
                                values.getOrDefault(name, other(parameter))));
            }
        }
        return filled.replaceAll("\\{[^}]*}", "0");
    }

    /** The name of its parameter that stands right after the beginning of a path. */
    Optional<String> parameterAfter(String beginning) {
        var name = path.startsWith(beginning + "{") ? path.substring(beginning.length() + 1, path.indexOf('}')) : "";
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static String other(JsonNode parameter) {
        return switch (parameter.at("/schema/format").asText()) {
            case "uuid" -> "01890000-0000-7000-8000-000000000000";
            case "int32", "int64" -> "0";
            default -> {
                var choices = parameter.at("/schema/enum");
                yield choices.isEmpty() ? "nothing" : choices.get(0).asText();
            }
        };
    }

    /** The query with all that is known of its parameters; no more than what is required if nothing is. */
    String query(Map<String, String> values) {
        var parts = new LinkedHashSet<String>();
        for (var parameter : parameters) {
            var name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query") && values.containsKey(name)) {
                parts.add(name + "=" + values.get(name));
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** What its body is made of; empty if it takes none. */
    String contentType() {
        var content = description.at("/requestBody/content");
        return content.isEmpty() || content.has(JSON)
                ? content.isEmpty() ? "" : JSON
                : content.fieldNames().next();
    }

    /** The first documented example of its body; empty if it takes none. */
    String exampleBody() {
        var type = contentType();
        if (type.isEmpty()) {
            return "";
        }
        for (var example :
                description.path("requestBody").path("content").path(type).path("examples")) {
            var value = example.path("value");
            return value.isTextual() ? value.asText() : value.toString();
        }
        return "{}";
    }

    /** A stream does not end. */
    boolean streams() {
        return description.path("responses").toString().contains("text/event-stream");
    }
}
