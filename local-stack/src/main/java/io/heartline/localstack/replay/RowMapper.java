package io.heartline.localstack.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.feed.FeedRequest;
import io.heartline.localstack.replay.Mapping.Choice;
import io.heartline.localstack.replay.Mapping.Time;
import io.heartline.localstack.replay.Mapping.Turns;
import io.heartline.localstack.table.Row;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rows into requests. */
final class RowMapper {
    private final Mapping mapping;
    private final Template externalId;
    private final Template customer;
    private final Map<String, Template> fields;
    private final Map<String, Template> attributes;
    private final @Nullable DateTimeFormatter times;

    RowMapper(Mapping mapping) {
        this.mapping = mapping;
        this.externalId = Template.parse(mapping.externalId());
        this.customer = Template.parse(mapping.customer());
        this.fields = parsed(mapping.fields());
        this.attributes = parsed(mapping.attributes());
        var time = mapping.time();
        this.times = time == null ? null : time.formatter();
    }

    private static Map<String, Template> parsed(@Nullable Map<String, String> templates) {
        return templates == null
                ? Map.of()
                : templates.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Template.parse(entry.getValue())));
    }

    /** Whether the mapping leaves the row out. */
    boolean skips(Row row) {
        var skip = mapping.skip();
        return skip != null && skip.stream().anyMatch(condition -> condition.holds(row));
    }

    /**
     * Returns the requests for rows of one group: one, or one for each turn of a conversation.
     *
     * @throws ReplayException when a cell is not what the mapping says
     */
    List<FeedRequest> map(List<Row> rows) {
        var row = rows.getFirst();
        var occurredAt = occurredAt(row);
        var turns = mapping.turns();
        if (turns != null) {
            return turns(row, turns, occurredAt);
        }
        var body = body(row, externalId.fill(row), occurredAt);
        if (mapping.amount() != null) {
            body.put("amount", amount(rows));
            body.put("currency", mapping.currency());
        }
        return List.of(request(body, occurredAt));
    }

    private FeedRequest request(ObjectNode body, @Nullable Instant occurredAt) {
        return new FeedRequest(mapping.endpoint(), occurredAt == null ? Instant.EPOCH : occurredAt, body);
    }

    private ObjectNode body(Row row, String id, @Nullable Instant occurredAt) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("source", mapping.source());
        body.put("externalId", id);
        body.putObject("customer").put("kind", "external-id").put("value", customer.fill(row));
        if (occurredAt != null) {
            body.put("occurredAt", occurredAt.toString());
        }
        fields.forEach((field, template) -> put(body, field, template.fill(row)));
        choices().forEach((field, choices) -> put(body, field, chosen(choices, row)));
        addRatings(body, row);
        attributes.forEach((name, template) -> {
            var value = template.fill(row);
            if (!value.isEmpty()) {
                body.withObject("/attributes").put(name, value);
            }
        });
        return body;
    }

    /** Fields that are no strings are recognised by what stands in them. */
    private static void put(ObjectNode body, String field, String value) {
        switch (field) {
            case "public", "backfill" -> body.put(field, Boolean.parseBoolean(value));
            case "reach" -> put(body, field, value, Integer::valueOf);
            default -> {
                if (!value.isEmpty()) {
                    body.put(field, value);
                }
            }
        }
    }

    private static void put(ObjectNode body, String field, String value, Function<String, Integer> number) {
        try {
            body.put(field, number.apply(value));
        } catch (NumberFormatException e) {
            throw new ReplayException(field + " is no whole number", e);
        }
    }

    private Map<String, List<Choice>> choices() {
        var choices = mapping.choices();
        return choices == null ? Map.of() : choices;
    }

    private static String chosen(List<Choice> choices, Row row) {
        for (var choice : choices) {
            var when = choice.when();
            if (when == null || when.holds(row)) {
                return Template.parse(choice.value()).fill(row);
            }
        }
        return "";
    }

    private void addRatings(ObjectNode body, Row row) {
        var ratings = mapping.ratings();
        if (ratings == null) {
            return;
        }
        ratings.forEach((metric, scale) -> {
            var value = Template.parse(scale.value()).fill(row);
            if (!value.isEmpty()) {
                body.withArray("/ratings")
                        .addObject()
                        .put("metric", metric)
                        .put("value", decimal(value))
                        .put("min", scale.min())
                        .put("max", scale.max());
            }
        });
    }

    private @Nullable Instant occurredAt(Row row) {
        Time time = mapping.time();
        if (time == null || times == null || row.cell(time.column()).isEmpty()) {
            return null;
        }
        try {
            return times.parse(row.cell(time.column()), Instant::from);
        } catch (DateTimeException e) {
            throw new ReplayException("the time in " + time.column() + " cannot be read", e);
        }
    }

    private BigDecimal amount(List<Row> rows) {
        var columns = mapping.amount();
        var sum = BigDecimal.ZERO;
        for (var row : rows) {
            var product = BigDecimal.ONE;
            for (var column : columns == null ? List.<String>of() : columns) {
                product = product.multiply(decimal(row.cell(column)));
            }
            sum = sum.add(product);
        }
        return sum.abs();
    }

    private static BigDecimal decimal(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new ReplayException("a cell that should be a number is none", e);
        }
    }

    private List<FeedRequest> turns(Row row, Turns turns, @Nullable Instant start) {
        var id = externalId.fill(row);
        var requests = new ArrayList<FeedRequest>();
        for (var turn : turns.of(row)) {
            var number = requests.size() + 1;
            var at = start == null ? null : start.plusSeconds(number - 1L);
            var body = body(row, id + "-" + number, at);
            body.put("conversationId", id);
            if (turn.isAgent()) {
                body.put("speaker", "agent");
            }
            body.put("text", turn.text());
            requests.add(request(body, at));
        }
        return requests;
    }
}
