package io.heartline.ingestion.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.console.page.Form.Field;
import io.heartline.console.page.Form.Option;
import io.heartline.ingestion.console.SourceKindForms.Setting;
import io.heartline.ingestion.source.SourceKinds;
import io.heartline.ingestion.source.SourceSettings;
import io.heartline.platform.problem.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields by which a source is set up and changed, and the request that they make. */
@ApplicationScoped
class SourceForm {
    private static final List<String> TEXTS = List.of("touchpoint", "product", "campaign", "publicUrl");
    private static final List<String> LISTS = List.of("keywords", "own");

    private final Desk desk;
    private final ObjectMapper json;

    SourceForm(Desk desk, ObjectMapper json) {
        this.desk = desk;
        this.json = json;
    }

    /** The fields of a source that is to be. */
    List<Field> fields(String kind, Filled filled) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("hidden", "kind", "", kind));
        fields.add(field("slug", filled).hinted(desk.text("source.slug.hint")).narrow());
        fields.add(field("brand", filled).narrow());
        fields.add(field("touchpoint", filled)
                .hinted(desk.text("source.touchpoint.hint"))
                .narrow());
        fields.add(field("product", filled).narrow());
        fields.add(field("campaign", filled).narrow());
        var settings = SourceKindForms.settings(kind);
        if (!settings.isEmpty()) {
            fields.add(Field.heading(desk.text("source.pull")));
            settings.forEach(setting -> fields.add(field(setting, filled)));
        }
        fields.add(Field.heading(desk.text("source.secret")));
        fields.add(Field.select(
                        "secretWay",
                        desk.text("source.secretWay"),
                        filled.or("secretWay", SourceKindForms.usual(kind).wire()),
                        ways())
                .hinted(desk.text("source.secretWay.hint")));
        fields.add(Field.of("text", "secret", desk.text("source.secretValue"), "")
                .hinted(desk.text("source.secretValue.hint")));
        if (kind.equals("hubspot")) {
            fields.add(field("publicUrl", filled).hinted(desk.text("source.publicUrl.hint")));
        }
        if (SourceKindForms.isMapped(kind)) {
            fields.add(Field.heading(desk.text("source.mapping")));
            fields.add(Field.of("code", "mapping", desk.text("source.mapping.json"), filled.or("mapping", ""))
                    .hinted(desk.text("source.mapping.hint")));
        }
        return fields;
    }

    /** The fields of a source that is there. */
    List<Field> fields(SourceSettings settings, Filled filled) {
        List<Field> fields = new ArrayList<>();
        fields.add(
                field("text", "touchpoint", said(settings.touchpoint()), filled).narrow());
        fields.add(field("text", "product", said(settings.product()), filled).narrow());
        fields.add(field("text", "campaign", said(settings.campaign()), filled).narrow());
        fields.add(field("number", "retentionDays", said(settings.retentionDays()), filled)
                .hinted(desk.text("source.retentionDays.hint")));
        fields.add(field("text", "publicUrl", said(settings.publicUrl()), filled)
                .hinted(desk.text("source.publicUrl.hint")));
        var mapping = pretty(settings.mapping());
        if (Shown.fits(mapping)) {
            fields.add(Field.of("code", "mapping", desk.text("source.mapping.json"), filled.or("mapping", mapping))
                    .hinted(desk.text("source.mapping.hint")));
        }
        return fields;
    }

    private Field field(String type, String name, String value, Filled filled) {
        return Field.of(type, name, desk.visit().named("source", name), filled.or(name, value));
    }

    List<Option> ways() {
        return Arrays.stream(SecretWay.values())
                .map(way -> new Option(way.wire(), desk.visit().named("secret-way", way.wire())))
                .toList();
    }

    private static String said(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private Field field(String name, Filled filled) {
        return Field.of("text", name, desk.visit().named("source", name), filled.or(name, ""));
    }

    private Field field(Setting setting, Filled filled) {
        var name = "pull." + setting.name();
        var label = desk.text(name);
        var value = filled.or(
                name, setting.values().isEmpty() ? "" : setting.values().getFirst());
        var field = setting.type().equals("select")
                ? Field.select(
                        name,
                        label,
                        value,
                        setting.values().stream()
                                .map(one -> new Option(one, one.isEmpty() ? desk.text("choice.usual") : one))
                                .toList())
                : Field.of(setting.type(), name, label, value);
        var hint = desk.visit().named("hint", setting.name());
        return (hint.equals(setting.name()) ? field : field.hinted(hint)).narrow();
    }

    /**
     * The request to set a source up, without its secrets.
     *
     * @throws InvalidInput if the mapping is no JSON
     */
    ObjectNode request(Filled filled) {
        var body = settings(filled);
        for (var name : List.of("slug", "kind", "brand")) {
            body.put(name, filled.entry(name));
        }
        var kind = filled.or("kind", "");
        var mapping = body.get("mapping") instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
        if (SourceKinds.pulled(kind)) {
            mapping.set("pull", pull(kind, filled));
        }
        body.set("mapping", mapping);
        return body;
    }

    /**
     * The request to change what of a source was filled in; what was left empty is cleared.
     *
     * @throws InvalidInput if the mapping is no JSON, or the days are no number
     */
    ObjectNode settings(Filled filled) {
        var body = JsonNodeFactory.instance.objectNode();
        TEXTS.stream().filter(filled::has).forEach(name -> body.put(name, filled.entry(name)));
        if (filled.has("retentionDays")) {
            var days = filled.entry("retentionDays");
            body.set(
                    "retentionDays",
                    days == null ? JsonNodeFactory.instance.nullNode() : number("retentionDays", days));
        }
        if (filled.has("mapping")) {
            body.set("mapping", mapping(filled.entry("mapping")));
        }
        return body;
    }

    private ObjectNode pull(String kind, Filled filled) {
        var pull = JsonNodeFactory.instance.objectNode();
        for (var setting : SourceKindForms.settings(kind)) {
            var name = setting.name();
            var value = filled.entry("pull." + name);
            if (value == null) {
                continue;
            }
            if (name.equals("every")) {
                pull.put(name, "PT" + number(name, value) + "M");
            } else if (setting.type().equals("number")) {
                pull.set(name, number(name, value));
            } else if (LISTS.contains(name)) {
                var list = pull.putArray(name);
                Arrays.stream(value.split("[,\n]", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .forEach(list::add);
            } else {
                pull.put(name, value);
            }
        }
        return pull;
    }

    private static JsonNode number(String field, String value) {
        try {
            return JsonNodeFactory.instance.numberNode(new BigDecimal(value).intValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw Spans.noNumber(field, e);
        }
    }

    /**
     * A mapping as it was typed; an empty one for nothing.
     *
     * @throws InvalidInput if it is no JSON
     */
    JsonNode mapping(@Nullable String text) {
        return text == null ? JsonNodeFactory.instance.objectNode() : parse("mapping", text);
    }

    /**
     * JSON as it was typed.
     *
     * @throws InvalidInput if it is none
     */
    JsonNode parse(String field, String text) {
        try {
            return Shown.exact(json).readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var refusal = new InvalidInput(
                    "malformed-json",
                    field + " is not JSON: something is wrong in line " + at.getLineNr() + ", column "
                            + at.getColumnNr() + ".");
            refusal.initCause(e);
            throw refusal;
        }
    }

    /** JSON with a line for each value; as it is if it is none. */
    String pretty(@Nullable JsonNode node) {
        return node == null || node.isEmpty() ? "" : node.toPrettyString();
    }
}
