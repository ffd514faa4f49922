package io.heartline.ingestion;

import static io.heartline.ingestion.Posts.as;
import static io.heartline.ingestion.Posts.interaction;
import static io.heartline.ingestion.Posts.post;
import static io.heartline.ingestion.Posts.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.RecordedLog;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OWASP API Security Top 10 of 2023; items 7 and 10, on what the service asks of others, are tested with the connectors. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class OwaspApiTest {
    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers/%s",
                "/customers/%s/identity",
                "/customers/%s/consents",
                "/customers/%s/contact-points",
                "/customers/%s/export"
            })
    void api1_broken_object_level_authorization_an_id_of_another_brand_leads_nowhere(String path) {
        var customer = customer();

        as(TestKeys.OTHER_BRAND)
                .get(path.formatted(customer))
                .then()
                .statusCode(404)
                .body(not(containsString("aurora-air")));
        as(TestKeys.OTHER_BRAND).delete("/customers/" + customer).then().statusCode(404);
        as(TestKeys.ALL).get("/customers/" + customer).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "unknown", TestKeys.EXPIRED, "test-key-with-every-role-and-more", "*", "' or '1'='1"})
    void api2_broken_authentication_no_key_but_a_good_one_is_taken_and_why_is_not_said(String key) {
        var refusal = as(key).get("/sources").then().statusCode(401).extract();

        assertThat(refusal.asString()).isEqualTo(given().get("/sources").asString());
        given().queryParam("X-API-Key", TestKeys.ALL).get("/sources").then().statusCode(401);
        given().cookie("X-API-Key", TestKeys.ALL).get("/sources").then().statusCode(401);
        given().auth()
                .preemptive()
                .basic("all", TestKeys.ALL)
                .get("/sources")
                .then()
                .statusCode(401);
    }

    @Test
    void
            api3_broken_object_property_level_authorization_what_is_not_ours_to_set_is_refused_and_secrets_are_not_shown() {
        var slug = unique("owasp");
        var source = post("/sources", """
                {"slug": "%s", "kind": "standard-webhooks", "brand": "aurora-air", "touchpoint": "usage",
                 "secrets": [{"use": "signing", "value": "whsec_cGxhbnRlZC1zZWNyZXQtMTIz"}]}""".formatted(slug)).statusCode(201).extract();

        assertThat(source.asString()).doesNotContain("cGxhbnRlZC1zZWNyZXQtMTIz");
        for (var field : List.of("id", "createdAt", "health", "roles")) {
            as(TestKeys.ALL)
                    .contentType("application/json")
                    .body("{\"" + field + "\": \"x\"}")
                    .patch("/sources/" + source.path("id"))
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", is("unknown-field"));
        }
        post("/interactions", interaction(unique("i"), unique("c"), "Hi").replaceFirst("\\{", "{\"score\": 1,"))
                .statusCode(400)
                .body("errors[0].code", is("unknown-field"));
    }

    @Test
    void api4_unrestricted_resource_consumption_everything_has_a_limit() {
        as(TestKeys.ALL).get("/sources?limit=201").then().statusCode(400);
        as(TestKeys.ALL).get("/sources?limit=-1").then().statusCode(400);
        post("/interactions", " ".repeat(9_000_000) + "{}").statusCode(413);
        post("/interactions", "[".repeat(100_000)).statusCode(400);
        post("/interactions", interaction(unique("i"), unique("c"), "x".repeat(1_000_000)))
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestKeys.READ_ONLY, TestKeys.INGEST_ONLY, TestKeys.OPERATE_ONLY, TestKeys.CONTACT_ONLY})
    void api5_broken_function_level_authorization_administration_is_for_administrators(String key) {
        var customer = customer();

        as(key).delete("/customers/" + customer).then().statusCode(403);
        as(key).get("/customers/" + customer + "/export").then().statusCode(403);
        as(key).get("/dead-letters").then().statusCode(403);
        as(key).contentType("application/json")
                .body("{}")
                .post("/sources")
                .then()
                .statusCode(403);
        as(key).header("X-HTTP-Method-Override", "DELETE")
                .get("/customers/" + customer)
                .then()
                .statusCode(oneOf(200, 403));
        as(TestKeys.ALL).get("/customers/" + customer).then().statusCode(200);
    }

    @Test
    void api6_unrestricted_access_to_sensitive_business_flows_links_cannot_be_guessed_by_trying() {
        var answers = IntStream.range(0, 400)
                .mapToObj(attempt -> given().get("/unsubscribe/" + UUID.randomUUID()))
                .map(answer -> answer.statusCode())
                .distinct()
                .toList();

        assertThat(answers).contains(429).doesNotContain(200);
    }

    @Test
    void api8_security_misconfiguration_answers_give_nothing_away_and_no_other_site_may_read_them() {
        var failed = as(TestKeys.ALL)
                .header("Origin", "https://evil.example")
                .contentType("application/json")
                .body("{\"a\": ")
                .post("/interactions")
                .then()
                .statusCode(400)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue())
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Cache-Control", is("no-store"))
                .extract()
                .asString();

        assertThat(failed).doesNotContain("Exception", "io.heartline", "com.fasterxml", "\tat ");
        for (var path :
                List.of("/q/health", "/q/metrics", "/q/openapi", "/q/dev", "/q/swagger-ui", "/admin", "/.env")) {
            given().get(path).then().statusCode(oneOf(401, 403, 404));
        }
        given().request("TRACE", "/sources").then().statusCode(oneOf(401, 403, 404, 405, 501));
    }

    @Test
    void api9_improper_inventory_management_every_operation_is_described_with_who_may_call_it() {
        var described = new JsonPath(
                given().get(management.resolve("/q/openapi?format=json")).asString());
        Map<String, Map<String, Map<String, Object>>> paths = described.getMap("paths");

        assertThat(paths).isNotEmpty();
        assertThat(described.getString("info.version")).isNotBlank();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (Set.of("get", "post", "put", "patch", "delete").contains(method)) {
                assertThat(operation).as(method + " " + path).containsKeys("x-roles", "summary");
            }
        }));
        assertThat(paths.keySet()).noneMatch(path -> path.matches(".*(debug|test|internal|old|v0).*"));
    }

    @Test
    void secrets_are_not_in_the_logs_whatever_is_done_with_them() {
        var planted = List.of("planted-key-0190", "planted-token-0190", "planted-signing-0190", "planted-text-0190");
        var slug = unique("logged");
        try (var log = RecordedLog.open()) {
            post("/sources", """
                    {"slug": "%s", "kind": "standard-webhooks", "brand": "aurora-air", "touchpoint": "usage",
                     "secrets": [{"use": "signing", "value": "planted-signing-0190"}]}""".formatted(slug));
            as("planted-key-0190").get("/sources");
            given().header("Authorization", "Bearer planted-token-0190").get("/sources");
            given().body("planted-text-0190").post("/webhooks/" + slug + "?token=planted-token-0190");
            given().auth().preemptive().basic("planted-key-0190", "").body("{}").post("/v1/track");
            post("/interactions", interaction(unique("i"), unique("c"), "planted-text-0190"));
            post("/interactions", "{\"text\": \"planted-text-0190");
            given().get("/unsubscribe/planted-token-0190");
            given().get("/s/planted-token-0190");

            assertThat(log.lines()).noneSatisfy(line -> assertThat(planted).anyMatch(line::contains));
        }
    }

    private static String customer() {
        var value = unique("owasp-customer");
        var identifier = Map.of("kind", "external-id", "value", value);
        return as(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of(
                        "brand",
                        "aurora-air",
                        "source",
                        "tests",
                        "proof",
                        "a test",
                        "identifiers",
                        List.of(identifier)))
                .post("/customers/identify")
                .then()
                .statusCode(200)
                .extract()
                .path("customerId");
    }
}
