package io.heartline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heartline.testing.SecuredInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.access.AccessMatrix;
import io.heartline.testing.access.Credential;
import io.heartline.testing.access.OpenDoors;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(SecuredInfrastructure.class)
class AccessFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource("/")
    URI service;

    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void whoever_is_let_in_is_whom_the_description_names() throws Exception {
        var outcome = AccessMatrix.of(service, management, Credential.ofTests());

        assertThat(outcome.open()).containsExactly("GET /trial/forgotten", "GET /trial/open");
        // The matrix notices an endpoint that lets in fewer than it says; this one lets in nobody.
        assertThat(outcome.surprises())
                .containsExactly(
                        "GET /trial/forgotten with no credentials: 401 unauthorized instead of 400 unknown-filter");
        assertThat(outcome.calls()).isGreaterThan(outcome.operations() * 5);
        assertThat(OpenDoors.in("io.heartline.platform")).isEmpty();
    }

    @Test
    void the_description_says_who_may_call_and_how() {
        var document = RestAssured.given()
                .accept("application/json")
                .get(management.resolve("/q/openapi"))
                .jsonPath();

        assertThat(document.getList("paths.'/trial'.get.x-roles")).containsExactly("read");
        assertThat(document.getString("paths.'/trial'.get.description")).contains("Needs the role `read`");
        assertThat(document.getString("paths.'/trial'.get.responses.429.description"))
                .contains("Retry-After");
        assertThat(document.getList("paths.'/trial'.get.security")).hasSize(2);
        assertThat(document.getList("paths.'/trial/open'.get.x-roles")).isEmpty();
        assertThat(document.getString("components.securitySchemes.Bearer.scheme"))
                .isEqualTo("bearer");
    }

    @Test
    void a_key_of_the_file_is_taken_at_once_and_refused_when_it_is_gone() throws IOException {
        var key = "key-" + UUID.randomUUID();

        write(TestKeys.entry("guest", key, "read", "other-brand"));
        await().atMost(PATIENCE).until(() -> get(key).statusCode() == 200);
        assertThat(get(key).jsonPath().getString("caller")).isEqualTo("guest");
        assertThat(RestAssured.get(management.resolve("/q/metrics")).asString())
                .containsPattern("heartline_api_key_last_used_seconds\\{.*key=\"guest\"} 1\\.\\d");

        write("");
        await().atMost(PATIENCE).until(() -> get(key).statusCode() == 401);
    }

    @Test
    void a_caller_who_calls_too_often_is_told_to_wait_and_others_are_not() throws IOException {
        var key = "key-" + UUID.randomUUID();
        write(TestKeys.entry("hasty", key, "read", "other-brand"));
        await().atMost(PATIENCE).until(() -> get(key).statusCode() != 401);

        // when
        var refused = IntStream.range(0, 100)
                .mapToObj(call -> get(key))
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(get(TestKeys.READ_ONLY).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/trial, 200", "/trial/forgotten, 403", "/nowhere, 404", "/trial/refusals/500, 500"})
    void a_browser_may_do_nothing_with_an_answer(String path, int status) {
        var answer = RestAssured.given().header(TestKeys.HEADER, TestKeys.ALL).get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertGuarded(answer);
    }

    @Test
    void a_refused_caller_is_told_the_same() {
        assertGuarded(get("no-key"));
    }

    private static void assertGuarded(Response answer) {
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    private static void write(String entries) throws IOException {
        var file = Path.of(ConfigProvider.getConfig().getValue("heartline.access.api-keys-file", String.class));
        Files.writeString(file, entries);
    }

    private static Response get(String key) {
        return RestAssured.given().header(TestKeys.HEADER, key).get("/trial");
    }
}
