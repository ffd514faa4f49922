package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * Formbricks: {@code responseCreated}, {@code responseUpdated} and {@code responseFinished} repeat one response with ever
 * more answers, so each is one version of one interaction. {@code updatedAt} says which of them
 * is newer: deliveries that failed come again after later ones.
 *
 * <p>Answers are keyed by the ids of elements whose types the payload does not tell: the source's mapping does.
 */
final class FormbricksTranslator implements Translator {
    private static final Set<String> EVENTS = Set.of("responseCreated", "responseUpdated", "responseFinished");

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var event = root.text("event");
        if (!EVENTS.contains(event)) {
            return Translation.ignored("The event " + event + " is not about a response.");
        }
        var response = root.object("data");
        var id = response.text("id");
        var person = person(response, id, defaults);
        var answers = answers(response, Question.all(defaults));
        var draft = new Draft().person(person);
        if (!answers.sayNothing()) {
            draft.interaction(answers.into(Item.interaction(defaults, id, person.first(), "survey")
                    .at(response.time("createdAt"))
                    .revised(response.optionalTime("updatedAt"))
                    .language(response.optionalText("language"))
                    .attribute("surveyId", response.optionalText("surveyId"))
                    .attribute("survey", response.optionalObject("survey").optionalText("title"))
                    .attribute("country", response.optionalObject("meta").optionalText("country"))));
        }
        return draft.done("The response has no answer yet that the mapping names.");
    }

    private static Answers answers(Part response, Map<String, Question> questions) throws Unmappable {
        var given = response.object("data");
        if (questions.isEmpty() && !given.fields().isEmpty()) {
            throw new Unmappable("mapping.questions", "does not say of what types the elements of the survey are");
        }
        var answers = new Answers();
        for (var answer : given.fields().entrySet()) {
            answers.add(answer.getKey(), questions.get(answer.getKey()), answer.getValue());
        }
        return answers;
    }

    private static Person person(Part response, String id, Defaults defaults) throws Unmappable {
        var contact = response.optionalObject("contact");
        var attributes = response.optionalObject("contactAttributes");
        return Person.of(defaults)
                .own(contact.optionalText("id"))
                .external(attributes.anyText("userId", "user_id"))
                .external(contact.optionalText("userId"))
                .email(attributes.optionalText("email"))
                .phone(attributes.optionalText("phone"))
                .unlessKnown(response.optionalText("singleUseId"))
                .unlessKnown(id)
                .need(response, "id");
    }
}
