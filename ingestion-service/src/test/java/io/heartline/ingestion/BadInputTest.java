package io.heartline.ingestion;

import static io.heartline.ingestion.Posts.as;
import static io.heartline.ingestion.Posts.event;
import static io.heartline.ingestion.Posts.interaction;
import static io.heartline.ingestion.Posts.post;
import static io.heartline.ingestion.Posts.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class BadInputTest {
    private static final String PROBLEM = "application/problem+json";

    private final Clock clock;

    BadInputTest(Clock clock) {
        this.clock = clock;
    }

    private static String with(String item, String field, String value) {
        return item.replaceFirst("\"brand\"", "\"" + field + "\": " + value.replace("\\", "\\\\") + ", \"brand\"");
    }

    private static String valid() {
        return interaction(unique("bad"), "C-bad", "Hello");
    }

    @Test
    void malformed_json_is_answered_with_line_and_column() {
        // when
        var answer = post("/interactions", "{\"source\": \"a\",\n  \"brand\": }");

        answer.statusCode(400)
                .contentType(PROBLEM)
                .body("code", is("malformed-json"))
                .body("detail", containsString("line 2, column 12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "\"text\"", "null", "[] []", "{\"a\": 1, \"a\": 2}", "[1"})
    void a_body_that_holds_no_items_is_refused(String body) {
        // when
        var answer = post("/interactions", body);

        answer.statusCode(400).contentType(PROBLEM);
    }

    @Test
    void an_unknown_field_is_refused_with_its_path() {
        var item = with(valid(), "ratings", "[{\"metric\": \"nps\", \"value\": 9, \"weight\": 2}]");

        // when
        var answer = post("/interactions", "[" + valid() + "," + item + "]");

        answer.statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].index", is(1))
                .body("errors[0].field", is("ratings[0].weight"))
                .body("errors[0].code", is("unknown-field"));
    }

    @Test
    void a_field_of_the_wrong_type_is_refused_with_its_path() {
        // when
        var answer = post("/interactions", with(valid(), "reach", "\"many\""));

        answer.statusCode(400).body("errors[0].field", is("reach")).body("errors[0].code", is("wrong-type"));
    }

    @Test
    void every_bad_item_is_named_and_none_is_stored() {
        var good = valid();
        var noBrand = valid().replace("\"brand\": \"aurora-air\",", "");
        var badChannel = valid().replace("\"review\"", "\"carrier-pigeon\"").replace("delivery", "Not A Slug");

        // when
        var answer = post("/interactions", "[" + good + "," + noBrand + "," + badChannel + ", 4]");

        answer.statusCode(400)
                .contentType(PROBLEM)
                .body("code", is("invalid"))
                .body("errors.index", contains(1, 2, 2, 3))
                .body("errors.field", contains("brand", "channel", "touchpoint", ""))
                .body("errors.code", contains("required", "unknown-value", "invalid-slug", "not-an-object"));
        post("/interactions", good).statusCode(202).body("items[0].status", is("accepted"));
    }

    @Test
    void a_refusal_of_a_single_object_has_no_index_and_never_repeats_the_value() {
        // when
        var answer = post("/interactions", valid().replace("delivery", "SECRET words"));

        answer.statusCode(400)
                .body("errors[0].index", nullValue())
                .body("errors[0].message", not(containsString("SECRET")));
    }

    @Test
    void a_body_over_the_limit_is_too_large_whether_it_says_so_or_not() {
        var body = new byte[10 * 1024 * 1024];
        java.util.Arrays.fill(body, (byte) ' ');

        // when
        var declared = post("/interactions", body);
        var chunked = as(TestKeys.ALL)
                .contentType("application/json")
                .body(new ByteArrayInputStream(body))
                .post("/interactions")
                .then();

        declared.statusCode(413).contentType(PROBLEM).body("code", is("body-too-large"));
        chunked.statusCode(413).contentType(PROBLEM).body("code", is("body-too-large"));
    }

    @Test
    void an_array_of_a_thousand_and_one_is_refused() {
        // when
        var answer = post("/interactions", Collections.nCopies(1001, valid()).toString());

        answer.statusCode(400).body("code", is("too-many-items"));
    }

    @Test
    void a_rating_outside_of_its_scale_is_refused() {
        // when
        var answer = post("/interactions", with(valid(), "ratings", "[{\"metric\": \"nps\", \"value\": 11}]"));

        answer.statusCode(400)
                .body("errors[0].field", is("ratings[0].value"))
                .body("errors[0].code", is("out-of-scale"));
    }

    @Test
    void a_future_date_is_refused_behind_five_minutes_of_tolerance() {
        var now = clock.instant();
        var early = valid().replace(
                        "2026-03-01T12:00:00Z", now.plus(Duration.ofMinutes(4)).toString());
        var late = valid().replace(
                        "2026-03-01T12:00:00Z", now.plus(Duration.ofMinutes(6)).toString());

        // when
        var tolerated = post("/interactions", early);
        var refused = post("/interactions", late);

        tolerated.statusCode(202);
        refused.statusCode(400).body("errors[0].field", is("occurredAt")).body("errors[0].code", is("future-date"));
    }

    @Test
    void an_ill_formed_language_is_refused_and_an_unsupported_one_accepted() {
        // when
        var illFormed = post("/interactions", with(valid(), "language", "\"en_US!\""));
        var unsupported = post("/interactions", with(valid(), "language", "\"tlh\""));

        illFormed.statusCode(400).body("errors[0].code", is("invalid-language"));
        unsupported.statusCode(202);
    }

    @Test
    void a_blank_text_with_a_rating_is_a_rating_and_without_one_is_nothing() {
        var blank = interaction(unique("bad"), "C-bad", "  ");
        var rated =
                with(interaction(unique("bad"), "C-bad", "  "), "ratings", "[{\"metric\": \"csat\", \"value\": 4}]");

        // when
        var refused = post("/interactions", blank);
        var accepted = post("/interactions", rated);

        refused.statusCode(400).body("errors[0].field", is("text")).body("errors[0].code", is("no-content"));
        var id = accepted.statusCode(202).extract().<String>path("items[0].id");
        as(TestKeys.ALL)
                .get("/interactions/" + id)
                .then()
                .body("text", nullValue())
                .body("ratings[0].max", is(5.0f));
    }

    @Test
    void a_nul_character_and_half_a_surrogate_pair_are_refused() {
        // when
        var nul = post("/interactions", valid().replace("Hello", "Hel\\u0000lo"));
        var half = post("/interactions", valid().replace("Hello", "Hel\\ud83dlo"));
        var raw = post("/interactions", valid().replace("Hello", "Hel\0lo"));

        nul.statusCode(400).body("errors[0].field", is("text")).body("errors[0].code", is("nul-character"));
        half.statusCode(400).body("errors[0].code", is("invalid-unicode"));
        raw.statusCode(400).body("code", is("malformed-json"));
    }

    @Test
    void an_emoji_is_a_text() {
        // when
        var answer = post("/interactions", interaction(unique("bad"), "C-bad", "😡👎🏽"));

        var id = answer.statusCode(202).extract().<String>path("items[0].id");
        as(TestKeys.ALL).get("/interactions/" + id).then().body("text", is("😡👎🏽"));
    }

    @Test
    void chinese_in_gb18030_that_claims_to_be_utf_8_is_refused() {
        var body = interaction(unique("bad"), "C-bad", "快递太慢了，非常失望").getBytes(Charset.forName("GB18030"));

        // when
        var answer = post("/interactions", body);

        answer.statusCode(400).contentType(PROBLEM).body("code", is("not-utf-8"));
    }

    @Test
    void utf_16_is_not_guessed() {
        // when
        var answer = post("/interactions", valid().getBytes(StandardCharsets.UTF_16));

        answer.statusCode(400).body("code", is("not-utf-8"));
    }

    @Test
    void a_kind_of_identifier_that_is_not_known_is_told_which_are() {
        // when
        var answer = post("/interactions", valid().replace("external-id", "fax"));

        answer.statusCode(400)
                .body("errors[0].field", is("customer.kind"))
                .body("errors[0].message", containsString("external-id, anonymous-id, handle"));
    }

    @Test
    void a_customer_event_needs_a_known_type_a_currency_and_another_customer_to_refer() {
        var item = event(unique("bad"), "C-1", """
                "type": "explosion", "amount": 3, "profile": {"timeZone": "Mars/Olympus", "tenureDays": -1},
                "referredCustomer": {"kind": "external-id", "value": "C-1"}""");

        // when
        var answer = post("/customer-events", item);

        answer.statusCode(400)
                .body("errors.field", hasItem("type"))
                .body(
                        "errors.code",
                        contains("self-referral", "unknown-value", "required", "out-of-range", "unknown-time-zone"));
    }

    @Test
    void an_amount_of_a_billion_digits_is_refused_at_once() {
        // when
        var answer = post("/customer-events", event(unique("bad"), "C-1", """
                "type": "purchase", "amount": 1e999999999, "currency": "EUR\""""));

        answer.statusCode(400).body("errors[0].field", is("amount"));
    }

    @Test
    void a_key_delivers_for_its_own_brands_alone() {
        // when
        var answer = as(TestKeys.OTHER_BRAND)
                .contentType(ContentType.JSON)
                .body(valid())
                .post("/interactions")
                .then();

        answer.statusCode(400).body("errors[0].field", is("brand")).body("errors[0].code", is("brand-not-allowed"));
    }

    @Test
    void roles_are_asked_for_everywhere() {
        // when
        var reader = as(TestKeys.READ_ONLY).contentType(ContentType.JSON).body(valid());
        var ingester = as(TestKeys.INGEST_ONLY);

        reader.post("/interactions").then().statusCode(403);
        reader.post("/customer-events").then().statusCode(403);
        as(TestKeys.READ_ONLY)
                .contentType("text/csv")
                .body("a")
                .post("/imports?kind=interactions")
                .then()
                .statusCode(403);
        ingester.get("/customers?kind=external-id&value=C-1").then().statusCode(403);
        ingester.get("/interactions/0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d")
                .then()
                .statusCode(403);
        as("no such key").get("/customers?kind=handle&value=x").then().statusCode(401);
    }

    @Test
    void what_is_not_there_is_not_found_and_unknown_filters_are_refused() {
        // when
        var reader = as(TestKeys.READ_ONLY);

        reader.get("/interactions/0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d").then().statusCode(404);
        reader.get("/customers/0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d").then().statusCode(404);
        reader.get("/imports/0199aa6e-7c1e-7b52-9d5c-0a4f6a1c2b3d").then().statusCode(404);
        reader.get("/customers?kind=handle").then().statusCode(400);
        reader.get("/customers?kind=handle&value=x&colour=red")
                .then()
                .statusCode(400)
                .body("code", is("unknown-filter"));
    }
}
