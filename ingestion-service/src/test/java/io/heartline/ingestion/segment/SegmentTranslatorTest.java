package io.heartline.ingestion.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.ingestion.translation.Defaults;
import io.heartline.ingestion.translation.Identifier;
import io.heartline.ingestion.translation.Translation;
import io.heartline.ingestion.translation.Unmappable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTranslatorTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    private static Translation translate(String rest, String mapping) throws JsonProcessingException, Unmappable {
        var event =
                "{\"userId\": \"C-7\", \"messageId\": \"m-1\", \"timestamp\": \"2026-03-01T12:00:00Z\", " + rest + "}";
        var defaults = new Defaults("site", "aurora-air", null, null, "purchase", false, json(mapping));
        return SegmentTranslator.INSTANCE.translate(json(event), defaults);
    }

    private static Translation track(String name, String properties) throws JsonProcessingException, Unmappable {
        return translate(
                "\"type\": \"track\", \"event\": \"" + name + "\", \"properties\": {" + properties + "}", "{}");
    }

    @Test
    void a_completed_order_is_a_purchase_known_by_its_order() throws JsonProcessingException, Unmappable {
        // when
        var order = track(
                        "Order Completed",
                        "\"order_id\": \"o-1\", \"revenue\": \"129.90\", \"currency\": \"EUR\","
                                + " \"products\": [{\"name\": \"Shoe\"}]")
                .customerEvents()
                .getFirst();

        assertThat(json(order.toString())).isEqualTo(json("""
                {"source": "site", "externalId": "purchase:o-1", "brand": "aurora-air", "touchpoint": "purchase",
                 "customer": {"kind": "external-id", "value": "C-7"}, "occurredAt": "2026-03-01T12:00:00Z",
                 "type": "purchase", "amount": 129.90, "currency": "EUR", "product": "Shoe",
                 "attributes": {"order": "o-1"}}"""));
    }

    @Test
    void money_given_back_is_negative() throws JsonProcessingException, Unmappable {
        // when
        var refund = track("Order Refunded", "\"order_id\": \"o-1\", \"total\": 30, \"currency\": \"USD\"")
                .customerEvents()
                .getFirst();

        assertThat(refund.path("type").asText()).isEqualTo("refund");
        assertThat(refund.path("amount").decimalValue()).isEqualByComparingTo("-30");
    }

    @ParameterizedTest
    @CsvSource({
        "Order Cancelled, cancellation",
        "Account Deleted, cancellation",
        "Account Created, signup",
        "Signed Up, signup",
        "Invite Sent, referral",
        "Trial Started, custom:trial-started",
        "Trial Ended, custom:trial-ended",
        "ORDER COMPLETED, purchase"
    })
    void names_of_the_specification_are_types_of_ours(String name, String type)
            throws JsonProcessingException, Unmappable {
        // when
        var translation = track(name, "");

        assertThat(translation.customerEvents())
                .extracting(event -> event.path("type").asText())
                .containsExactly(type);
    }

    @Test
    void a_review_has_its_rating_though_it_is_a_text() throws JsonProcessingException, Unmappable {
        // when
        var review = track(
                        "Product Reviewed",
                        "\"product_id\": \"p-1\", \"review_id\": \"r-1\", \"review_body\": \"很好\", \"rating\": \"5\"")
                .interactions()
                .getFirst();

        assertThat(review.path("externalId").asText()).isEqualTo("review:r-1");
        assertThat(review.path("text").asText()).isEqualTo("很好");
        assertThat(json(review.path("ratings").toString())).isEqualTo(json("[{\"metric\": \"stars\", \"value\": 5}]"));
        assertThat(review.path("product").asText()).isEqualTo("p-1");
    }

    @Test
    void a_chat_is_told_from_the_customers_side_unless_somebody_says_otherwise()
            throws JsonProcessingException, Unmappable {
        var call = "\"type\": \"track\", \"event\": \"Live Chat Message Received\", \"properties\": {"
                + "\"conversation_id\": \"v-1\", \"message_id\": \"x-1\", \"message_body\": \"Hello\", \"agent_id\": \"a-1\"}";

        // when
        var usual = translate(call, "{}").interactions().getFirst();
        var inverted =
                translate(call, "{\"chat\": \"agent-side\"}").interactions().getFirst();

        assertThat(usual.path("speaker").asText()).isEqualTo("agent");
        assertThat(usual.path("agentId").asText()).isEqualTo("a-1");
        assertThat(usual.path("conversationId").asText()).isEqualTo("v-1");
        assertThat(inverted.path("speaker").asText()).isEqualTo("customer");
        assertThat(inverted.has("agentId")).isFalse();
    }

    @Test
    void an_answer_is_a_rating_where_its_survey_has_a_metric_and_a_text_elsewhere()
            throws JsonProcessingException, Unmappable {
        // when
        var rating = track("Survey Question Answered", "\"survey_type\": \"nps\", \"survey_question_answer\": 9")
                .interactions()
                .getFirst();
        var text = track(
                        "Survey Question Answered",
                        "\"survey_type\": \"nps\", \"survey_question_text\": \"Why?\","
                                + " \"survey_question_answer\": \"Quick\"")
                .interactions()
                .getFirst();

        assertThat(json(rating.path("ratings").toString())).isEqualTo(json("[{\"metric\": \"nps\", \"value\": 9}]"));
        assertThat(text.path("text").asText()).isEqualTo("Quick");
        assertThat(text.path("question").asText()).isEqualTo("Why?");
    }

    @Test
    void who_unsubscribes_wants_no_more_marketing_by_mail() throws JsonProcessingException, Unmappable {
        // when
        var statement = track("Unsubscribed", "").consents().getFirst();

        assertThat(statement.granted()).isFalse();
        assertThat(statement.channel()).isEqualTo("email");
        assertThat(statement.purpose()).isEqualTo("marketing");
        assertThat(statement.customer()).isEqualTo(new Identifier("external-id", "C-7"));
    }

    @Test
    void identify_links_and_tells_strata_but_no_names() throws JsonProcessingException, Unmappable {
        // when
        var translation = translate("""
                "type": "identify", "anonymousId": "v-9",
                "traits": {"name": "Ada", "email": "ada@example.org", "plan": "Pro Plus",
                           "address": {"street": "Elm", "state": "Île-de-France"}},
                "context": {"locale": "fr_FR", "timezone": "Europe/Paris"}""", "{}");

        assertThat(translation.identifications().getFirst().identifiers())
                .containsExactly(
                        new Identifier("external-id", "C-7"),
                        new Identifier("anonymous-id", "v-9"),
                        new Identifier("email", "ada@example.org"));
        assertThat(translation.customerEvents().getFirst().path("profile")).isEqualTo(json("""
                {"plan": "pro-plus", "region": "ile-de-france", "language": "fr-FR", "timeZone": "Europe/Paris"}"""));
        assertThat(translation.customerEvents().getFirst().toString()).doesNotContain("Ada", "Elm");
    }

    @Test
    void the_same_profile_counts_once_a_day() throws JsonProcessingException, Unmappable {
        var call = "\"type\": \"identify\", \"traits\": {\"plan\": \"pro\"}";

        // when
        var first = translate(call, "{}").customerEvents();
        var again =
                translate(call + ", \"sentAt\": \"2026-03-01T12:00:09Z\"", "{}").customerEvents();
        var other = translate(call.replace("pro", "free"), "{}").customerEvents();

        assertThat(again).isEqualTo(first);
        assertThat(other.getFirst().path("externalId"))
                .isNotEqualTo(first.getFirst().path("externalId"));
    }

    @Test
    void alias_links_the_visitor_with_the_user() throws JsonProcessingException, Unmappable {
        // when
        var translation = translate("\"type\": \"alias\", \"previousId\": \"v-9\"", "{}");

        assertThat(translation.identifications().getFirst().identifiers())
                .containsExactly(new Identifier("external-id", "C-7"), new Identifier("anonymous-id", "v-9"));
    }

    @Test
    void the_mapping_says_what_other_names_mean() throws JsonProcessingException, Unmappable {
        var call = "\"type\": \"track\", \"event\": \"Plan Changed\"";

        // when
        var known = translate(call, "{\"events\": {\"Plan Changed\": \"upgrade\"}}");
        var unknown = translate(call, "{}");

        assertThat(known.customerEvents().getFirst().path("type").asText()).isEqualTo("upgrade");
        assertThat(unknown.ignored()).isNotNull();
    }

    @Test
    void a_device_whose_clock_is_wrong_is_put_right() throws JsonProcessingException, Unmappable {
        // when
        var visit = translate(
                        "\"type\": \"page\", \"name\": \"Home\", \"sentAt\": \"2026-03-01T12:00:01Z\","
                                + " \"receivedAt\": \"2026-03-01T15:00:01Z\"",
                        "{}")
                .customerEvents()
                .getFirst();

        assertThat(visit.path("occurredAt").asText()).isEqualTo("2026-03-01T15:00:00Z");
        assertThat(visit.path("type").asText()).isEqualTo("visit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"track\", \"event\": \"Signed Up\", \"messageId\": \"m\"} | userId",
                "{\"type\": \"track\", \"userId\": \"u\", \"messageId\": \"m\"} | event",
                "{\"type\": \"dance\", \"userId\": \"u\"} | type",
                "{\"type\": \"alias\", \"userId\": \"u\"} | previousId",
                "{\"type\": \"track\", \"event\": \"Signed Up\", \"userId\": \"u\"} | messageId"
            })
    void what_the_protocol_demands_is_missed_by_name(String event, String field) throws JsonProcessingException {
        var payload = json(event);
        var defaults = new Defaults("site", "aurora-air", null, null, "usage", false, json("{}"));

        assertThatThrownBy(() -> SegmentTranslator.INSTANCE.translate(payload, defaults))
                .isInstanceOfSatisfying(
                        Unmappable.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}
