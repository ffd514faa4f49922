package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mautic: one delivery holds events of several kinds, each a list.
 *
 * <p>A submitted form is an interaction if it has an answer that the source's mapping names, or a field that is called
 * like a message; otherwise it is only something that happened.
 */
final class MauticTranslator implements Translator {
    private static final String PREFIX = "mautic.";
    private static final Set<String> MESSAGES =
            Set.of("message", "comment", "comments", "feedback", "review", "question", "your_message");

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        if (root.node().isEmpty()) {
            throw new Unmappable("", "has no events");
        }
        var questions = Question.all(defaults);
        var draft = new Draft();
        for (var kind : root.fields().entrySet()) {
            if (kind.getKey().startsWith(PREFIX)) {
                for (var event : events(kind.getValue())) {
                    add(draft, kind.getKey().substring(PREFIX.length()), event, questions, defaults);
                }
            }
        }
        return draft.done("None of the events says something about a customer.");
    }

    private static List<Part> events(Part kind) throws Unmappable {
        var events = kind.node().isObject() ? List.of(kind) : kind.elements();
        for (var event : events) {
            if (!event.node().isObject()) {
                throw new Unmappable(event.path(), "is not an object");
            }
        }
        return events;
    }

    private static void add(Draft draft, String kind, Part event, Map<String, Question> questions, Defaults defaults)
            throws Unmappable {
        switch (kind) {
            case "form_on_submit" -> form(draft, event, questions, defaults);
            case "email_on_open" -> opened(draft, event, defaults);
            case "lead_points_change" -> points(draft, event, defaults);
            case "lead_channel_subscription_changed" -> subscription(draft, event, defaults);
            case "lead_post_save_new", "lead_post_save_update" -> draft.person(contact(event, defaults));
            default -> {}
        }
    }

    private static Part lead(Part event) throws Unmappable {
        return event.has("contact") ? event.object("contact") : event.object("lead");
    }

    private static Person contact(Part event, Defaults defaults) throws Unmappable {
        return contact(lead(event), defaults, null);
    }

    private static Person contact(Part lead, Defaults defaults, @Nullable String otherMail) throws Unmappable {
        return Person.of(defaults)
                .own(lead.text("id"))
                .email(field(lead, "email"))
                .email(otherMail)
                .phone(field(lead, "mobile"))
                .phone(field(lead, "phone"))
                .need(lead, "id");
    }

    private static @Nullable String field(Part lead, String name) throws Unmappable {
        var core = lead.optionalObject("fields").optionalObject("core").get(name);
        return core.node().isObject() ? core.optionalText("value") : core.exists() ? core.scalar() : null;
    }

    private static void form(Draft draft, Part event, Map<String, Question> questions, Defaults defaults)
            throws Unmappable {
        var submission = event.object("submission");
        var person = contact(submission.object("lead"), defaults, null);
        var answers = new Answers();
        for (var result : submission.optionalObject("results").fields().entrySet()) {
            var name = result.getKey().toLowerCase(Locale.ROOT);
            var usual = MESSAGES.contains(name) ? Question.of("text") : Question.of("ignore");
            answers.add(result.getKey(), questions.getOrDefault(result.getKey(), usual), result.getValue());
        }
        var form = submission.optionalObject("form");
        var id = "form:" + submission.text("id");
        var item = answers.sayNothing()
                ? Item.event(defaults, id, person.first(), "custom:form-submitted")
                : answers.into(Item.interaction(defaults, id, person.first(), "survey"));
        item.at(submission.anyTime("dateSubmitted", "date_submitted"))
                .attribute("formId", form.optionalText("id"))
                .attribute("form", form.optionalText("name"));
        draft.person(person);
        if (answers.sayNothing()) {
            draft.event(item);
        } else {
            draft.interaction(item);
        }
    }

    private static void opened(Draft draft, Part event, Defaults defaults) throws Unmappable {
        var stat = event.object("stat");
        var address = stat.optionalText("emailAddress");
        var lead = stat.optionalObject("lead");
        var person = lead.exists()
                ? contact(lead, defaults, address)
                : Person.of(defaults).email(address).need(stat, "emailAddress");
        var mail = stat.optionalObject("email");
        draft.person(person)
                .event(Item.event(defaults, "open:" + stat.text("id"), person.first(), "custom:email-opened")
                        .at(stat.optionalTime("dateRead"))
                        .attribute("emailId", mail.optionalText("id"))
                        .attribute("email", mail.optionalText("name")));
    }

    private static void points(Draft draft, Part event, Defaults defaults) throws Unmappable {
        var person = contact(event, defaults);
        var points = event.object("points");
        var at = event.time("timestamp");
        var after = points.text("new_points");
        draft.person(person)
                .event(Item.event(
                                defaults,
                                "points:" + lead(event).text("id") + ":" + at.toEpochMilli() + ":" + after,
                                person.first(),
                                "custom:points-changed")
                        .at(at)
                        .attribute("was", points.optionalText("old_points"))
                        .attribute("points", after));
    }

    private static void subscription(Draft draft, Part event, Defaults defaults) throws Unmappable {
        var person = contact(event, defaults);
        var channel = event.text("channel");
        var status = event.text("new_status");
        var at = event.time("timestamp");
        draft.person(person)
                .consent(new ConsentStatement(
                        person.first(),
                        channel.toLowerCase(Locale.ROOT),
                        "marketing",
                        status.equals("contactable"),
                        "mautic:" + lead(event).text("id") + ":" + channel + ":" + at.toEpochMilli(),
                        at));
    }
}
