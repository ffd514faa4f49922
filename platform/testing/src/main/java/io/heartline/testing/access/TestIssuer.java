package io.heartline.testing.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small identity provider on this machine, as OpenID Connect describes one: discovery, keys, tokens for machines
 * (client credentials) and for people (authorization code with PKCE, where everybody who comes is the same person).
 *
 * <p>What the next token of the token endpoint says is set with {@link #nextClaims}; {@link #token} makes any other.
 */
public final class TestIssuer implements AutoCloseable {
    /** The client that may ask for tokens. */
    public static final String CLIENT = "heartline-console";
    /** That client's secret. */
    public static final String SECRET = "secret-of-the-test-client";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIFE_SECONDS = 300;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger keyFetches = new AtomicInteger();
    private volatile List<SigningKey> keys = List.of(SigningKey.generate());
    private volatile Map<String, Object> nextClaims = Map.of();

    private TestIssuer(HttpServer server) {
        this.server = server;
    }

    /** Starts it on a free port. */
    public static TestIssuer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var issuer = new TestIssuer(server);
            server.createContext("/.well-known/openid-configuration", issuer::discovery);
            server.createContext("/keys", issuer::keys);
            server.createContext("/authorize", issuer::authorize);
            server.createContext("/token", issuer::token);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException("the issuer of tests did not start", e);
        }
    }

    /** The issuer's address, which its tokens name. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often its keys were asked for. */
    public int keyFetches() {
        return keyFetches.get();
    }

    /** From now on it signs with another key; the old one is no longer among its keys. */
    public void rotate() {
        keys = List.of(SigningKey.generate());
    }

    /** What tokens of the token endpoint say beyond the usual. */
    public void nextClaims(Map<String, Object> claims) {
        nextClaims = Map.copyOf(claims);
    }

    /** What a good token says, to be changed. */
    public Map<String, Object> claims(String subject, List<String> roles, List<String> brands) {
        var now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", address());
        claims.put("sub", subject);
        claims.put("aud", "heartline");
        claims.put("iat", now);
        claims.put("exp", now + LIFE_SECONDS);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("preferred_username", subject);
        claims.put(
                "realm_access",
                Map.of("roles", roles.stream().map(role -> "heartline-" + role).toList()));
        claims.put("heartline_brands", brands);
        return claims;
    }

    /** A token that says this, signed with the current key. */
    public String token(Map<String, Object> claims) {
        return keys.getFirst().sign(claims);
    }

    /** A token that says this and names the current key, but is signed with another one. */
    public String forged(Map<String, Object> claims) {
        return SigningKey.generate().withId(keys.getFirst().id()).sign(claims);
    }

    /** A token that says this and is not signed. */
    public static String unsigned(Map<String, Object> claims) {
        return base64(Map.of("alg", "none", "typ", "JWT")) + "." + base64(claims) + ".";
    }

    static String base64(Map<String, Object> json) {
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("claims that are no JSON", e);
        }
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                Map.ofEntries(
                        Map.entry("issuer", address()),
                        Map.entry("authorization_endpoint", address() + "/authorize"),
                        Map.entry("token_endpoint", address() + "/token"),
                        Map.entry("jwks_uri", address() + "/keys"),
                        Map.entry("response_types_supported", List.of("code")),
                        Map.entry("grant_types_supported", List.of("authorization_code", "client_credentials")),
                        Map.entry("subject_types_supported", List.of("public")),
                        Map.entry("code_challenge_methods_supported", List.of("S256")),
                        Map.entry("id_token_signing_alg_values_supported", List.of("RS256"))));
    }

    private void keys(HttpExchange exchange) throws IOException {
        keyFetches.incrementAndGet();
        answer(
                exchange,
                200,
                Map.of("keys", keys.stream().map(SigningKey::published).toList()));
    }

    /** Sends the browser back with a code, as after a log-in. */
    private void authorize(HttpExchange exchange) throws IOException {
        var asked = form(exchange.getRequestURI().getRawQuery());
        if (!CLIENT.equals(asked.get("client_id"))
                || !"code".equals(asked.get("response_type"))
                || !asked.containsKey("redirect_uri")) {
            answer(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        var back = URI.create(asked.getOrDefault("redirect_uri", ""));
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        back + (back.getQuery() == null ? "?" : "&") + "code=" + code + "&state="
                                + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var asked = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!isOurClient(exchange, asked)) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        switch (asked.getOrDefault("grant_type", "")) {
            case "client_credentials" -> answer(exchange, 200, tokens(CLIENT, Map.of()));
            case "authorization_code" -> redeem(exchange, asked);
            default -> answer(exchange, 400, Map.of("error", "unsupported_grant_type"));
        }
    }

    /** A code is good once, for the address that it was sent to, with the verifier of its challenge. */
    private void redeem(HttpExchange exchange, Map<String, String> asked) throws IOException {
        var begun = codes.remove(asked.getOrDefault("code", ""));
        boolean good = begun != null
                && begun.getOrDefault("redirect_uri", "").equals(asked.get("redirect_uri"))
                && (!begun.containsKey("code_challenge")
                        || challenge(asked.getOrDefault("code_verifier", "")).equals(begun.get("code_challenge")));
        if (begun == null || !good) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        answer(
                exchange,
                200,
                tokens(
                        "ada",
                        begun.containsKey("nonce") ? Map.of("nonce", begun.getOrDefault("nonce", "")) : Map.of()));
    }

    private Map<String, Object> tokens(String subject, Map<String, Object> more) {
        var access = claims(subject, List.of(), List.of());
        access.putAll(nextClaims);
        var identity = new HashMap<>(access);
        identity.put("aud", CLIENT);
        identity.putAll(more);
        return Map.of(
                "access_token",
                token(access),
                "id_token",
                token(identity),
                "token_type",
                "Bearer",
                "expires_in",
                LIFE_SECONDS);
    }

    private static boolean isOurClient(HttpExchange exchange, Map<String, String> asked) {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        var basic =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        return basic.equals(header)
                || (CLIENT.equals(asked.get("client_id")) && SECRET.equals(asked.get("client_secret")));
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Map<String, String> form(String encoded) {
        var fields = new HashMap<String, String>();
        Arrays.stream(encoded.split("&", -1)).filter(pair -> pair.contains("=")).forEach(pair -> {
            int at = pair.indexOf('=');
            fields.put(
                    URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        });
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
