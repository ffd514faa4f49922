package io.heartline.ingestion.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds between several deliveries of one sender. */
class TranslationRulesTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode only(String sample) throws Unmappable {
        var read = Sample.of(sample);
        return read.translate(read.payload()).interactions().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "formbricks/response-created, formbricks/response-finished",
        "delighted/response-created, delighted/response-updated",
        "chatwoot/message-incoming, chatwoot/message-deleted"
    })
    void a_later_delivery_revises_the_same_record_of_the_same_customer(String first, String later) throws Unmappable {
        // when
        var before = only(first);
        var after = only(later);

        assertThat(after.get("externalId")).isEqualTo(before.get("externalId"));
        assertThat(after.get("customer")).isEqualTo(before.get("customer"));
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void the_description_of_a_ticket_and_its_first_comment_are_one_message() throws Unmappable {
        // when
        var description = only("zendesk/ticket-created");
        var comment = only("zendesk/first-comment");

        assertThat(comment).isEqualTo(description);
    }

    @Test
    void a_source_adds_its_product_and_campaign_and_marks_old_news() throws Unmappable {
        var sample = Sample.of("zendesk/ticket-created");
        var defaults = new Defaults("desk", "lantern-shop", "Lamp", "spring", "billing", true, JSON.createObjectNode());

        // when
        var translation = new ZendeskTranslator().translate(sample.payload(), defaults);

        assertThat(translation.interactions().getFirst()).hasToString("""
            {"source":"desk","externalId":"ticket:5158:description","customer":{"kind":"external-id",\
            "value":"desk:8447"},"brand":"lantern-shop","product":"Lamp","backfill":true,\
            "campaign":"spring","channel":"email","touchpoint":"billing","conversationId":"5158",\
            "text":"My refund is three weeks late.","occurredAt":"2026-03-01T12:00:00Z",\
            "attributes":{"subject":"Refund"}}\
            """);
        assertThat(translation.customerEvents().getFirst().get("backfill").asBoolean())
                .isTrue();
    }

    @Test
    void two_sources_of_one_system_may_share_a_namespace() throws Unmappable, JsonProcessingException {
        var sample = Sample.of("zendesk/ticket-created");
        var mapping = JSON.readTree("{\"namespace\": \"zendesk\"}");
        var defaults = new Defaults("desk-2", "b", null, null, "t", false, mapping);

        // when
        var translation = new ZendeskTranslator().translate(sample.payload(), defaults);

        assertThat(translation.interactions().getFirst().at("/customer/value").asText())
                .isEqualTo("zendesk:8447");
    }

    @Test
    void a_ticket_that_an_agent_opens_says_nothing_in_the_customers_name() throws Unmappable {
        var sample = Sample.of("zendesk/ticket-created");
        var payload = sample.payload();
        ((ObjectNode) payload.path("detail")).put("submitter_id", "22");

        // when
        var translation = sample.translate(payload);

        assertThat(translation.interactions()).isEmpty();
        assertThat(translation.customerEvents()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"incoming, customer", "0, customer", "outgoing, agent", "1, agent"})
    void a_type_of_a_message_is_a_word_or_a_number(String type, String speaker) throws Unmappable {
        var sample = Sample.of("chatwoot/message-incoming");
        var payload = sample.payload();
        ((ObjectNode) payload).put("message_type", type);

        // when
        var item = sample.translate(payload).interactions().getFirst();

        assertThat(item.path("speaker").asText("customer")).isEqualTo(speaker);
    }

    @Test
    void html_becomes_lines_of_text_without_what_is_not_shown() {
        // when
        var text =
                Html.text("<div>First<br>second</div><p>a &lt; b&nbsp;</p><script>x()</script><ul><li>one<li>two</ul>");

        assertThat(text).isEqualTo("First\nsecond\na < b\none\ntwo");
        assertThat(Html.text("<p> </p>")).isNull();
    }

    @Test
    void addresses_and_numbers_that_are_none_are_left_out() throws Unmappable, JsonProcessingException {
        var sample = Sample.of("chatwoot/contact-updated");
        var payload = sample.payload();
        ((ObjectNode) payload).put("email", "n/a").put("phone_number", "0138 000");

        // when
        var translation = sample.translate(payload);

        assertThat(translation.identifications().getFirst().identifiers())
                .containsExactly(new Identifier("external-id", "chatwoot:31"), new Identifier("external-id", "C-31"));
    }

    @ParameterizedTest
    @CsvSource({"Gold Plus, gold-plus", "-A--b-, a-b", "金牌, ", "x, x"})
    void words_become_slugs(String words, String slug) {
        // when
        var made = Slug.of(words);

        assertThat(made).isEqualTo(slug);
    }
}
