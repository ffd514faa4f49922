package io.heartline.localstack.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.heartline.localstack.feed.FeedRequest.Target;
import io.heartline.localstack.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a file becomes; docs/replay.md describes the file it is read from.
 *
 * @param target {@code interactions} or {@code customer-events}
 * @param source the name under which ingestion keeps the feed
 * @param externalId template of the id within the source
 * @param customer template of the customer's external id
 * @param time how times are written; ISO 8601 in UTC when absent
 * @param fields templates of the request's other fields, by field name
 * @param choices fields whose value depends on a cell, by field name
 * @param ratings scales and templates of their values, by metric
 * @param attributes templates of attributes, by name
 * @param amount columns to multiply with each other
 * @param currency ISO 4217 code of the amount
 * @param group column whose rows of the same cell are one item, where they are near each other; amounts are added up
 * @param turns how one cell holds a conversation
 * @param skip rows to leave out
 * @param quoted whether a cell that begins with a quotation mark ends with one; true when absent
 */
record Mapping(
        @JsonProperty(required = true) String target,
        @JsonProperty(required = true) String source,
        @JsonProperty(required = true) String externalId,
        @JsonProperty(required = true) String customer,
        @Nullable Time time,
        @Nullable Map<String, String> fields,
        @Nullable Map<String, List<Choice>> choices,
        @Nullable Map<String, Scale> ratings,
        @Nullable Map<String, String> attributes,
        @Nullable List<String> amount,
        @Nullable String currency,
        @Nullable String group,
        @Nullable Turns turns,
        @Nullable List<Condition> skip,
        @Nullable Boolean quoted) {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Reads a mapping; a mistake in it is told with its place. */
    static Mapping read(Path file) {
        try {
            var mapping = YAML.readValue(Files.readString(file), Mapping.class);
            if (mapping == null) {
                throw new ReplayException(file + " is empty");
            }
            return mapping;
        } catch (JsonProcessingException e) {
            throw new ReplayException(file + ": " + e.getOriginalMessage() + place(e), e);
        } catch (IOException e) {
            throw new ReplayException("cannot read " + file, e);
        }
    }

    private static String place(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ")";
    }

    /** Whether quotation marks belong to the table and not to its cells. */
    boolean isQuoted() {
        return quoted == null || quoted;
    }

    /** Where the items are posted. */
    Target endpoint() {
        return switch (target) {
            case "interactions" -> Target.INTERACTIONS;
            case "customer-events" -> Target.CUSTOMER_EVENTS;
            default -> throw new ReplayException("target is \"" + target + "\": use interactions or customer-events");
        };
    }

    /**
     * How times are written.
     *
     * @param column where the time stands
     * @param pattern as {@link DateTimeFormatter} takes it; ISO 8601 without zone when absent
     * @param zone the zone of times that name none; UTC when absent
     */
    record Time(
            @JsonProperty(required = true) String column,
            @Nullable String pattern,
            @Nullable String zone) {

        DateTimeFormatter formatter() {
            try {
                var formatter = pattern == null
                        ? DateTimeFormatter.ISO_DATE_TIME
                        : DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
                return formatter.withZone(ZoneId.of(zone == null ? "UTC" : zone));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new ReplayException("time: " + e.getMessage(), e);
            }
        }
    }

    /**
     * One of several values for a field; the first whose condition holds is taken.
     *
     * @param value template of the value
     * @param when the condition; always holds when absent
     */
    record Choice(
            @JsonProperty(required = true) String value,
            @Nullable Condition when) {}

    /**
     * Holds when the whole cell matches.
     *
     * @param column which cell
     * @param matches a regular expression
     */
    record Condition(
            @JsonProperty(required = true) String column,
            @JsonProperty(required = true) String matches) {

        boolean holds(Row row) {
            try {
                return Pattern.matches(matches, row.cell(column));
            } catch (PatternSyntaxException e) {
                throw new ReplayException("matches: " + e.getMessage(), e);
            }
        }
    }

    /**
     * A rating's scale.
     *
     * @param value template of the value
     * @param min the worst
     * @param max the best
     */
    record Scale(@JsonProperty(required = true) String value, int min, int max) {}

    /**
     * A cell that holds a whole conversation.
     *
     * @param column which cell
     * @param separator what stands between two turns
     * @param customer how a turn of the customer begins
     * @param agent how a turn of an agent begins
     */
    record Turns(
            @JsonProperty(required = true) String column,
            @JsonProperty(required = true) String separator,
            @JsonProperty(required = true) String customer,
            @JsonProperty(required = true) String agent) {

        /** What one speaker said at a time. */
        record Turn(boolean isAgent, String text) {}

        /**
         * Returns the turns in order. What begins with no speaker belongs to the turn before: somebody wrote the
         * separator. Turns without words are left out.
         */
        List<Turn> of(Row row) {
            var said = new ArrayList<Turn>();
            for (var piece : row.cell(column).split(Pattern.quote(separator), -1)) {
                if (piece.startsWith(customer.strip())) {
                    said.add(new Turn(false, piece.substring(Math.min(customer.length(), piece.length()))));
                } else if (piece.startsWith(agent.strip())) {
                    said.add(new Turn(true, piece.substring(Math.min(agent.length(), piece.length()))));
                } else if (said.isEmpty()) {
                    throw new ReplayException("the conversation in " + column + " begins with neither speaker");
                } else {
                    var last = said.removeLast();
                    said.add(new Turn(last.isAgent(), last.text() + "\n" + piece));
                }
            }
            said.removeIf(turn -> turn.text().isBlank());
            return said;
        }
    }
}
