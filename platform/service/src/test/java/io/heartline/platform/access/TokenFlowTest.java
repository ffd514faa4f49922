package io.heartline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heartline.testing.SecuredInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.access.IssuerResource;
import io.heartline.testing.access.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(SecuredInfrastructure.class)
@QuarkusTestResource(IssuerResource.class)
class TokenFlowTest {
    @SuppressWarnings("NullAway.Init") // the resource sets it before each test
    TestIssuer issuer;

    @Test
    void a_token_lets_its_bearer_in_with_its_roles_and_brands() {
        var answer = get(issuer.token(issuer.claims("ada", List.of("read"), List.of("other-brand"))));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("caller")).isEqualTo("ada");
        assertThat(answer.jsonPath().getBoolean("own")).isTrue();
        assertThat(answer.jsonPath().getBoolean("foreign")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "not yet valid",
                "of another issuer",
                "for another audience",
                "for no audience",
                "of nobody",
                "without an end",
                "not signed",
                "signed with another key",
                "signed with a key that is not published",
                "signed with the public key as a secret",
                "changed after it was signed",
                "no token"
            })
    void a_token_that_does_not_hold_lets_nobody_in(String flaw) {
        var answer = get(flawed(flaw));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("ApiKey, Bearer");
    }

    private String flawed(String flaw) {
        var claims = issuer.claims("mallory", List.of("read"), List.of("*"));
        var now = Instant.now().getEpochSecond();
        return switch (flaw) {
            case "expired" -> signed(claims, "exp", now - 60);
            case "not yet valid" -> signed(claims, "nbf", now + 600);
            case "of another issuer" -> signed(claims, "iss", "https://id.example");
            case "for another audience" -> signed(claims, "aud", List.of("heartline-console", "shop"));
            case "for no audience" -> without(claims, "aud");
            case "of nobody" -> without(claims, "sub");
            case "without an end" -> without(claims, "exp");
            case "not signed" -> TestIssuer.unsigned(claims);
            case "signed with another key" -> issuer.forged(claims);
            case "signed with a key that is not published" ->
                TestIssuer.unsigned(claims).replaceFirst("^[^.]*", header("RS256")) + "AAAA";
            case "signed with the public key as a secret" ->
                TestIssuer.unsigned(claims).replaceFirst("^[^.]*", header("HS256")) + "AAAA";
            case "changed after it was signed" -> {
                var good = issuer.token(claims).split("\\.", -1);
                claims.put("sub", "root");
                yield good[0] + "." + TestIssuer.unsigned(claims).split("\\.", -1)[1] + "." + good[2];
            }
            default -> "not-even-a-token";
        };
    }

    private String signed(Map<String, Object> claims, String name, Object value) {
        claims.put(name, value);
        return issuer.token(claims);
    }

    private String without(Map<String, Object> claims, String name) {
        claims.remove(name);
        return issuer.token(claims);
    }

    private static String header(String algorithm) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ("{\"alg\":\"" + algorithm + "\",\"kid\":\"none-of-ours\"}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void roles_of_the_provider_that_are_not_ours_count_for_nothing() {
        var claims = issuer.claims("ada", List.of("king"), List.of("*"));
        claims.put("realm_access", Map.of("roles", List.of("read", "admin", "heartline-king")));
        claims.put("groups", List.of("read", "heartline-read"));

        // when
        var answer = get(issuer.token(claims));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void whose_token_names_no_brand_sees_none() {
        var claims = issuer.claims("ada", List.of("read"), List.of());
        claims.remove("heartline_brands");

        // when
        var answer = get(issuer.token(claims)).jsonPath();

        assertThat(answer.getBoolean("own")).isFalse();
        assertThat(answer.getBoolean("foreign")).isFalse();
    }

    @Test
    void whose_token_names_every_brand_sees_them_all() {
        var answer = get(issuer.token(issuer.claims("ada", List.of("read"), List.of("*"))))
                .jsonPath();

        assertThat(answer.getBoolean("own")).isTrue();
        assertThat(answer.getBoolean("foreign")).isTrue();
    }

    @Test
    void a_key_decides_when_there_is_a_token_too() {
        var token = issuer.token(issuer.claims("ada", List.of("ingest"), List.of("*")));

        // when
        var answer = RestAssured.given()
                .header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .header("Authorization", "Bearer " + token)
                .get("/trial");

        assertThat(answer.jsonPath().getString("caller")).isEqualTo("reader");
    }

    @Test
    void a_new_key_of_the_issuer_is_taken_and_the_old_one_no_longer() {
        var claims = issuer.claims("ada", List.of("read"), List.of("*"));
        var old = issuer.token(claims);
        assertThat(get(old).statusCode()).isEqualTo(200);

        // when
        issuer.rotate();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> get(issuer.token(claims)).statusCode() == 200);
        assertThat(get(old).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_at_an_open_door_is_for_whoever_answers_there() {
        var answer = RestAssured.given()
                .header("Authorization", "Bearer what-a-sender-signs")
                .get("/trial/open");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("Bearer what-a-sender-signs");
    }

    private static Response get(String token) {
        return RestAssured.given().header("Authorization", "Bearer " + token).get("/trial");
    }
}
