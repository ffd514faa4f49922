package io.heartline.testing.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestIssuerTest {
    /** The verifier of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String BACK = "http://127.0.0.1:8083/console";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestIssuer issuer = TestIssuer.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        issuer.close();
    }

    @Test
    void a_machine_gets_a_token_for_its_secret() throws Exception {
        var answer = post("grant_type=client_credentials", TestIssuer.SECRET);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(claims(answer, "access_token").path("aud").asText()).isEqualTo("heartline");
        assertThat(claims(answer, "access_token").path("iss").asText()).isEqualTo(issuer.address());
    }

    @Test
    void a_wrong_secret_gets_nothing() throws Exception {
        assertThat(post("grant_type=client_credentials", "guess").statusCode()).isEqualTo(401);
    }

    @Test
    void a_person_who_comes_back_with_a_code_gets_tokens_once() throws Exception {
        var code = code("&code_challenge=" + challenge() + "&code_challenge_method=S256&nonce=n1");
        var form =
                "grant_type=authorization_code&redirect_uri=" + BACK + "&code=" + code + "&code_verifier=" + VERIFIER;

        // when
        var first = post(form, TestIssuer.SECRET);
        var second = post(form, TestIssuer.SECRET);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(claims(first, "id_token").path("nonce").asText()).isEqualTo("n1");
        assertThat(claims(first, "id_token").path("aud").asText()).isEqualTo(TestIssuer.CLIENT);
        assertThat(second.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri=http://127.0.0.1:8083/console, ''",
        "redirect_uri=http://127.0.0.1:8083/console, guess",
        "redirect_uri=http://evil.example/, verifier"
    })
    void a_code_is_worth_nothing_to_someone_else(String address, String verifier) throws Exception {
        var code = code("&code_challenge=" + challenge() + "&code_challenge_method=S256");
        var given = verifier.equals("verifier") ? VERIFIER : verifier;

        // when
        var answer = post(
                "grant_type=authorization_code&" + address + "&code=" + code + "&code_verifier=" + given,
                TestIssuer.SECRET);

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void discovery_leads_to_the_keys() throws Exception {
        var discovered = JSON.readTree(get("/.well-known/openid-configuration").body());
        var before = JSON.readTree(get("/keys").body()).at("/keys/0/kid").asText();

        // when
        issuer.rotate();

        assertThat(discovered.path("issuer").asText()).isEqualTo(issuer.address());
        assertThat(discovered.path("jwks_uri").asText()).isEqualTo(issuer.address() + "/keys");
        assertThat(JSON.readTree(get("/keys").body()).at("/keys/0/kid").asText())
                .isNotEqualTo(before);
    }

    private static String challenge() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private String code(String more) throws IOException, InterruptedException {
        var answer = get("/authorize?response_type=code&state=s1&client_id=" + TestIssuer.CLIENT + "&redirect_uri="
                + BACK + more);
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(BACK + "?code=").endsWith("&state=s1");
        return location.replaceAll(".*code=([^&]*).*", "$1");
    }

    private static JsonNode claims(HttpResponse<String> answer, String token) throws IOException {
        var parts = JSON.readTree(answer.body()).path(token).asText().split("\\.", -1);
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(issuer.address() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String form, String secret) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(issuer.address() + "/token"))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                form + "&client_id=" + TestIssuer.CLIENT + "&client_secret=" + secret))
                        .build(),
                BodyHandlers.ofString());
    }
}
