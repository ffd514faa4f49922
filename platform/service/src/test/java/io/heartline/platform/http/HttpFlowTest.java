package io.heartline.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.platform.trial.Trial;
import io.heartline.testing.SecuredInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SecuredInfrastructure.class)
class HttpFlowTest {
    private static final String JSON = "application/json";

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "test-key-with-every-rol", "TEST-KEY-WITH-EVERY-ROLE"})
    void a_caller_without_a_known_key_is_not_let_in(String key) {
        var answer = request(key).get("/trial");

        assertProblem(answer, 401, "unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("ApiKey, Bearer");
    }

    @Test
    void a_caller_without_any_key_is_not_let_in() {
        var answer = RestAssured.get("/trial");

        assertProblem(answer, 401, "unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("ApiKey, Bearer");
    }

    @Test
    void a_caller_without_the_role_is_refused() {
        var answer = request(TestKeys.INGEST_ONLY).get("/trial");

        assertProblem(answer, 403, "forbidden");
    }

    @Test
    void an_endpoint_on_which_nobody_thought_of_a_role_is_closed() {
        assertProblem(request(TestKeys.ALL).get("/trial/forgotten"), 403, "forbidden");
    }

    @Test
    void a_caller_sees_the_brands_of_the_key() {
        var all = request(TestKeys.ALL).get("/trial").jsonPath();
        var other = request(TestKeys.OTHER_BRAND).get("/trial").jsonPath();

        assertThat(List.of(all.getBoolean("own"), all.getBoolean("foreign"))).containsExactly(true, true);
        assertThat(List.of(other.getBoolean("own"), other.getBoolean("foreign")))
                .containsExactly(true, false);
        assertThat(other.getString("caller")).isEqualTo("other");
    }

    @Test
    void an_instant_has_three_decimals() {
        assertThat(request(TestKeys.ALL).get("/trial").jsonPath().getString("at"))
                .isEqualTo("2026-03-14T09:26:00.000Z");
    }

    @Test
    void a_path_that_is_not_there_is_not_found() {
        assertProblem(request(TestKeys.ALL).get("/nowhere"), 404, "not-found");
    }

    @Test
    void an_id_that_is_none_is_not_found() {
        assertProblem(request(TestKeys.ALL).get("/trial/things/no-uuid"), 404, "not-found");
    }

    @Test
    void a_refusal_of_a_rule_says_so() {
        var answer = request(TestKeys.ALL).get("/trial/things/00000000-0000-0001-0000-000000000002");

        assertProblem(answer, 404, "unknown-thing");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:heartline:problem:unknown-thing");
        assertThat(answer.jsonPath().getString("title")).isEqualTo("Not Found");
    }

    @ParameterizedTest
    @CsvSource({"400, bad-thing", "409, taken", "503, away", "500, unexpected"})
    void every_refusal_is_a_problem(int status, String code) {
        assertProblem(request(TestKeys.ALL).get("/trial/refusals/" + status), status, code);
    }

    @Test
    void a_refusal_names_the_fields_to_blame() {
        var answer = request(TestKeys.ALL).get("/trial/refusals/400").jsonPath();

        assertThat(answer.getInt("errors[0].index")).isEqualTo(2);
        assertThat(answer.getString("errors[0].field")).isEqualTo("parts[0].word");
        assertThat(answer.getString("errors[0].code")).isEqualTo("rude");
    }

    @Test
    void an_unexpected_failure_says_nothing_of_the_inside() {
        var answer = request(TestKeys.ALL).get("/trial/refusals/500");

        assertThat(answer.asString()).doesNotContain("secret", "Exception").contains("incident");
    }

    @Test
    void a_method_that_is_not_there_is_not_allowed() {
        assertProblem(request(TestKeys.ALL).delete("/trial"), 405, "method-not-allowed");
    }

    @Test
    void a_body_of_another_type_is_refused() {
        assertProblem(
                request(TestKeys.ALL).contentType("text/plain").body("x").post("/trial"),
                415,
                "unsupported-media-type");
    }

    @Test
    void a_query_parameter_that_is_not_known_is_refused() {
        var answer = request(TestKeys.ALL).get("/trial?color=red&colour=red&zest=1");

        assertProblem(answer, 400, "unknown-filter");
        assertThat(answer.jsonPath().getList("errors.field")).containsExactly("color", "zest");
    }

    @Test
    void a_query_parameter_of_another_type_is_refused() {
        assertProblem(request(TestKeys.ALL).get("/trial?count=many"), 400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "[{                                             | malformed-json",
                "[{\"name\" \"a\"}]                             | malformed-json",
                "{                                              | invalid",
                "null                                           | empty-body",
                "[{\"name\":\"a\",\"count\":3}                  | malformed-json",
                "[{\"name\":\"a\",\"count\":3}] x               | malformed-json",
                "[{\"name\":\"a\",\"count\":3,\"zest\":1}]      | unknown-field",
                "{\"name\":\"a\",\"count\":3}                   | invalid",
                "[{\"name\":\"a\",\"count\":\"3\"}]             | invalid",
                "[{\"name\":\"a\",\"count\":3.5}]               | invalid",
                "[{\"name\":1,\"count\":3}]                     | invalid",
                "[{\"name\":true,\"count\":3}]                  | invalid",
                "[{\"name\":\"a\",\"count\":99999999999}]       | invalid",
                "[{\"name\":\"a\",\"count\":3,\"id\":\"secret\"}] | invalid",
                "[{\"name\":\"a\",\"count\":3,\"at\":\"secret\"}] | invalid",
                "[{\"name\":\"a\",\"count\":2}]                 | invalid",
                "''                                             | empty-body"
            })
    void a_body_that_cannot_be_taken_is_refused_with_the_reason(String body, String code) {
        var answer = request(TestKeys.ALL).contentType(JSON).body(body).post("/trial");

        assertProblem(answer, 400, code);
        assertThat(answer.asString()).doesNotContain("secret", "Exception", "io.heartline");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"name\":\"a\",\"count\":3},{\"name\":\" \",\"count\":3}]                             | 1 | name         | not-blank",
                "[{\"name\":\"a\",\"count\":2}]                                                          | 0 | count        | min",
                "[{\"name\":\"a\",\"count\":3,\"parts\":[{\"word\":\"w\"},{\"word\":\"\"}]}]             | 0 | parts[1].word | not-blank",
                "[{\"name\":\"a\",\"count\":3},{\"name\":\"a\",\"count\":\"x\"}]                         | 1 | count        | invalid",
                "[{\"name\":\"a\",\"count\":3,\"parts\":[{\"word\":\"w\",\"tone\":1}]}]                  | 0 | parts[0].tone | unknown-field"
            })
    void a_violation_names_the_item_and_the_path_of_the_field(String body, int index, String field, String code) {
        var answer = request(TestKeys.ALL).contentType(JSON).body(body).post("/trial");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getInt("errors[0].index")).isEqualTo(index);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(field);
        assertThat(answer.jsonPath().getString("errors[0].code")).isEqualTo(code);
    }

    @Test
    void a_violation_of_a_single_object_has_no_index() {
        var answer = request(TestKeys.ALL)
                .contentType(JSON)
                .body("{\"name\":\"\",\"count\":3}")
                .post("/trial/one");

        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("name");
        assertThat(answer.asString()).doesNotContain("index");
    }

    @Test
    void text_that_is_not_utf_8_is_refused() {
        var body = "[{\"name\":\"不好\",\"count\":3}]".getBytes(Charset.forName("GB18030"));

        assertProblem(request(TestKeys.ALL).contentType(JSON).body(body).post("/trial"), 400, "not-utf-8");
    }

    @Test
    void a_body_over_the_limit_is_too_large() {
        var body = "[\"" + "x".repeat(10_000_000) + "\"]";

        assertProblem(request(TestKeys.ALL).contentType(JSON).body(body).post("/trial"), 413, "body-too-large");
    }

    @ParameterizedTest
    @CsvSource({"9000000, 413, body-too-large", "1000, 400, malformed-json", "0, 400, empty-body"})
    void a_body_of_unknown_length_has_the_same_limit(int length, int status, String code) throws Exception {
        var body = " ".repeat(Math.max(0, length - 1)) + (length == 0 ? "" : "]");
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/trial"))
                .header(TestKeys.HEADER, TestKeys.ALL)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();

        // when
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        }
    }

    @Test
    void a_database_that_is_away_is_no_fault_of_the_request() throws SQLException {
        try {
            Trial.allowConnections(false);
            Trial.endConnections();

            assertProblem(request(TestKeys.ALL).get("/dead-letters"), 503, "database-away");
        } finally {
            Trial.allowConnections(true);
        }
    }

    @Test
    void a_streamed_body_has_no_limit() {
        var answer = request(TestKeys.ALL)
                .contentType("application/x-ndjson")
                .body(new byte[20_000_000])
                .post("/trial/streamed");

        assertThat(answer.asString()).isEqualTo("20000000");
    }

    private static RequestSpecification request(String key) {
        return RestAssured.given().header(TestKeys.HEADER, key);
    }

    private static void assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }
}
