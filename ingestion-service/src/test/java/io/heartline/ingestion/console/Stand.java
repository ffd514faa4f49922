package io.heartline.ingestion.console;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.heartline.testing.TestKeys;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A brand of its own with sources, imports and surveys in which somebody planted tricks. */
final class Stand {
    /** What must never run, turn or hide, as JSON and as HTML could take it. */
    static final String TRICK =
            "<script>window.planted=1</script><img src=x onerror=window.planted=1>\u202E=1+1\u200B **b** {config:all} {{x}}";

    private static final String TOKEN = "token-of-the-tests-1234";

    private final String brand = "console-" + UUID.randomUUID().toString().substring(0, 8);

    String brand() {
        return brand;
    }

    private static RequestSpecification json() {
        return given().header(TestKeys.HEADER, TestKeys.ALL).contentType("application/json");
    }

    static ValidatableResponse get(String path) {
        return given().header(TestKeys.HEADER, TestKeys.ALL).get(path).then();
    }

    /** A source that is known by its token. */
    String source(String name) {
        return json().body("""
                {"slug": "%s-%s", "kind": "generic", "brand": "%s", "touchpoint": "usage",
                 "secrets": [{"use": "url-token", "value": "%s"}]}""".formatted(brand, name, brand, TOKEN))
                .post("/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A source that is asked where nobody answers. */
    String pulled() {
        var id = json().body("""
                {"slug": "%s-feed", "kind": "rss", "brand": "%s", "touchpoint": "usage",
                 "mapping": {"pull": {"url": "http://127.0.0.1:1/feed", "every": "PT1H"}}}""".formatted(brand, brand))
                .post("/sources")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        json().post("/sources/" + id + "/pull").then().statusCode(200);
        return id;
    }

    /** Delivers what breaks a rule, with tricks in it; the id of the delivery. */
    String rejected(String source) {
        given().contentType("application/json")
                .body("""
                {"externalId": "r-%s", "channel": "telepathy", "text": "%s",
                 "customer": {"kind": "external-id", "value": "C-1"}}""".formatted(UUID.randomUUID(), TRICK))
                .post("/webhooks/" + source + "?token=" + TOKEN)
                .then()
                .statusCode(202);
        await().untilAsserted(() ->
                get("/sources/" + source + "/rejected").statusCode(200).body("items.size()", is(1)));
        return get("/sources/" + source + "/rejected").extract().path("items[0].id");
    }

    /** An import of two rows, one of which is not taken. */
    String imported() {
        var id = given().header(TestKeys.HEADER, TestKeys.ALL)
                .contentType("application/x-ndjson")
                .queryParam("name", TRICK.replace("\u202E", ""))
                .body("""
                        {"source": "s", "externalId": "%1$s", "customer": {"kind": "external-id", "value": "C-7"}, \
                        "brand": "%1$s", "channel": "review", "touchpoint": "usage", "text": "Quick."}
                        {"source": "s", "externalId": "%1$s-2", "brand": "%1$s", "channel": "%2$s", "touchpoint": "usage"}
                        """.formatted(brand, TRICK).getBytes(StandardCharsets.UTF_8))
                .post("/imports?kind=interactions")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        await().untilAsserted(() -> get("/imports/" + id).statusCode(200).body("state", is("completed")));
        return id;
    }

    /** A survey whose words are tricks. */
    String survey() {
        var slug = brand + "-survey";
        json().body("""
                {"slug": "%s", "brand": "%s", "brandName": "Aurora <b>Air</b>", "kind": "nps", "touchpoint": "delivery",
                 "questions": [
                   {"id": "score", "kind": "nps", "branches": [{"from": 9, "to": 10, "next": "end"}]},
                   {"id": "why", "kind": "open", "text": {"en": "%s", "zh": "哪里让您不满意？"}}],
                 "triggers": [{"type": "purchase", "amountMin": 20, "delay": "P2D"}]}""".formatted(slug, brand, TRICK)).post("/surveys").then().statusCode(201);
        json().body("{\"customer\": {\"kind\": \"external-id\", \"value\": \"C-1\"}, \"channel\": \"link\"}")
                .post("/surveys/" + slug + "/invitations")
                .then()
                .statusCode(200)
                .body("status", is("invited"));
        return slug;
    }
}
