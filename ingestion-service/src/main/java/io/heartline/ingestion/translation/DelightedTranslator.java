package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Delighted: the score comes first and the comment later, as two versions of one interaction. Who unsubscribes refuses
 * surveys.
 */
final class DelightedTranslator implements Translator {
    private static final int STEPS = 5;

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var type = root.text("event_type");
        var data = root.object("event_data");
        return switch (type) {
            case "survey_response.created", "survey_response.updated" -> response(data, defaults);
            case "unsubscribe.created" -> unsubscribe(root, data, defaults);
            default -> Translation.ignored("The event " + type + " says nothing about the customer.");
        };
    }

    private static Translation response(Part data, Defaults defaults) throws Unmappable {
        var person = person(data.object("person"), data.optionalObject("person_properties"), defaults);
        var survey = data.optionalText("survey_type");
        if ("enps".equals(survey)) {
            return Translation.ignored("An answer of the brand's own people is not a customer's.");
        }
        var item = Item.interaction(defaults, data.text("id"), person.first(), "survey")
                .put("text", data.optionalText("comment"))
                .at(data.optionalTime("created_at"))
                .revised(data.optionalTime("updated_at"))
                .attribute("surveyType", survey);
        var score = score(survey, data.get("score"));
        if (score != null) {
            item.rating(score);
        } else {
            item.attribute("score", data.optionalText("score"));
        }
        additional(item, data);
        for (var tag : data.list("tags")) {
            var name = tag.node().isObject() ? tag.optionalText("name") : tag.scalar();
            item.attribute("tag:" + name, "true");
        }
        var draft = new Draft().person(person);
        return item.saysSomething()
                ? draft.interaction(item).done("")
                : draft.done("The response has neither a comment nor a score that we know.");
    }

    private static @Nullable Score score(@Nullable String survey, Part score) throws Unmappable {
        if (!score.exists()) {
            return null;
        }
        return switch (survey == null ? "nps" : survey) {
            case "nps" -> Score.of("nps", 0, score);
            case "csat", "smileys" -> Score.of("csat", STEPS, score);
            case "ces" -> Score.of("ces", STEPS, score);
            case "stars5", "five_star" -> Score.of("stars", STEPS, score);
            case "thumbs" -> new Score("csat", score.number(), 0, 1).require(score);
            default -> null;
        };
    }

    private static void additional(Item item, Part data) throws Unmappable {
        for (var answer : data.list("additional_answers")) {
            var question = answer.optionalObject("question");
            var value = answer.optionalObject("value");
            var name = question.anyText("text", "id");
            if (name != null) {
                item.attribute(name, value.exists() ? words(value) : null);
            }
        }
    }

    private static @Nullable String words(Part value) throws Unmappable {
        var free = value.anyText("free_response", "scale");
        return free == null ? value.optionalObject("select_one").optionalText("text") : free;
    }

    private static Translation unsubscribe(Part root, Part data, Defaults defaults) throws Unmappable {
        var person = person(data.object("person"), data.optionalObject("person_properties"), defaults);
        var at = data.anyTime("created_at", "unsubscribed_at");
        return new Draft()
                .person(person)
                .consent(new ConsentStatement(
                        person.first(),
                        null,
                        "survey",
                        false,
                        "delighted:" + root.text("event_id"),
                        at == null ? data.object("person").time("created_at") : at))
                .done("");
    }

    private static Person person(Part person, Part properties, Defaults defaults) throws Unmappable {
        return Person.of(defaults)
                .own(person.text("id"))
                .external(properties.anyText("customer_id", "user_id", "Customer ID", "User ID"))
                .email(person.optionalText("email"))
                .phone(person.optionalText("phone_number"))
                .need(person, "id");
    }
}
