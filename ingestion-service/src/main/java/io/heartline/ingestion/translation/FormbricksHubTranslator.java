package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * Formbricks Hub: one feedback record is one interaction, whether it comes alone or in a webhook.
 *
 * <p>A record is unique by its tenant, submission and field. A deletion names only ids that the Hub made, and no
 * customer: it stays for a person to carry out.
 */
final class FormbricksHubTranslator implements Translator {
    private static final int TEXT_LENGTH_MAX = 30_000;
    private static final int LANGUAGE_LENGTH_MAX = 10;
    private static final Set<String> TYPES =
            Set.of("text", "categorical", "nps", "csat", "ces", "rating", "number", "boolean", "date");
    private static final Map<String, String> CHANNELS = Map.of(
            "review", "review",
            "social", "social",
            "support", "chat",
            "interview", "call",
            "usability_test", "in-person",
            "in_app", "in-app",
            "email", "email",
            "chat", "chat",
            "call", "call",
            "crm", "crm");

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        if (root.has("field_type")) {
            return record(root, defaults);
        }
        var type = root.text("type");
        return switch (type) {
            case "feedback_record.created", "feedback_record.updated" -> record(root.object("data"), defaults);
            case "feedback_record.deleted" ->
                throw root.object("data").refusal("ids", "are deleted in the Hub: delete their customer here");
            default -> Translation.ignored("The event " + type + " is not about a feedback record.");
        };
    }

    private static Translation record(Part record, Defaults defaults) throws Unmappable {
        var tenant = record.text("tenant_id");
        var submission = record.text("submission_id");
        var field = record.text("field_id");
        var type = record.text("field_type");
        if (!TYPES.contains(type)) {
            throw record.refusal("field_type", "is not a type of field");
        }
        var person = Person.of(defaults)
                .external(record.optionalText("user_id"))
                .unlessKnown(submission)
                .need(record, "submission_id");
        var answers = answers(record, field, type, defaults);
        if (answers.areNone()) {
            return Translation.ignored("The record has no value.");
        }
        if (answers.sayNothing()) {
            return Translation.ignored("A " + type + " alone expresses nothing.");
        }
        var source = record.text("source_type");
        var item = Item.interaction(
                        defaults,
                        tenant + ":" + submission + ":" + field,
                        person.first(),
                        CHANNELS.getOrDefault(source, "survey"))
                .at(record.optionalTime("collected_at"))
                .language(language(record))
                .attribute("submissionId", submission)
                .attribute("recordId", record.optionalText("id"))
                .attribute("sourceType", source)
                .attribute("sourceId", record.optionalText("source_id"))
                .attribute("sourceName", record.optionalText("source_name"))
                .attribute("fieldGroup", record.anyText("field_group_label", "field_group_id"));
        for (var entry : record.optionalObject("metadata").fields().entrySet()) {
            if (entry.getValue().node().isValueNode()) {
                item.attribute(entry.getKey(), entry.getValue().scalar());
            }
        }
        return new Draft().person(person).interaction(answers.into(item)).done("");
    }

    private static String language(Part record) throws Unmappable {
        var language = record.optionalText("language");
        if (language != null && language.length() > LANGUAGE_LENGTH_MAX) {
            throw record.refusal("language", "has more than " + LANGUAGE_LENGTH_MAX + " characters");
        }
        return language == null ? "default" : language;
    }

    private static Answers answers(Part record, String field, String type, Defaults defaults) throws Unmappable {
        var known = Question.all(defaults).get(field);
        var question = (known == null ? Question.of(type) : known).labelled(record.optionalText("field_label"));
        var answers = new Answers();
        if (Question.RATINGS.contains(type)) {
            answers.add(
                    field,
                    new Question(type, question.range(), question.label(), question.touchpoint()),
                    number(record));
        }
        var text = record.get("value_text");
        if (text.exists()) {
            check(text);
            answers.add(
                    field, type.equals("categorical") ? null : new Question("text", 5, question.label(), null), text);
        }
        for (var other : new String[] {"value_boolean", "value_date", "value_id"}) {
            answers.add(other, null, record.get(other));
        }
        if (type.equals("number")) {
            answers.add(field, null, record.get("value_number"));
        }
        return answers;
    }

    private static Part number(Part record) throws Unmappable {
        var number = record.get("value_number");
        if (!number.exists()) {
            throw record.refusal("value_number", "is required");
        }
        return number;
    }

    private static void check(Part text) throws Unmappable {
        var value = text.node().asText();
        if (value.indexOf('\0') >= 0) {
            throw new Unmappable(text.path(), "has a NUL character");
        }
        if (value.codePointCount(0, value.length()) > TEXT_LENGTH_MAX) {
            throw new Unmappable(text.path(), "has more than " + TEXT_LENGTH_MAX + " characters");
        }
    }
}
