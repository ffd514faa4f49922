package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Zendesk's ticket events: public comments are messages, changes of status are facts about the conversation, and
 * satisfaction is a rating.
 *
 * <p>The first comment of a ticket is also its description, and either event may tell it first: both give the same
 * record. Good and bad of the old satisfaction are the ends of the scale of the new one, 1 to 5.
 */
final class ZendeskTranslator implements Translator {
    private static final String TICKET = "zen:event-type:ticket.";
    private static final int SATISFACTION_STEPS = 5;
    private static final Map<String, String> CHANNELS = Map.ofEntries(
            Map.entry("chat", "chat"),
            Map.entry("native_messaging", "chat"),
            Map.entry("whatsapp", "chat"),
            Map.entry("line", "chat"),
            Map.entry("wechat", "chat"),
            Map.entry("telegram", "chat"),
            Map.entry("facebook", "social"),
            Map.entry("instagram_dm", "chat"),
            Map.entry("twitter", "social"),
            Map.entry("voice", "call"),
            Map.entry("phone", "call"),
            Map.entry("sms", "sms"),
            Map.entry("mobile_sdk", "in-app"));

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var type = root.text("type");
        if (!type.startsWith(TICKET)) {
            return Translation.ignored("The event " + type + " is not about a ticket.");
        }
        var ticket = root.object("detail");
        return switch (type.substring(TICKET.length())) {
            case "created" -> created(root, ticket, defaults);
            case "comment_added", "comment_redacted" -> comment(root, ticket, defaults);
            case "status_changed" -> status(root, ticket, defaults);
            case "merged", "ticket_merged" -> merged(root, ticket, defaults);
            case "csat_received", "satisfaction_score_changed" -> satisfaction(root, ticket, defaults);
            default -> Translation.ignored("The event " + type + " says nothing about the customer.");
        };
    }

    private static Person requester(Part ticket, Defaults defaults) throws Unmappable {
        return Person.of(defaults).own(ticket.text("requester_id")).need(ticket, "requester_id");
    }

    private static String channel(Part ticket) throws Unmappable {
        var via = ticket.optionalObject("via").optionalText("channel");
        return via == null ? "email" : CHANNELS.getOrDefault(via.toLowerCase(Locale.ROOT), "email");
    }

    private static String descriptionId(String ticket) {
        return "ticket:" + ticket + ":description";
    }

    private static Translation created(Part root, Part ticket, Defaults defaults) throws Unmappable {
        var id = ticket.text("id");
        var customer = requester(ticket, defaults);
        var draft = new Draft()
                .event(Message.status(defaults, root.text("id"), customer, id, "new", null)
                        .at(root.optionalTime("time")));
        var description = ticket.optionalText("description");
        if (description != null && opensInPublic(ticket)) {
            draft.interaction(
                    new Message(descriptionId(id), id, channel(ticket), description, ticket.optionalTime("created_at"))
                            .fromCustomer(defaults, customer)
                            .attribute("subject", ticket.optionalText("subject")));
        }
        return draft.done("");
    }

    /** An agent may open a ticket for a customer: the words are then not the customer's. */
    private static boolean opensInPublic(Part ticket) throws Unmappable {
        var submitter = ticket.optionalText("submitter_id");
        return (submitter == null || submitter.equals(ticket.text("requester_id")))
                && (!ticket.has("is_public") || ticket.flag("is_public"));
    }

    private static Translation comment(Part root, Part ticket, Defaults defaults) throws Unmappable {
        var comment = root.object("event").object("comment");
        if (!comment.flag("is_public")) {
            return Translation.ignored("The comment is a note among agents.");
        }
        var id = ticket.text("id");
        var redacted = root.text("type").endsWith("redacted");
        var body = redacted ? comment.optionalText("body") : comment.text("body");
        var author = comment.object("author");
        var first = body != null && body.equals(ticket.optionalText("description"));
        var message = new Message(
                first ? descriptionId(id) : "comment:" + comment.text("id"),
                id,
                channel(ticket),
                body == null ? Message.DELETED : body,
                first ? ticket.optionalTime("created_at") : root.optionalTime("time"));
        var authorId = author.text("id");
        boolean agent = author.has("is_staff")
                ? author.flag("is_staff")
                : !authorId.equals(ticket.optionalText("requester_id"));
        var item = agent
                ? message.fromAgent(defaults, requester(ticket, defaults), authorId)
                : message.fromCustomer(
                        defaults, Person.of(defaults).own(authorId).need(author, "id"));
        return new Draft()
                .interaction(item.attribute("subject", ticket.optionalText("subject")))
                .done("");
    }

    private static Translation status(Part root, Part ticket, Defaults defaults) throws Unmappable {
        var change = root.object("event");
        return new Draft()
                .event(Message.status(
                                defaults,
                                root.text("id"),
                                requester(ticket, defaults),
                                ticket.text("id"),
                                change.text("current").toLowerCase(Locale.ROOT),
                                lower(change.optionalText("previous")))
                        .at(root.optionalTime("time")))
                .done("");
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static Translation merged(Part root, Part ticket, Defaults defaults) throws Unmappable {
        var into = root.optionalObject("event").anyText("target_ticket_id", "into_ticket_id", "ticket_id", "current");
        return new Draft()
                .event(Message.status(
                                defaults,
                                root.text("id"),
                                requester(ticket, defaults),
                                ticket.text("id"),
                                "merged",
                                lower(ticket.optionalText("status")))
                        .attribute("into", into)
                        .at(root.optionalTime("time")))
                .done("");
    }

    private static Translation satisfaction(Part root, Part ticket, Defaults defaults) throws Unmappable {
        var event = root.object("event");
        var answer = event.has("satisfaction_score") ? event.object("satisfaction_score") : event;
        var score = answer.get(answer.has("score") ? "score" : "rating");
        var word = String.valueOf(score.exists() ? score.scalar() : answer.text("score"))
                .toLowerCase(Locale.ROOT);
        if (word.contains("offered")) {
            return Translation.ignored("The customer was asked and has not answered.");
        }
        var id = ticket.text("id");
        var item = Item.interaction(
                        defaults,
                        "ticket:" + id + ":csat",
                        requester(ticket, defaults).first(),
                        "survey")
                .put("conversationId", id)
                .put("text", answer.anyText("comment", "feedback"))
                .rating(satisfaction(word, score))
                .at(root.optionalTime("time"));
        return new Draft().interaction(item).done("");
    }

    private static Score satisfaction(String word, Part score) throws Unmappable {
        if (word.startsWith("good")) {
            return Score.of("csat", SATISFACTION_STEPS, score.as(SATISFACTION_STEPS));
        }
        return word.startsWith("bad")
                ? Score.of("csat", SATISFACTION_STEPS, score.as(1))
                : Score.of("csat", SATISFACTION_STEPS, score);
    }
}
