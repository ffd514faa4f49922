package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PostHog's surveys: what was answered, and that one was shown or dismissed, since not to answer says something too.
 *
 * <p>Answers are properties: {@code $survey_response} for the first question, {@code $survey_response_<n>} for the ones
 * after it, or {@code $survey_response_<question id>}; the mapping names questions by their ids, or by 0, 1, … in their
 * order.
 */
final class PostHogTranslator implements Translator {
    private static final String RESPONSE = "$survey_response";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var event = root.get("event").node().isObject() ? root.object("event") : root;
        var name = event.text("event").toLowerCase(Locale.ROOT);
        if (!name.startsWith("survey ")) {
            return Translation.ignored("The event " + name + " is not about a survey.");
        }
        var properties = event.object("properties");
        var id = properties.anyText("$survey_submission_id");
        var uuid = event.anyText("uuid", "$insert_id");
        var person = person(root, event, properties, defaults);
        return switch (name) {
            case "survey sent" -> sent(id == null ? uuid : id, event, properties, person, defaults);
            case "survey shown" -> happened("survey-shown", uuid, event, properties, person, defaults);
            case "survey dismissed" -> happened("survey-dismissed", uuid, event, properties, person, defaults);
            default -> Translation.ignored("The event " + name + " says nothing about the customer.");
        };
    }

    private static Translation sent(@Nullable String id, Part event, Part properties, Person person, Defaults defaults)
            throws Unmappable {
        if (id == null) {
            throw event.refusal("uuid", "is required");
        }
        var answers = answers(properties, Question.all(defaults));
        var draft = new Draft().person(person);
        if (answers.sayNothing()) {
            return draft.done("The answers are neither texts nor ratings that the mapping names.");
        }
        return draft.interaction(answers.into(Item.interaction(defaults, id, person.first(), "survey")
                        .at(event.optionalTime("timestamp"))
                        .attribute("surveyId", properties.text("$survey_id"))
                        .attribute("survey", properties.optionalText("$survey_name"))))
                .done("");
    }

    private static Answers answers(Part properties, Map<String, Question> mapped) throws Unmappable {
        Map<String, String> labels = new HashMap<>();
        int index = 0;
        for (var question : properties.list("$survey_questions")) {
            var label = question.optionalText("question");
            var id = question.optionalText("id");
            if (label != null) {
                labels.put(String.valueOf(index), label);
                if (id != null) {
                    labels.put(id, label);
                }
            }
            index++;
        }
        var answers = new Answers();
        for (var answer : responses(properties).entrySet()) {
            var known = mapped.get(answer.getKey());
            var question = known == null ? usual(answer.getValue()) : known;
            answers.add(
                    answer.getKey(),
                    question == null ? null : question.labelled(labels.get(answer.getKey())),
                    answer.getValue());
        }
        return answers;
    }

    /** The answers by question; one that is sent under its number and its id too counts under its id. */
    private static Map<String, Part> responses(Part properties) {
        Map<String, Part> byId = new LinkedHashMap<>();
        Map<String, Part> byNumber = new LinkedHashMap<>();
        properties.fields().forEach((name, value) -> {
            if (name.equals(RESPONSE)) {
                byNumber.put("0", value);
            } else if (name.startsWith(RESPONSE + "_")) {
                var key = name.substring(RESPONSE.length() + 1);
                (key.matches("\\d{1,3}") ? byNumber : byId).put(key, value);
            }
        });
        return byId.isEmpty() ? byNumber : byId;
    }

    /** A text is taken for words; a number, a choice of several and a truth value need the mapping. */
    private static @Nullable Question usual(Part value) {
        return value.node().isTextual()
                        && !NUMBER.matcher(value.node().asText().strip()).matches()
                ? Question.of("text")
                : null;
    }

    private static Translation happened(
            String type, @Nullable String uuid, Part event, Part properties, Person person, Defaults defaults)
            throws Unmappable {
        if (uuid == null) {
            throw event.refusal("uuid", "is required");
        }
        return new Draft()
                .person(person)
                .event(Item.event(defaults, uuid, person.first(), "custom:" + type)
                        .at(event.optionalTime("timestamp"))
                        .attribute("surveyId", properties.text("$survey_id"))
                        .attribute("survey", properties.optionalText("$survey_name")))
                .done("");
    }

    /** Before somebody is identified, PostHog makes up a distinct id; afterwards it is the brand's own. */
    private static Person person(Part root, Part event, Part properties, Defaults defaults) throws Unmappable {
        var distinct = event.text("distinct_id");
        var profile = root.optionalObject("person").optionalObject("properties");
        var builder = Person.of(defaults);
        var identified = properties.has("$is_identified")
                ? properties.flag("$is_identified")
                : "identified".equals(properties.optionalText("$user_state"));
        if (identified) {
            builder.external(distinct);
        } else {
            builder.anonymous(distinct);
        }
        return builder.email(profile.optionalText("email"))
                .email(properties.optionalObject("$set").optionalText("email"))
                .need(event, "distinct_id");
    }
}
