package io.heartline.ingestion.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A read-only part of JSONPath: names, indexes, wildcards, and filters that compare one field with one constant.
 *
 * <p>Everything else is left out, since a search at any depth, a regular expression or a function in a mapping lets one
 * payload keep a processor busy.
 */
final class Expression {
    private static final int LENGTH_MAX = 512;
    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$-]{0,127}+";
    private static final String QUOTED = "'[^'\\\\\\p{Cntrl}]{1,256}+'";
    private static final String CONSTANT = "(?:" + QUOTED + "|-?\\d{1,15}+(?:\\.\\d{1,6}+)?+|true|false)";
    private static final String FILTER = "\\[\\?\\(@(?:\\." + NAME + ")++ ?== ?" + CONSTANT + "\\)\\]";
    private static final Pattern FORM =
            Pattern.compile("\\$(?:\\." + NAME + "|\\.\\*|\\[(?:" + QUOTED + "|\\d{1,5}+|\\*)\\]|" + FILTER + ")*+");
    private static final Configuration READING = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final JsonPath path;

    private Expression(JsonPath path) {
        this.path = path;
    }

    static boolean isSafe(String text) {
        return text.length() <= LENGTH_MAX && FORM.matcher(text).matches();
    }

    static Expression of(String text) {
        if (!isSafe(text)) {
            throw new IllegalArgumentException("not an expression that a mapping may have");
        }
        return new Expression(JsonPath.compile(text));
    }

    /** What the expression finds, in order; JSON's null is nothing. */
    List<JsonNode> read(JsonNode payload) {
        JsonNode found = path.read(payload, READING);
        return found == null
                ? List.of()
                : StreamSupport.stream(found.spliterator(), false)
                        .filter(node -> !node.isNull())
                        .toList();
    }
}
