package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chatwoot: public messages of both sides, changes of a conversation's status, contacts.
 *
 * <p>Satisfaction has no event of its own: it comes within a {@code message_updated}. The type of a message is a word in
 * some payloads and a number in others.
 */
final class ChatwootTranslator implements Translator {
    private static final int SATISFACTION_STEPS = 5;
    private static final Map<String, String> TYPES =
            Map.of("0", "incoming", "1", "outgoing", "2", "activity", "3", "template");
    private static final Map<String, String> CHANNELS = Map.of(
            "Channel::Email", "email",
            "Channel::Sms", "sms",
            "Channel::TwilioSms", "sms",
            "Channel::TwitterProfile", "social",
            "Channel::Voice", "call");

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var event = root.text("event");
        return switch (event) {
            case "message_created", "message_updated" -> message(root, defaults);
            case "conversation_status_changed" -> status(root, defaults);
            case "contact_created", "contact_updated" ->
                new Draft().person(person(root, defaults)).done("The contact has one identifier only.");
            default -> Translation.ignored("The event " + event + " says nothing about the customer.");
        };
    }

    private static Translation message(Part root, Defaults defaults) throws Unmappable {
        var attributes = root.optionalObject("content_attributes");
        var satisfaction = attributes.optionalObject("submitted_values").optionalObject("csat_survey_response");
        if (satisfaction.exists()) {
            return satisfaction(root, satisfaction, defaults);
        }
        var stated = root.text("message_type");
        var type = TYPES.getOrDefault(stated, stated);
        if (root.flag("private")) {
            return Translation.ignored("The message is a note among agents.");
        }
        if (!type.equals("incoming") && !type.equals("outgoing")) {
            return Translation.ignored("A message of the type " + type + " is said by nobody.");
        }
        var conversation = root.object("conversation");
        var text = attributes.flag("deleted") ? Message.DELETED : root.optionalText("content");
        if (text == null) {
            return Translation.ignored("The message has no text.");
        }
        var message = new Message(
                root.text("id"), id(conversation), channel(conversation), text, root.optionalTime("created_at"));
        var incoming = type.equals("incoming");
        var customer = incoming ? sender(root, conversation, defaults) : customer(conversation, defaults);
        var item = incoming
                ? message.fromCustomer(defaults, customer)
                : message.fromAgent(
                        defaults, customer, root.optionalObject("sender").optionalText("id"));
        return new Draft()
                .person(customer)
                .interaction(item.put("inReplyTo", attributes.optionalText("in_reply_to")))
                .done("");
    }

    private static Translation satisfaction(Part root, Part satisfaction, Defaults defaults) throws Unmappable {
        var conversation = root.object("conversation");
        var customer = customer(conversation, defaults);
        var rating = satisfaction.get("rating");
        var item = Item.interaction(defaults, "csat:" + root.text("id"), customer.first(), "survey")
                .put("conversationId", id(conversation))
                .put("text", satisfaction.optionalText("feedback_message"))
                .rating(Score.of("csat", SATISFACTION_STEPS, rating))
                .at(root.anyTime("updated_at", "created_at"));
        return new Draft().person(customer).interaction(item).done("");
    }

    private static Translation status(Part conversation, Defaults defaults) throws Unmappable {
        var status = conversation.text("status");
        var id = id(conversation);
        var at = conversation.anyTime("updated_at", "timestamp", "last_activity_at");
        var customer = customer(conversation, defaults);
        var fact = id + ":status:" + status + (at == null ? "" : ":" + at.toEpochMilli());
        return new Draft()
                .person(customer)
                .event(Message.status(defaults, fact, customer, id, status, previous(conversation))
                        .at(at))
                .done("");
    }

    private static @Nullable String previous(Part conversation) throws Unmappable {
        for (var change : conversation.list("changed_attributes")) {
            if (change.has("status")) {
                return change.object("status").optionalText("previous_value");
            }
        }
        return null;
    }

    private static String id(Part conversation) throws Unmappable {
        return conversation.has("display_id") ? conversation.text("display_id") : conversation.text("id");
    }

    private static String channel(Part conversation) throws Unmappable {
        var channel = conversation.optionalText("channel");
        return channel == null ? "chat" : CHANNELS.getOrDefault(channel, "chat");
    }

    private static Person sender(Part root, Part conversation, Defaults defaults) throws Unmappable {
        var sender = root.optionalObject("sender");
        return sender.has("id") ? person(sender, defaults) : customer(conversation, defaults);
    }

    private static Person customer(Part conversation, Defaults defaults) throws Unmappable {
        var sender = conversation.optionalObject("meta").optionalObject("sender");
        return sender.has("id")
                ? person(sender, defaults)
                : Person.of(defaults)
                        .own(conversation.optionalObject("contact_inbox").optionalText("contact_id"))
                        .need(conversation, "meta.sender");
    }

    private static Person person(Part contact, Defaults defaults) throws Unmappable {
        return Person.of(defaults)
                .own(contact.text("id"))
                .external(contact.optionalText("identifier"))
                .email(contact.optionalText("email"))
                .phone(contact.optionalText("phone_number"))
                .need(contact, "id");
    }
}
