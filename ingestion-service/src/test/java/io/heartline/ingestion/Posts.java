package io.heartline.ingestion;

import static io.restassured.RestAssured.given;

import io.heartline.testing.TestKeys;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** What the flows of this service have in common: keys, bodies, and names that no other test uses. */
final class Posts {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private Posts() {}

    /** A name that only this call has. */
    static String unique(String prefix) {
        return prefix + "-" + NAMES.incrementAndGet();
    }

    static RequestSpecification as(String key) {
        return given().header(TestKeys.HEADER, key);
    }

    static ValidatableResponse post(String path, String json) {
        return post(path, json.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse post(String path, byte[] body) {
        return as(TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    static String interaction(String externalId, String customer, String text) {
        return """
                {"source": "tests", "externalId": "%s", "customer": {"kind": "external-id", "value": "%s"},
                 "brand": "aurora-air", "channel": "review", "touchpoint": "delivery", "text": "%s",
                 "occurredAt": "2026-03-01T12:00:00Z"}""".formatted(externalId, customer, text);
    }

    static String event(String externalId, String customer, String rest) {
        return """
                {"source": "tests", "externalId": "%s", "customer": {"kind": "external-id", "value": "%s"},
                 "brand": "aurora-air", "occurredAt": "2026-03-01T12:00:00Z", %s}""".formatted(externalId, customer, rest);
    }
}
