package io.heartline.ingestion;

import static io.heartline.ingestion.Posts.as;
import static io.heartline.ingestion.Posts.interaction;
import static io.heartline.ingestion.Posts.post;
import static io.heartline.ingestion.Posts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ImportFlowTest {
    private static final String NDJSON = "application/x-ndjson";

    private static ValidatableResponse send(String query, String type, byte[] file) {
        return as(TestKeys.ALL)
                .contentType(type)
                .body(file)
                .post("/imports?" + query)
                .then();
    }

    private static ValidatableResponse send(String query, String type, String file) {
        return send(query, type, file.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonPath finished(ValidatableResponse sent) {
        var location = sent.statusCode(202).extract().header("Location");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> as(TestKeys.READ_ONLY).get(location).then().body("state", is("completed")));
        return as(TestKeys.READ_ONLY).get(location).jsonPath();
    }

    private static List<JsonPath> rejected(JsonPath run) {
        var lines = as(TestKeys.INGEST_ONLY)
                .get("/imports/" + run.getString("id") + "/rejected")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return lines.lines().map(JsonPath::new).toList();
    }

    private static String line(String externalId, String text) {
        return interaction(externalId, "C-import", text).replace("\n", " ");
    }

    @Test
    void imports_are_listed_newest_first_to_those_who_see_all_of_their_brands() {
        var first = finished(send("kind=interactions&name=first", NDJSON, line(unique("l"), "One.")));
        var second = finished(send("kind=interactions&name=second", NDJSON, line(unique("l"), "Two.")));

        // when
        var page = as(TestKeys.READ_ONLY).get("/imports?limit=1").then().statusCode(200);

        var cursor = page.body("items.id", is(List.of(second.getString("id"))))
                .extract()
                .<String>path("nextCursor");
        as(TestKeys.INGEST_ONLY)
                .get("/imports?limit=1&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items.id", is(List.of(first.getString("id"))));
        as(TestKeys.OTHER_BRAND)
                .get("/imports")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(first.getString("id"))));
        as(TestKeys.READ_ONLY)
                .get("/imports?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("code", is("invalid-cursor"));
    }

    @Test
    void lines_are_taken_in_their_order_and_bad_ones_are_kept_with_their_reasons() {
        var run = unique("nd");
        var file = String.join(
                "\n",
                line(run + "-1", "first"),
                "",
                line(run + "-1", "second"),
                "{\"broken\": ",
                line(run + "-1", "second"),
                line(run + "-2", "x").replace("review", "pigeon"),
                "{\"colour\": \"red\"}");

        // when
        var result = finished(send("kind=interactions&name=" + run, NDJSON, file));

        assertThat(result.getString("name")).isEqualTo(run);
        assertThat(result.getInt("rows")).isEqualTo(6);
        assertThat(result.getInt("processed")).isEqualTo(6);
        assertThat(result.getInt("accepted")).isEqualTo(1);
        assertThat(result.getInt("revised")).isEqualTo(1);
        assertThat(result.getInt("duplicate")).isEqualTo(1);
        assertThat(result.getInt("rejected")).isEqualTo(3);
        var rejections = rejected(result);
        assertThat(rejections).extracting(row -> row.getInt("row")).containsExactly(4, 6, 7);
        assertThat(rejections)
                .extracting(row -> row.getString("errors[0].code"))
                .containsExactly("malformed-json", "unknown-value", "unknown-field");
        assertThat(rejections.getFirst().getString("data")).isEqualTo("{\"broken\":");
    }

    @Test
    void a_file_sent_again_changes_nothing() {
        var run = unique("again");
        var file = IntStream.range(0, 2_500)
                .mapToObj(i -> line(run + "-" + i, "Number " + i))
                .collect(Collectors.joining("\n"));
        finished(send("kind=interactions", NDJSON, file));

        // when
        var second = finished(send("kind=interactions", NDJSON, file));

        assertThat(second.getInt("duplicate")).isEqualTo(2_500);
        assertThat(second.getInt("accepted") + second.getInt("revised") + second.getInt("rejected"))
                .isZero();
    }

    @Test
    void columns_become_fields_by_a_stored_mapping() {
        var run = unique("csv");
        as(TestKeys.ALL)
                .contentType("application/json")
                .body("""
                        {"kind": "interactions", "delimiter": ";",
                         "fields": {"source": {"value": "reviews"}, "brand": {"value": "aurora-air"},
                           "channel": {"value": "review"}, "touchpoint": {"column": "where", "value": "usage"},
                           "externalId": {"column": "id"}, "customer.kind": {"value": "external-id"},
                           "customer.value": {"column": "who"}, "text": {"column": "what"},
                           "ratings.stars": {"column": "mood", "values": {"good": "5", "bad": "1"}},
                           "public": {"value": "true"}, "attributes.city": {"column": "city"},
                           "occurredAt": {"column": "when", "pattern": "yyyy-MM-dd HH:mm", "zone": "Asia/Shanghai"}}}""")
                .put("/import-mappings/" + run)
                .then()
                .statusCode(200);
        var file = """
                \uFEFFid;who;what;mood;where;when;city
                %1$s-1;C-1;"很好；
                ""不错""\";good;;2026-01-05 08:00;上海
                %1$s-2;C-1;bad;awful;;2026-01-05 08:00;
                %1$s-3;C-2;late;bad;delivery;yesterday;
                %1$s-4;C-2
                %1$s-5;C-2;fine;;delivery;2026-01-05 09:00;
                """.formatted(run);

        // when
        var result = finished(send("kind=interactions&mapping=" + run, "text/csv", file));

        assertThat(result.getInt("accepted")).isEqualTo(2);
        var rejections = rejected(result);
        assertThat(rejections).extracting(row -> row.getInt("row")).containsExactly(4, 5, 6);
        assertThat(rejections)
                .extracting(row -> row.getString("errors[0].field") + " " + row.getString("errors[0].code"))
                .containsExactly("ratings[0].value wrong-type", "occurredAt invalid-time", " wrong-width");
        var found = as(TestKeys.ALL)
                .contentType("application/json")
                .body("""
                        {"source": "reviews", "externalId": "%s-1", "customer": {"kind": "external-id", "value": "C-1"},
                         "brand": "aurora-air", "channel": "review", "touchpoint": "usage", "public": true,
                         "text": "很好；\\n\\"不错\\"", "ratings": [{"metric": "stars", "value": 5}],
                         "attributes": {"city": "上海"}, "occurredAt": "2026-01-05T00:00:00Z"}""".formatted(run))
                .post("/interactions")
                .then();
        found.statusCode(202).body("items[0].status", is("duplicate"));
    }

    @Test
    void headers_that_are_field_paths_need_no_mapping_and_a_file_may_be_compressed() throws IOException {
        var run = unique("gz");
        var file = """
                source,externalId,customer.kind,customer.value,brand,type,amount,currency,profile.tenureDays,occurredAt
                orders,%1$s-1,external-id,C-1,aurora-air,purchase,12.50,EUR,30,2026-01-05T00:00:00Z
                orders,%1$s-2,external-id,C-1,aurora-air,purchase,twelve,EUR,30,2026-01-05T00:00:00Z
                """.formatted(run);
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(file.getBytes(StandardCharsets.UTF_8));
        }

        // when
        var sent = as(TestKeys.ALL)
                .contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(bytes.toByteArray())
                .post("/imports?kind=customer-events&backfill=true")
                .then();

        var result = finished(sent);
        assertThat(result.getBoolean("backfill")).isTrue();
        assertThat(result.getInt("accepted")).isEqualTo(1);
        assertThat(rejected(result))
                .extracting(row -> row.getString("errors[0].field"))
                .containsExactly("amount");
        as(TestKeys.ALL)
                .contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2))
                .post("/imports?kind=customer-events")
                .then()
                .statusCode(400)
                .body("code", is("truncated-body"));
    }

    @Test
    void a_line_in_another_encoding_is_rejected_alone() {
        var run = unique("enc");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((line(run + "-1", "好") + "\n").getBytes(Charset.forName("GB18030")));
        bytes.writeBytes((line(run + "-2", "好") + "\n").getBytes(StandardCharsets.UTF_8));

        // when
        var result = finished(send("kind=interactions", NDJSON, bytes.toByteArray()));

        assertThat(result.getInt("accepted")).isEqualTo(1);
        assertThat(rejected(result))
                .extracting(row -> row.getString("errors[0].code"))
                .containsExactly("not-utf-8");
    }

    @Test
    void a_row_that_would_move_a_record_to_another_customer_is_rejected_alone() {
        var run = unique("moved");
        post("/interactions", interaction(run, "C-other", "mine")).statusCode(202);

        // when
        var result = finished(send("kind=interactions", NDJSON, line(run, "yours") + "\n" + line(run + "-2", "new")));

        assertThat(result.getInt("accepted")).isEqualTo(1);
        assertThat(rejected(result))
                .extracting(row -> row.getString("errors[0].code"))
                .containsExactly("customer-changed");
    }

    @Test
    void a_file_that_cannot_be_read_as_a_whole_is_refused() {
        // when
        var json = "application/x-ndjson";

        send("kind=moods", json, "{}").statusCode(400).body("code", is("invalid-kind"));
        send("name=x", json, "{}").statusCode(400).body("code", is("invalid-kind"));
        send("kind=interactions&mapping=none-such", "text/csv", "a")
                .statusCode(404)
                .body("code", is("unknown-mapping"));
        send("kind=interactions", "text/csv", "").statusCode(400).body("code", is("empty-body"));
        send("kind=interactions", "text/csv", "\n\n").statusCode(400).body("code", is("no-header"));
        send("kind=interactions", "text/csv", "externalId,colour\n1,red")
                .statusCode(400)
                .body("code", is("invalid-mapping"))
                .body("errors[0].field", is("fields.colour"));
        send("kind=interactions", "text/csv", "text,text\n1,2").statusCode(400);
        send("kind=interactions", "text/csv", "text\n好".getBytes(Charset.forName("GB18030")))
                .statusCode(400)
                .body("code", is("not-utf-8"));
        send("kind=interactions", "application/json", "{}").statusCode(415);
    }

    @Test
    void a_mapping_is_checked_when_it_is_kept() {
        // when
        var answer = as(TestKeys.ALL)
                .contentType("application/json")
                .body("""
                        {"kind": "interactions", "delimiter": ",,",
                         "fields": {"colour": {"value": "red"}, "text": {}, "attributes.*": {"value": "x"},
                           "occurredAt": {"column": "when", "pattern": "bbb", "zone": "Mars"}}}""")
                .put("/import-mappings/bad")
                .then();

        answer.statusCode(400)
                .body("errors.field.join(' ')", containsString("delimiter"))
                .body("errors.field.join(' ')", containsString("fields.colour"))
                .body("errors.field.join(' ')", containsString("fields.text"))
                .body("errors.field.join(' ')", containsString("fields.attributes.*"))
                .body("errors.field.join(' ')", containsString("fields.occurredAt"));
    }

    @Test
    void imports_and_mappings_belong_to_the_brands_of_their_key() {
        var run = unique("brand");
        var other = as(TestKeys.OTHER_BRAND)
                .contentType(NDJSON)
                .body((line(run, "not mine") + "\n" + line(run, "mine").replace("aurora-air", "other-brand"))
                        .getBytes(StandardCharsets.UTF_8))
                .post("/imports?kind=interactions")
                .then();
        var own = finished(send("kind=interactions", NDJSON, line(run, "first")));
        var mapping = """
                {"kind": "interactions", "fields": {"text": {"column": "text"}}}""";
        as(TestKeys.ALL)
                .contentType("application/json")
                .body(mapping)
                .put("/import-mappings/" + run)
                .then()
                .statusCode(200);

        // when
        var result = finished(other);

        assertThat(result.getInt("accepted")).isEqualTo(1);
        assertThat(rejected(result))
                .extracting(row -> row.getString("errors[0].code"))
                .containsExactly("brand-not-allowed");
        as(TestKeys.OTHER_BRAND).get("/imports/" + own.getString("id")).then().statusCode(404);
        as(TestKeys.OTHER_BRAND)
                .get("/imports/" + own.getString("id") + "/rejected")
                .then()
                .statusCode(404);
        as(TestKeys.OTHER_BRAND).get("/import-mappings/" + run).then().statusCode(404);
        as(TestKeys.OTHER_BRAND)
                .contentType("application/json")
                .body(mapping)
                .put("/import-mappings/" + run)
                .then()
                .statusCode(409);
        as(TestKeys.ALL).delete("/import-mappings/" + run).then().statusCode(204);
        as(TestKeys.ALL).get("/import-mappings/" + run).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "google-business-reviews",
                "yelp-reviews",
                "g2-reviews",
                "capterra-reviews",
                "gartner-peer-insights",
                "trustpilot-reviews",
                "x-posts",
                "linkedin-posts",
                "facebook-posts",
                "weibo-posts",
                "pipedrive-deals",
                "salesforce-opportunities"
            })
    void an_export_is_taken_by_its_preset(String preset) throws IOException {
        var kind = preset.contains("deals") || preset.contains("opportunities") ? "customer-events" : "interactions";
        byte[] file;
        try (var sample = ImportFlowTest.class.getResourceAsStream("/import-presets/" + preset + ".csv")) {
            file = Objects.requireNonNull(sample).readAllBytes();
        }

        // when
        var result =
                finished(send("kind=" + kind + "&mapping=preset:" + preset + "&brand=aurora-air", "text/csv", file));

        assertThat(rejected(result)).isEmpty();
        assertThat(result.getInt("accepted")).isEqualTo(result.getInt("rows")).isPositive();
    }

    @Test
    void presets_are_listed_and_ask_for_the_brand() {
        var name = unique("kept");
        as(TestKeys.ALL)
                .contentType("application/json")
                .body("{\"kind\": \"interactions\", \"fields\": {\"text\": {\"column\": \"t\"}}}")
                .put("/import-mappings/" + name)
                .then()
                .statusCode(200);

        // when
        var list = as(TestKeys.READ_ONLY).get("/import-mappings?limit=200").then();

        list.statusCode(200)
                .body("presets.size()", is(12))
                .body("presets[0].name", is("preset:google-business-reviews"))
                .body("items.find { it.name == '" + name + "' }.kind", is("interactions"));
        as(TestKeys.OTHER_BRAND)
                .get("/import-mappings")
                .then()
                .body("items.findAll { it.name == '" + name + "' }.size()", is(0));
        send("kind=interactions&mapping=preset:yelp-reviews", "text/csv", "id,rating,date")
                .statusCode(400)
                .body("errors[0].field", is("brand"));
        send("kind=customer-events&mapping=preset:yelp-reviews&brand=aurora-air", "text/csv", "id,rating,date")
                .statusCode(400)
                .body("code", is("invalid-kind"));
        send("kind=interactions&mapping=preset:none&brand=aurora-air", "text/csv", "a")
                .statusCode(404);
        send("kind=interactions&brand=aurora-air", "text/csv", "a")
                .statusCode(400)
                .body("code", is("preset-required"));
    }
}
