package io.heartline.ingestion.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.translation.ConsentStatement;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Unmappable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What Segment's events let customers and agents say: reviews, chats, answers, and that they want no more mail. */
final class Voice {
    private static final Set<String> METRICS = Set.of("nps", "csat", "ces", "stars", "love");

    private Voice() {}

    static ObjectNode review(SegmentEvent event) throws Unmappable {
        var review = event.item("review:", event.property("review_id"))
                .put("channel", "review")
                .put("public", true);
        text(review, event.property("review_body"));
        var product = event.property("product_name", "product_id");
        if (!product.isBlank()) {
            review.put("product", product);
        }
        rate(review, "stars", event.at("properties").path("rating"));
        return review;
    }

    /**
     * A chat message.
     *
     * @param speaker who speaks if the event does not say it: the specification tells messages from the customer's side,
     *     some senders from the agent's, which the mapping's {@code chat} says
     */
    static ObjectNode chat(SegmentEvent event, String speaker) throws Unmappable {
        var said = event.property("role").toLowerCase(Locale.ROOT);
        boolean inverted = event.defaults().mapping().path("chat").asText("").equals("agent-side");
        var byName = inverted ? (speaker.equals("agent") ? "customer" : "agent") : speaker;
        var who = said.equals("customer") || said.equals("agent") ? said : byName;
        var message = event.item("chat:", event.property("message_id"))
                .put("channel", "chat")
                .put("speaker", who);
        text(message, event.property("message_body"));
        if (!event.property("conversation_id").isBlank()) {
            message.put("conversationId", event.property("conversation_id"));
        }
        if (who.equals("agent") && !event.property("agent_id").isBlank()) {
            message.put("agentId", event.property("agent_id"));
        }
        return message;
    }

    /** An answer to one question of a survey; each question has an answer of its own. */
    static ObjectNode answer(SegmentEvent event) throws Unmappable {
        var answer = event.item("", "").put("channel", "survey");
        var question = event.property("survey_question_text", "survey_question");
        if (!question.isBlank()) {
            answer.put("question", question);
        }
        var given = event.at("properties").path("survey_question_answer");
        var metric = event.property("survey_question_type", "survey_type").toLowerCase(Locale.ROOT);
        if (!METRICS.contains(metric)) {
            metric = event.property("survey_type").toLowerCase(Locale.ROOT);
        }
        if (METRICS.contains(metric) && isNumber(given)) {
            rate(answer, metric, given);
        } else {
            text(answer, given.asText(""));
        }
        SegmentEvent.attribute(answer, "survey", event.property("survey_name", "survey_id"));
        return answer;
    }

    static Translation unsubscribed(SegmentEvent event, List<ObjectNode> events) throws Unmappable {
        var at = event.occurredAt();
        if (at == null) {
            throw new Unmappable("timestamp", "is required for a decision");
        }
        try {
            var statement = new ConsentStatement(
                    event.customer(),
                    "email",
                    "marketing",
                    false,
                    event.text("event") + " " + event.text("messageId"),
                    OffsetDateTime.parse(at).toInstant());
            return new Translation(List.of(), events, SegmentTranslator.identities(event), List.of(statement), null);
        } catch (DateTimeException e) {
            throw new Unmappable("timestamp", "is not an ISO 8601 time with an offset");
        }
    }

    private static void text(ObjectNode item, String text) {
        if (!text.isBlank()) {
            item.put("text", text);
        }
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber() || node.asText("").strip().matches("-?\\d{1,9}(\\.\\d{1,9})?");
    }

    /** The specification writes ratings as texts. */
    private static void rate(ObjectNode item, String metric, JsonNode value) {
        if (isNumber(value)) {
            var number = new BigDecimal(value.asText().strip());
            item.putArray("ratings")
                    .add(JsonNodeFactory.instance
                            .objectNode()
                            .put("metric", metric)
                            .put("value", number));
        }
    }
}
