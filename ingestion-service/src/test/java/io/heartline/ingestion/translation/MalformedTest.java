package io.heartline.ingestion.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        formbricks/response-finished     | /data          | "x"          | data                    | is not an object
        formbricks/response-finished     | /data/id       | null         | data.id                 | is required
        formbricks/response-finished     | /data/createdAt| "yesterday"  | data.createdAt          | is not a time
        formbricks/response-finished     | /data/data/q1-nps | 11        | data.data.q1-nps        | is not between 0 and 10
        formbricks/response-finished     | /data/data/q3-csat | "good"   | data.data.q3-csat       | is not a number
        formbricks/response-finished     | /data/data/q2-why | {}        | data.data.q2-why        | is neither a text nor a number
        formbricks/single-use-link       | /data/data/love | "perhaps"   | data.data.love          | is neither yes nor no
        formbricks-hub/record-created    | /data/tenant_id | null        | data.tenant_id          | is required
        formbricks-hub/record-created    | /data/field_type | "vector"   | data.field_type         | is not a type of field
        formbricks-hub/record-created    | /data/value_text | "a\\u0000b" | data.value_text        | has a NUL character
        formbricks-hub/record-created    | /data/language | "en-GB-oxendict" | data.language       | has more than 10 characters
        formbricks-hub/bare-nps          | /value_number  | null         | value_number            | is required
        typeform/form-response           | /form_response/token | ""     | form_response.token     | is required
        typeform/form-response           | /form_response/answers | {}   | form_response.answers   | is not a list
        typeform/form-response           | /form_response/answers/0/number | 12 | form_response.answers[0].number | is not between 0 and 10
        zendesk/first-comment            | /event         | null         | event                   | is required
        zendesk/first-comment            | /event/comment/body | ""      | event.comment.body      | is required
        zendesk/first-comment            | /event/comment/is_public | "so" | event.comment.is_public | is not true or false
        zendesk/status-changed           | /detail/requester_id | null   | detail.requester_id     | is required
        zendesk/satisfaction-four        | /event/rating  | 6            | event.rating            | is not between 1 and 5
        zendesk/satisfaction-bad         | /event/satisfaction_score/score | "MEH" | event.satisfaction_score.score | is not a number
        chatwoot/message-incoming        | /sender/id     | {}           | sender.id               | is neither a text nor a number
        chatwoot/message-incoming        | /message_type  | null         | message_type            | is required
        chatwoot/satisfaction            | /content_attributes/submitted_values/csat_survey_response/rating | 0 | content_attributes.submitted_values.csat_survey_response.rating | is not between 1 and 5
        chatwoot/status-changed          | /meta          | {}           | meta.sender             | names no customer
        intercom/user-created            | /data/item/id  | null         | data.item.id            | is required
        intercom/rating-added            | /data/item/conversation_rating/rating | "top" | data.item.conversation_rating.rating | is not a number
        hubspot/batch                    | /0/occurredAt  | "x"          | [0].occurredAt          | is not a time
        hubspot/batch                    | /3/toObjectId  | null         | [3].toObjectId          | is required
        delighted/response-created       | /event_data/score | 11        | event_data.score        | is not between 0 and 10
        delighted/response-created       | /event_data/person | null     | event_data.person       | is required
        mautic/form-on-submit            | /mautic.form_on_submit/0/submission/results/rating | "x" | mautic.form_on_submit[0].submission.results.rating | is not a number
        mautic/several                   | /mautic.lead_points_change/0/timestamp | null | mautic.lead_points_change[0].timestamp | is required
        posthog/survey-sent              | /event/properties/$survey_response_q-nps | "12" | event.properties.$survey_response_q-nps | is not between 0 and 10
        posthog/survey-shown             | /uuid          | null         | uuid                    | is required
        satismeter/completed             | /response/rating | "x"        | response.rating         | is not a number
        google-play/reviews              | /reviews/0/comments/0/userComment/starRating | 0 | reviews[0].comments[0].userComment.starRating | is not between 1 and 5
        google-play/none                 | /reviews       | null         | reviews                 | is required
        pagerduty/incident-triggered     | /event/occurred_at | null     | event.occurred_at       | is required
        pipedrive/v2-deal-won            | /data/person_id | []          | data.person_id          | is neither a text nor a number
        pipedrive/v2-deal-won            | /data/value    | "much"       | data.value              | is not a number
        salesforce/one                   | /Opportunity/Id | null        | Opportunity.Id          | is required
        brand-mention/plain              | /mentions/0/text | null       | mentions[0].text        | is required
        talkwalker/result                | /data/published | "then"      | data.published          | is not a time
        """)
    void a_broken_field_is_named(String sample, String pointer, String value, String field, String message)
            throws JsonProcessingException {
        var read = Sample.of(sample);
        var payload = read.payload();
        replace(payload, pointer, JSON.readTree(value));

        // when
        var refusal = catchThrowableOfType(Unmappable.class, () -> read.translate(payload));

        assertThat(refusal).isNotNull().hasMessage(message);
        assertThat(refusal.field()).isEqualTo(field);
    }

    private static void replace(JsonNode payload, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        var holder = payload.at(pointer.substring(0, slash));
        ((ObjectNode) holder).set(pointer.substring(slash + 1), value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"x\"", "null", "{}"})
    void what_is_no_payload_at_all_is_refused_by_every_translator(String payload) {
        var translators = new Translators();
        assertThat(translators.kinds()).allSatisfy(kind -> {
            var defaults = new Defaults(kind, "b", null, null, "t", false, JsonNodeFactory.instance.objectNode());
            // when
            var refusal = catchThrowableOfType(
                    Unmappable.class,
                    () -> translators.of(kind).orElseThrow().translate(JSON.readTree(payload), defaults));

            assertThat(refusal).isNotNull();
        });
    }

    @Test
    void answers_without_a_mapping_are_kept_until_there_is_one() {
        var sample = Sample.of("formbricks/response-finished");
        var bare = new Defaults("s", "b", null, null, "t", false, JsonNodeFactory.instance.objectNode());

        // when
        var refusal = catchThrowableOfType(
                Unmappable.class, () -> new FormbricksTranslator().translate(sample.payload(), bare));

        assertThat(refusal.field()).isEqualTo("mapping.questions");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"questions": {"q": {"type": "stellar"}}}            | mapping.questions.q.type
        {"questions": {"q": {}}}                             | mapping.questions.q.type
        {"questions": {"q": {"type": "csat", "range": 1}}}   | mapping.questions.q.range
        {"questions": {"q": {"type": "ces", "range": 6}}}    | mapping.questions.q.range
        {"questions": []}                                    | mapping.questions
        """)
    void a_mapping_that_cannot_be_used_is_named(String mapping, String field) throws JsonProcessingException {
        var sample = Sample.of("formbricks/response-finished");
        var defaults = new Defaults("s", "b", null, null, "t", false, JSON.readTree(mapping));

        // when
        var refusal = catchThrowableOfType(
                Unmappable.class, () -> new FormbricksTranslator().translate(sample.payload(), defaults));

        assertThat(refusal.field()).isEqualTo(field);
    }

    @Test
    void a_text_of_the_hub_has_a_limit() {
        var sample = Sample.of("formbricks-hub/record-created");
        var payload = sample.payload();
        ((ObjectNode) payload.path("data")).put("value_text", "字".repeat(30_001));

        // when
        var refusal = catchThrowableOfType(Unmappable.class, () -> sample.translate(payload));

        assertThat(refusal.field()).isEqualTo("data.value_text");
    }

    @Test
    void a_deletion_in_the_hub_stays_for_a_person() throws JsonProcessingException {
        var payload = JSON.readTree("""
            {"type": "feedback_record.deleted", "timestamp": "2026-03-01T12:00:00Z",
             "data": {"tenant_id": "org-1", "ids": ["018f9d30-0000-7000-8000-000000000002"]}}\
            """);
        var sample = Sample.of("formbricks-hub/record-created");

        // when
        var refusal = catchThrowableOfType(Unmappable.class, () -> sample.translate(payload));

        assertThat(refusal.field()).isEqualTo("data.ids");
    }
}
