package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SatisMeter: answers, and surveys that were closed without one, since not to answer says something too.
 *
 * <p>The mapping may name follow-up questions by their ids, and the main one as {@code rating} where it is not the
 * promoter question.
 */
final class SatisMeterTranslator implements Translator {
    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var event = root.text("event");
        if (!event.equals("completed") && !event.equals("dismissed")) {
            return Translation.ignored("The event " + event + " says nothing about the customer.");
        }
        var response = root.object("response");
        var id = response.text("id");
        var person = person(response, id, defaults);
        var at = response.optionalTime("created");
        var answers = answers(response, Question.all(defaults));
        var draft = new Draft().person(person);
        if (event.equals("dismissed")) {
            draft.event(Item.event(defaults, "dismissed:" + id, person.first(), "custom:survey-dismissed")
                    .at(at)
                    .attribute("method", response.optionalText("method")));
        }
        if (!answers.sayNothing()) {
            draft.interaction(answers.into(Item.interaction(defaults, id, person.first(), "survey")
                    .at(at)
                    .language(response.optionalText("language"))
                    .attribute("method", response.optionalText("method"))
                    .attribute("country", response.optionalObject("location").optionalText("country"))));
        }
        return draft.done("The response has neither a rating nor a text.");
    }

    private static Answers answers(Part response, Map<String, Question> mapped) throws Unmappable {
        var answers = new Answers();
        answers.add("rating", mapped.getOrDefault("rating", Question.of("nps")), response.get("rating"));
        var feedback = response.optionalText("feedback");
        answers.add("feedback", mapped.getOrDefault("feedback", Question.of("text")), response.get("feedback"));
        for (var answer : response.list("answers")) {
            var value = answer.get("value");
            var label = answer.optionalText("label");
            var question = mapped.get(answer.text("id"));
            if (question != null) {
                answers.add(answer.text("id"), question.labelled(label), value);
            } else if (label != null && !isText(value, feedback)) {
                answers.add(label, null, value);
            }
        }
        return answers;
    }

    /** The comment comes once more among the answers. */
    private static boolean isText(Part value, @Nullable String text) {
        return text != null && value.node().asText().equals(text);
    }

    private static Person person(Part response, String id, Defaults defaults) throws Unmappable {
        var user = response.optionalObject("user");
        return Person.of(defaults)
                .external(user.optionalText("userId"))
                .own(user.optionalText("id"))
                .anonymous(user.optionalText("anonymousId"))
                .email(user.optionalText("email"))
                .unlessKnown(id)
                .need(response, "user");
    }
}
