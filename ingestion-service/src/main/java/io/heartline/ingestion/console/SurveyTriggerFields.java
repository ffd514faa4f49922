package io.heartline.ingestion.console;

import io.heartline.console.page.Form.Field;
import io.heartline.console.page.Form.Option;
import io.heartline.contracts.EventType;
import io.heartline.ingestion.survey.EventTrigger;
import io.heartline.ingestion.survey.SurveyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields that say after which events a survey asks: those of each trigger, and of one more. */
final class SurveyTriggerFields {
    private final Desk desk;
    private final Filled filled;

    SurveyTriggerFields(Desk desk, Filled filled) {
        this.desk = desk;
        this.filled = filled;
    }

    List<Field> of(@Nullable SurveyDefinition definition) {
        List<Field> fields = new ArrayList<>();
        var triggers = definition == null ? List.<EventTrigger>of() : definition.triggers();
        int rows = Math.min(SurveyForm.TRIGGERS_MAX, triggers.size() + 1);
        for (int i = 0; i < rows; i++) {
            add(fields, i, i < triggers.size() ? triggers.get(i) : null);
        }
        return fields;
    }

    private void add(List<Field> fields, int i, @Nullable EventTrigger trigger) {
        var t = "t" + i + ".";
        fields.add(Field.heading(desk.text("survey.trigger", i + 1)));
        fields.add(field("text", t + "type", "survey.trigger.type", trigger == null ? null : trigger.type())
                .suggesting(EventType.BUILT_IN.stream()
                        .sorted()
                        .map(type -> new Option(type, desk.visit().named("event", type)))
                        .toList())
                .rest());
        fields.addAll(Spans.fields(
                desk,
                t + "delay",
                desk.text("survey.trigger.delay"),
                trigger == null ? null : trigger.delay(),
                filled));
        fields.add(field(
                        "number",
                        t + "amountMin",
                        "survey.trigger.amountMin",
                        trigger == null ? null : trigger.amountMin())
                .narrow());
        fields.add(field(
                        "number",
                        t + "amountMax",
                        "survey.trigger.amountMax",
                        trigger == null ? null : trigger.amountMax())
                .narrow());
        fields.add(field("text", t + "touchpoint", "source.touchpoint", trigger == null ? null : trigger.touchpoint())
                .narrow());
        fields.add(field("text", t + "product", "source.product", trigger == null ? null : trigger.product())
                .narrow());
        fields.add(field(
                        "text",
                        t + "attributes",
                        "survey.trigger.attributes",
                        trigger == null ? null : joined(trigger.attributes()))
                .hinted(desk.text("survey.trigger.attributes.hint")));
    }

    private Field field(String type, String name, String key, @Nullable Object value) {
        return Field.of(type, name, desk.text(key), filled.or(name, value == null ? "" : value.toString()));
    }

    private static String joined(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }
}
