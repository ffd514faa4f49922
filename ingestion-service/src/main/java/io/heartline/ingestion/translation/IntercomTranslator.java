package io.heartline.ingestion.translation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Set;

/** Intercom: the messages of conversations, which are written in HTML, their ratings, their ends, and contacts. */
final class IntercomTranslator implements Translator {
    private static final int RATING_STEPS = 5;
    private static final Set<String> AGENTS = Set.of("admin", "bot", "team");

    @Override
    public Translation translate(JsonNode payload, Defaults defaults) throws Unmappable {
        var root = Part.root(payload);
        var topic = root.text("topic");
        if (topic.equals("ping")) {
            return Translation.ignored("A ping.");
        }
        var item = root.object("data").object("item");
        return switch (topic) {
            case "conversation.user.created" -> first(item, defaults);
            case "conversation.user.replied", "conversation.admin.replied", "conversation.operator.replied" ->
                replies(item, defaults);
            case "conversation.rating.added", "conversation.rating.remarked" -> rating(item, defaults);
            case "conversation.admin.closed", "conversation.admin.opened" -> status(root, topic, item, defaults);
            case "contact.created",
                    "contact.user.created",
                    "contact.lead.created",
                    "contact.signed_up",
                    "contact.updated",
                    "contact.user.updated",
                    "contact.email.updated" ->
                new Draft().person(contact(item, defaults)).done("The contact has one identifier only.");
            case "contact.unsubscribed", "contact.user.unsubscribed" ->
                new Draft()
                        .consent(new ConsentStatement(
                                contact(item, defaults).first(),
                                "email",
                                "marketing",
                                false,
                                root.text("id"),
                                root.time("created_at")))
                        .done("");
            default -> Translation.ignored("The topic " + topic + " says nothing about the customer.");
        };
    }

    private static Translation first(Part conversation, Defaults defaults) throws Unmappable {
        var id = conversation.text("id");
        var source = conversation.object("source");
        var customer = customer(conversation, defaults);
        var text = Html.text(source.optionalText("body"));
        if (text == null) {
            return new Draft().person(customer).done("The message has no text.");
        }
        var message = new Message(id + ":source", id, channel(source), text, conversation.optionalTime("created_at"));
        var item = isAgent(source.object("author"))
                ? message.fromAgent(defaults, customer, source.object("author").text("id"))
                : message.fromCustomer(defaults, customer);
        return new Draft()
                .person(customer)
                .interaction(item.attribute("subject", Html.text(source.optionalText("subject"))))
                .done("");
    }

    private static Translation replies(Part conversation, Defaults defaults) throws Unmappable {
        var id = conversation.text("id");
        var customer = customer(conversation, defaults);
        var channel = channel(conversation.optionalObject("source"));
        var draft = new Draft().person(customer);
        for (var part : conversation.object("conversation_parts").list("conversation_parts")) {
            var text = Html.text(part.optionalText("body"));
            if (text != null && !"note".equals(part.optionalText("part_type"))) {
                var author = part.object("author");
                var message = new Message(part.text("id"), id, channel, text, part.optionalTime("created_at"));
                draft.interaction(
                        isAgent(author)
                                ? message.fromAgent(defaults, customer, author.text("id"))
                                : message.fromCustomer(defaults, customer));
            }
        }
        return draft.done("No part of the conversation has a text for the customer.");
    }

    private static boolean isAgent(Part author) throws Unmappable {
        return AGENTS.contains(author.text("type"));
    }

    private static Translation rating(Part conversation, Defaults defaults) throws Unmappable {
        var id = conversation.text("id");
        var rating = conversation.object("conversation_rating");
        var customer = customer(conversation, defaults);
        var item = Item.interaction(defaults, id + ":rating", customer.first(), "survey")
                .put("conversationId", id)
                .put("text", rating.optionalText("remark"))
                .rating(Score.of("csat", RATING_STEPS, rating.get("rating")))
                .at(rating.anyTime("updated_at", "created_at"));
        return new Draft().person(customer).interaction(item).done("");
    }

    private static Translation status(Part root, String topic, Part conversation, Defaults defaults) throws Unmappable {
        var status = topic.endsWith("closed") ? "resolved" : "open";
        var customer = customer(conversation, defaults);
        return new Draft()
                .event(Message.status(defaults, root.text("id"), customer, conversation.text("id"), status, null)
                        .at(root.optionalTime("created_at")))
                .done("");
    }

    private static String channel(Part source) throws Unmappable {
        return switch (Objects.requireNonNullElse(source.optionalText("type"), "conversation")) {
            case "email" -> "email";
            case "sms" -> "sms";
            case "twitter", "facebook", "instagram" -> "social";
            case "phone_call", "phone_switch" -> "call";
            default -> "chat";
        };
    }

    private static Person customer(Part conversation, Defaults defaults) throws Unmappable {
        var contacts = conversation.optionalObject("contacts").list("contacts");
        var author = conversation.optionalObject("source").optionalObject("author");
        if (contacts.isEmpty()) {
            var user = conversation.optionalObject("user");
            return contact(user.exists() || !author.exists() ? conversation.object("user") : author, defaults);
        }
        var contact = contacts.getFirst();
        var person = Person.of(defaults).own(contact.text("id")).external(contact.optionalText("external_id"));
        if (contact.text("id").equals(author.optionalText("id"))) {
            person.email(author.optionalText("email"));
        }
        return person.need(contact, "id");
    }

    private static Person contact(Part contact, Defaults defaults) throws Unmappable {
        return Person.of(defaults)
                .own(contact.text("id"))
                .external(contact.anyText("external_id", "user_id"))
                .email(contact.optionalText("email"))
                .phone(contact.optionalText("phone"))
                .need(contact, "id");
    }
}
