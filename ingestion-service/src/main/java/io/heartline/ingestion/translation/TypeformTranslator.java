package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Typeform: a {@code form_response} is one interaction. The types of its fields come with it; the source's mapping, by a
 * field's ref or id, goes before.
 *
 * <p>An opinion scale is taken for the promoter question if it says so (its type is {@code nps}) or if it runs from 0 to
 * 10 and asks to recommend; otherwise it is satisfaction on its own scale.
 */
final class TypeformTranslator implements Translator {
    private static final Set<String> EVENTS = Set.of("form_response", "form_response_partial");
    private static final Set<String> CUSTOMERS =
            Set.of("email", "phone", "phone_number", "user_id", "userid", "customer_id", "customerid", "name");
    private static final int OPINION_STEPS = 11;
    private static final int RATING_STEPS = 5;

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var event = root.text("event_type");
        if (!EVENTS.contains(event)) {
            return Translation.ignored("The event " + event + " is not a response.");
        }
        var response = root.object("form_response");
        var token = response.text("token");
        var answers = answers(response, Question.all(defaults));
        var person = person(response, token, answers, defaults);
        if (answers.sayNothing()) {
            return new Draft().person(person).done("The response has neither a text nor a rating.");
        }
        var form = response.optionalObject("definition");
        var item = Item.interaction(defaults, token, person.first(), "survey")
                .at(response.anyTime("submitted_at", "landed_at"))
                .attribute("formId", response.optionalText("form_id"))
                .attribute("form", form.optionalText("title"));
        for (var hidden : response.optionalObject("hidden").fields().entrySet()) {
            if (!CUSTOMERS.contains(hidden.getKey().toLowerCase(Locale.ROOT))) {
                item.attribute(hidden.getKey(), hidden.getValue().scalar());
            }
        }
        return new Draft().person(person).interaction(answers.into(item)).done("");
    }

    private static Person person(Part response, String token, Answers answers, Defaults defaults) throws Unmappable {
        var hidden = response.optionalObject("hidden");
        return Person.of(defaults)
                .external(hidden.anyText("user_id", "userId", "userid", "customer_id", "customerId"))
                .external(answers.customer())
                .email(hidden.optionalText("email"))
                .email(answers.email())
                .phone(hidden.anyText("phone", "phone_number"))
                .phone(answers.phone())
                .unlessKnown(token)
                .need(response, "token");
    }

    private static Answers answers(Part response, Map<String, Question> mapped) throws Unmappable {
        Map<String, Part> fields = new HashMap<>();
        for (var field : response.optionalObject("definition").list("fields")) {
            fields.put(field.text("id"), field);
        }
        var answers = new Answers();
        for (var answer : response.list("answers")) {
            var field = answer.object("field");
            var id = field.text("id");
            var name = Objects.requireNonNullElse(field.optionalText("ref"), id);
            add(answers, answer, name, mapped.getOrDefault(name, mapped.get(id)), fields.getOrDefault(id, field));
        }
        return answers;
    }

    private static void add(Answers answers, Part answer, String name, @Nullable Question mapped, Part field)
            throws Unmappable {
        var type = answer.text("type");
        var value = switch (type) {
            case "choice" -> labels(answer.object("choice"), "label");
            case "choices" -> labels(answer.object("choices"), "labels");
            default -> answer.get(type);
        };
        if (!value.exists()) {
            throw answer.refusal(type, "is required");
        }
        if (mapped == null && type.equals("number")) {
            number(answers, value, name, field);
            return;
        }
        var usual = switch (type) {
            case "text", "email" -> type;
            case "phone_number" -> "phone";
            default -> "choice";
        };
        answers.add(name, (mapped == null ? Question.of(usual) : mapped).labelled(field.optionalText("title")), value);
    }

    private static Part labels(Part choice, String field) {
        var labels = choice.get(field);
        return labels.exists() ? labels : choice.get("other");
    }

    private static void number(Answers answers, Part value, String name, Part field) throws Unmappable {
        var type = field.optionalText("type");
        var properties = field.optionalObject("properties");
        var title = String.valueOf(field.optionalText("title")).toLowerCase(Locale.ROOT);
        var stated = properties.optionalNumber("steps");
        switch (type == null ? "number" : type) {
            case "nps" -> answers.score(Score.of("nps", 0, value));
            case "rating" -> answers.score(Score.of("csat", stated == null ? RATING_STEPS : stated.intValue(), value));
            case "opinion_scale" -> {
                int steps = stated == null ? OPINION_STEPS : stated.intValue();
                int min = properties.flag("start_at_one") ? 1 : 0;
                boolean nps =
                        steps == OPINION_STEPS && min == 0 && (title.contains("recommend") || title.contains("推荐"));
                answers.score(
                        nps
                                ? Score.of("nps", 0, value)
                                : new Score("csat", value.number(), min, min + steps - 1).require(value));
            }
            default -> answers.add(name, null, value);
        }
    }
}
