package io.heartline.ingestion.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.heartline.console.page.Block;
import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Notice;
import io.heartline.console.page.Plain;
import io.heartline.console.page.Table;
import io.heartline.ingestion.delivery.PreviewResource.PreviewView;
import io.heartline.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Payloads as they are shown, and what they would become. */
@ApplicationScoped
class Shown {
    /** Longer ones do not come back whole from a form; they are corrected by the endpoint. */
    static final int BYTES_MAX = 48_000;

    private static final int ITEMS_MAX = 20;

    private final ObjectMapper json;

    Shown(ObjectMapper json) {
        this.json = json;
    }

    /** Reads one JSON value, its numbers to the last digit. */
    static ObjectReader exact(ObjectMapper json) {
        return json.reader()
                .with(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** Whether a text comes back whole from a form. */
    static boolean fits(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
    }

    /**
     * A payload with a line for each value. What turns or hides text is written as an escape of JSON, so that it is seen, and
     * comes back as it was.
     */
    String of(String payload) {
        return parse(payload).map(node -> escaped(node.toPrettyString())).orElse(payload);
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            var character = Character.toString(point);
            if (point == '\n' || Plain.of(character).equals(character)) {
                escaped.append(character);
            } else {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", point));
            }
        });
        return escaped.toString();
    }

    /** Whether somebody changed nothing of a payload but its spaces. */
    boolean isSame(String payload, JsonNode entered) {
        return parse(payload).map(entered::equals).orElse(false);
    }

    private Optional<JsonNode> parse(String payload) {
        try {
            return Optional.of(exact(json).readTree(payload));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    Table reasons(Desk desk, List<Violation> reasons) {
        return new Table(
                "reasons",
                desk.text("delivery.reasons"),
                List.of(Column.text(desk.text("column.field")), Column.text(desk.text("column.reason"))),
                reasons.stream()
                        .map(one -> Table.Row.of(
                                Cell.of(one.field().isEmpty() ? desk.text("delivery.whole") : one.field()),
                                Cell.of(desk.words(new Violation(null, "", one.code(), one.message())))))
                        .toList(),
                "");
    }

    /** What a payload would become. */
    List<Block> outcome(Desk desk, PreviewView preview) {
        List<Block> blocks = new ArrayList<>();
        if (!preview.errors().isEmpty()) {
            blocks.add(new Notice("caution", desk.text("try.rejected"), desk.text("try.rejected.text"), null, null));
            blocks.add(reasons(desk, preview.errors()));
        } else if (preview.ignored() != null) {
            blocks.add(new Notice("empty", desk.text("try.ignored"), preview.ignored(), null, null));
        } else {
            blocks.add(new Notice("good", desk.text("try.fits"), desk.text("try.fits.text"), null, null));
        }
        blocks.add(items(desk, preview));
        return blocks;
    }

    private Table items(Desk desk, PreviewView preview) {
        List<Table.Row> rows = new ArrayList<>();
        add(rows, desk.text("try.interactions"), json.valueToTree(preview.interactions()));
        add(rows, desk.text("try.events"), json.valueToTree(preview.customerEvents()));
        add(rows, desk.text("try.identifications"), json.valueToTree(preview.identifications()));
        add(rows, desk.text("try.consents"), json.valueToTree(preview.consents()));
        return new Table(
                "items",
                desk.text("delivery.outcome"),
                List.of(
                        Column.text(desk.text("column.item")),
                        Column.text(desk.text("column.field")),
                        Column.text(desk.text("column.value"))),
                rows,
                desk.text("try.nothing"));
    }

    private static void add(List<Table.Row> rows, String name, JsonNode items) {
        for (int i = 0; i < Math.min(items.size(), ITEMS_MAX); i++) {
            flatten(rows, name + " " + (i + 1), "", items.get(i));
        }
    }

    private static void flatten(List<Table.Row> rows, String item, String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            rows,
                            item,
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            field.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(rows, item, path + "[" + i + "]", node.get(i));
            }
        } else if (!node.isNull()) {
            rows.add(Table.Row.of(Cell.of(item), Cell.of(path), Cell.of(node.asText())));
        }
    }
}
