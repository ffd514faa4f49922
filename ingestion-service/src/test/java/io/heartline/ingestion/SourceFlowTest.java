package io.heartline.ingestion;

import static io.heartline.ingestion.Posts.as;
import static io.heartline.ingestion.Posts.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Topic;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Person;
import io.heartline.platform.database.Database;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class SourceFlowTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String POISON = """
            insert into raw_delivery (id, source_id, key_hash, payload, state, reasons, customer_ids, attempts,
                                      next_attempt_at, received_at)
            values (?, ?, sha256('poison'), ?, 'WAITING', '[]', '{}', 0, ?, ?)""";

    private final Clock clock;
    private final Database database;
    private final Instance<Memory> memories;

    SourceFlowTest(Clock clock, Database database, Instance<Memory> memories) {
        this.clock = clock;
        this.database = database;
        this.memories = memories;
    }

    private static ValidatableResponse create(String body) {
        return as(TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .post("/sources")
                .then();
    }

    private static String source(String slug, String kind, String secrets) {
        return create("""
                {"slug": "%s", "kind": "%s", "brand": "aurora-air", "touchpoint": "usage", "secrets": [%s]}""".formatted(slug, kind, secrets))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String signing(String value) {
        return "{\"use\": \"signing\", \"value\": \"" + value + "\"}";
    }

    private static String sign(String id, Instant at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            var signed = id + "." + at.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ValidatableResponse deliver(String slug, String id, Instant at, String body) {
        return given().headers(Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", Long.toString(at.getEpochSecond()),
                        "webhook-signature", sign(id, at, body)))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/" + slug)
                .then();
    }

    private static ValidatableResponse health(String id) {
        return as(TestKeys.ALL).get("/sources/" + id).then().statusCode(200);
    }

    private static String event(String externalId, String customer, String text) {
        return """
                {"type": "review.created", "data": {"externalId": "%s", "channel": "review", "text": "%s",
                 "customer": {"kind": "external-id", "value": "%s"}}}""".formatted(externalId, text, customer);
    }

    private static List<Interaction> published(String source) {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var topics = new Topics(broker)) {
            return topics.read(Topic.INTERACTIONS, Interaction.class).stream()
                    .filter(interaction -> interaction.source().equals(source))
                    .toList();
        }
    }

    private static List<CustomerEvent> happened(String source) {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var topics = new Topics(broker)) {
            return topics.read(Topic.CUSTOMER_EVENTS, CustomerEvent.class).stream()
                    .filter(event -> event.source().equals(source))
                    .toList();
        }
    }

    @Test
    void a_signed_delivery_becomes_an_interaction_once_and_shows_in_the_health_line() {
        var slug = unique("reviews");
        var id = source(slug, "standard-webhooks", signing(SECRET));
        var now = clock.instant();
        var body = event("r-1", unique("C"), "很好 👍");

        // when
        deliver(slug, "msg_1", now, body).statusCode(202).body("status", is("accepted"));
        deliver(slug, "msg_1", now, body).statusCode(200).body("status", is("duplicate"));
        deliver(slug, "msg_2", now.minusSeconds(301), body).statusCode(401).body("code", is("too-old"));
        deliver(slug, "msg_3", now, body.replace("r-1", "r-2")).statusCode(202);
        given().contentType("application/json")
                .body(body)
                .post("/webhooks/" + slug)
                .then()
                .statusCode(401)
                .body("code", is("missing-signature"));
        given().headers(Map.of(
                        "webhook-id", "msg_1",
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature", sign("msg_1", now, body)))
                .body(body.substring(1).getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/" + slug)
                .then()
                .statusCode(401)
                .body("code", is("wrong-signature"));

        await().untilAsserted(() -> assertThat(published(slug))
                .extracting(Interaction::externalId)
                .containsExactlyInAnyOrder("r-1", "r-2"));
        assertThat(published(slug).getFirst().text()).isEqualTo("很好 👍");
        health(id)
                .body("health.received", is(2))
                .body("health.accepted", is(2))
                .body("health.duplicate", is(1))
                .body("health.rejected", is(0))
                .body("health.lastDeliveryAt", notNullValue())
                .body(
                        "health.signatureFailures",
                        equalTo(Map.of("too-old", 1, "missing-signature", 1, "wrong-signature", 1)));
    }

    @Test
    void what_breaks_a_rule_is_kept_corrected_and_replayed() {
        var slug = unique("broken");
        var id = source(slug, "standard-webhooks", signing(SECRET));
        var broken = event("r-9", unique("C"), "Lovely").replace("\"review\", ", "\"telepathy\", ");
        deliver(slug, "msg_1", clock.instant(), broken).statusCode(202);
        await().untilAsserted(() -> health(id).body("health.rejected", is(1)));
        var rejected = as(TestKeys.ALL)
                .get("/sources/" + id + "/rejected")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reasons.field", hasItem("interactions[0].channel"))
                .body("items[0].payload", containsString("telepathy"))
                .extract()
                .<String>path("items[0].id");

        // when
        as(TestKeys.ALL)
                .contentType("application/json")
                .body(broken.replace("telepathy", "review"))
                .put("/sources/" + id + "/rejected/" + rejected)
                .then()
                .statusCode(200)
                .body("correctedAt", notNullValue());
        as(TestKeys.ALL)
                .post("/sources/" + id + "/rejected/" + rejected + "/replay")
                .then()
                .statusCode(204);

        await().untilAsserted(() -> assertThat(published(slug)).hasSize(1));
        as(TestKeys.ALL).get("/sources/" + id + "/rejected").then().body("items", empty());
        deliver(slug, "msg_1", clock.instant(), broken).statusCode(200);
    }

    @Test
    void unmappable_payloads_are_replayed_all_at_once_after_the_mapping_was_written() {
        var slug = unique("mapped");
        var id = create("""
                {"slug": "%s", "kind": "generic", "brand": "aurora-air", "touchpoint": "usage",
                 "secrets": [{"use": "url-token", "value": "0123456789abcdef"}]}""".formatted(slug)).statusCode(201).extract().<String>path("id");
        for (int i = 0; i < 3; i++) {
            given().body("{\"review\": {\"id\": %d, \"by\": \"%s\", \"words\": \"Nice\"}}".formatted(i, slug))
                    .post("/webhooks/" + slug + "?token=0123456789abcdef")
                    .then()
                    .statusCode(202);
        }
        given().body("not json")
                .post("/webhooks/" + slug + "?token=0123456789abcdef")
                .then()
                .statusCode(202);
        given().body("{}")
                .post("/webhooks/" + slug + "?token=0123456789abcdeX")
                .then()
                .statusCode(401)
                .body("code", is("wrong-token"));
        await().untilAsserted(() -> health(id).body("health.rejected", is(4)));
        var mapping = """
                {"rules": [{"kind": "interactions", "fields": {
                   "externalId": {"path": "$.review.id"}, "customer.kind": {"value": "external-id"},
                   "customer.value": {"path": "$.review.by"}, "channel": {"value": "review"},
                   "text": {"path": "$.review.words"}}}]}""";

        // when
        as(TestKeys.ALL)
                .contentType("application/json")
                .body("{\"payload\": {\"review\": {\"id\": 1, \"by\": \"C\"}}, \"mapping\": " + mapping + "}")
                .post("/sources/" + id + "/preview")
                .then()
                .statusCode(200)
                .body("interactions[0].externalId", is("1"))
                .body("errors.field", hasItem("interactions[0].text"));
        as(TestKeys.ALL)
                .contentType("application/json")
                .body("{\"mapping\": " + mapping + "}")
                .patch("/sources/" + id)
                .then()
                .statusCode(200)
                .body("touchpoint", is("usage"));
        as(TestKeys.ALL)
                .post("/sources/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("deliveries", is(4));

        await().untilAsserted(() -> assertThat(published(slug)).hasSize(3));
        await().untilAsserted(() -> as(TestKeys.ALL)
                .get("/sources/" + id + "/rejected")
                .then()
                .body("items", hasSize(1))
                .body("items[0].reasons[0].code", is("unmappable")));
    }

    @Test
    void segment_calls_are_taken_by_their_write_key_and_each_message_once() {
        var slug = unique("site");
        var key = unique("write-key");
        var id = source(slug, "segment", signing(key));
        var customer = unique("C");
        var order = """
                {"type": "track", "event": "Order Completed", "userId": "%s", "messageId": "m-1",
                 "properties": {"order_id": "o-1", "revenue": 12.5, "currency": "EUR"}}""".formatted(customer);
        var batch = """
                {"batch": [%s, {"type": "identify", "userId": "%s", "anonymousId": "v-%s", "messageId": "m-2",
                  "traits": {"plan": "pro"}}, {"type": "track", "event": "Signed Up", "messageId": "m-3"}]}""".formatted(order, customer, slug);

        // when
        given().auth()
                .preemptive()
                .basic(key, "")
                .body(batch)
                .post("/v1/batch")
                .then()
                .statusCode(200);
        given().body(order.replace("{\"type\"", "{\"writeKey\": \"" + key + "\", \"type\""))
                .post("/v1/track")
                .then()
                .statusCode(200)
                .body("success", is(true));
        given().body(order).post("/v1/track").then().statusCode(401);
        given().body("{").post("/v1/track").then().statusCode(400);
        given().auth()
                .preemptive()
                .basic(key, "")
                .body("{\"userId\": \"" + "x".repeat(33 * 1024) + "\"}")
                .post("/v1/track")
                .then()
                .statusCode(400)
                .body("code", is("too-large"));

        await().untilAsserted(() -> assertThat(happened(slug))
                .extracting(event -> event.type().value())
                .containsExactlyInAnyOrder("purchase", "profile-changed"));
        health(id)
                .body("health.received", is(3))
                .body("health.accepted", is(2))
                .body("health.duplicate", is(1))
                .body("health.noted", is(1))
                .body("health.rejected", is(1));
    }

    @Test
    void cloud_events_come_in_binary_and_in_structured_mode() {
        var slug = unique("events");
        source(slug, "cloudevents", "{\"use\": \"url-token\", \"value\": \"0123456789abcdef\"}");
        var item =
                "{\"channel\": \"chat\", \"text\": \"Hi\", \"customer\": {\"kind\": \"external-id\", \"value\": \"C\"}}";

        // when
        given().headers(Map.of(
                        "ce-id", "b-1",
                        "ce-source", "/tests",
                        "ce-specversion", "1.0",
                        "ce-type", "message",
                        "Authorization", "Bearer 0123456789abcdef"))
                .body(item)
                .post("/webhooks/" + slug)
                .then()
                .statusCode(202);
        given().contentType("application/cloudevents+json")
                .body("{\"specversion\": \"1.0\", \"id\": \"s-1\", \"source\": \"/tests\", \"type\": \"message\","
                        + " \"data\": " + item + "}")
                .post("/webhooks/" + slug + "?token=0123456789abcdef")
                .then()
                .statusCode(202);

        await().untilAsserted(() -> assertThat(published(slug))
                .extracting(Interaction::externalId)
                .containsExactlyInAnyOrder("b-1", "s-1"));
    }

    @Test
    void secrets_are_rotated_and_never_shown() {
        var slug = unique("rotated");
        var id = source(slug, "standard-webhooks", signing(SECRET));

        // when
        var second = as(TestKeys.ALL)
                .contentType("application/json")
                .body(signing("another-secret-1234"))
                .post("/sources/" + id + "/secrets")
                .then()
                .statusCode(201)
                .body("hint", is("1234"))
                .extract()
                .<String>path("id");
        as(TestKeys.ALL)
                .contentType("application/json")
                .body(signing("a-third-secret"))
                .post("/sources/" + id + "/secrets")
                .then()
                .statusCode(409)
                .body("code", is("two-secrets"));

        deliver(slug, "msg_1", clock.instant(), event("r-1", unique("C"), "Hi")).statusCode(202);
        var shown = health(id).body("secrets", hasSize(2)).extract().asString();
        assertThat(shown).doesNotContain(SECRET, "another-secret");
        as(TestKeys.ALL).delete("/sources/" + id + "/secrets/" + second).then().statusCode(204);
        health(id).body("secrets", hasSize(1));
    }

    @Test
    void a_source_is_for_admins_of_its_brand_alone() {
        var slug = unique("private");
        var id = source(slug, "typeform", "");

        as(TestKeys.OTHER_BRAND).get("/sources/" + id).then().statusCode(404);
        as(TestKeys.OTHER_BRAND).get("/sources/" + id + "/rejected").then().statusCode(404);
        as(TestKeys.OTHER_BRAND).get("/sources").then().body("items.slug", not(hasItem(slug)));
        as(TestKeys.READ_ONLY).get("/sources/" + id).then().statusCode(403);
        given().get("/sources/" + id).then().statusCode(401);
        given().body("{}").post("/webhooks/" + slug).then().statusCode(401).body("code", is("no-secret"));
        given().body("{}").post("/webhooks/nobody").then().statusCode(404);
        as(TestKeys.ALL).delete("/sources/" + id).then().statusCode(204);
        as(TestKeys.ALL).get("/sources/" + id).then().statusCode(404);
    }

    @Test
    void a_source_that_breaks_rules_is_refused_with_every_field() {
        create("""
                {"slug": "Not A Slug", "kind": "pigeon", "brand": "aurora-air", "retentionDays": 0,
                 "publicUrl": "ftp://x", "signature": {"scheme": "rot13"}, "mapping": {"rules": []},
                 "secrets": [{"use": "url-token", "value": "short"}]}""")
                .statusCode(400)
                .body("errors.field", hasItem("slug"))
                .body("errors.field", hasItem("kind"))
                .body("errors.field", hasItem("touchpoint"))
                .body("errors.field", hasItem("retentionDays"))
                .body("errors.field", hasItem("publicUrl"))
                .body("errors.field", hasItem("signature.scheme"))
                .body("errors.field", hasItem("mapping.rules"))
                .body("errors.field", hasItem("secrets[0].value"));
        create("{\"slug\": \"x\", \"colour\": \"red\"}").statusCode(400);
    }

    @Test
    void a_delivery_over_a_megabyte_is_refused() {
        var slug = unique("large");
        source(slug, "generic", "{\"use\": \"url-token\", \"value\": \"0123456789abcdef\"}");

        // when
        var answer = given().body(new byte[1024 * 1024 + 1]).post("/webhooks/" + slug + "?token=0123456789abcdef");

        answer.then().statusCode(413);
    }

    @Test
    void one_delivery_that_cannot_be_processed_does_not_hold_up_the_others() {
        var slug = unique("poisoned");
        var id = source(slug, "standard-webhooks", signing(SECRET));
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        POISON,
                        Ids.next(),
                        UUID.fromString(id),
                        new byte[] {1, 2, 3},
                        clock.instant(),
                        clock.instant()));

        // when
        deliver(slug, "msg_1", clock.instant(), event("r-1", unique("C"), "Fine"))
                .statusCode(202);

        await().untilAsserted(() -> assertThat(published(slug)).hasSize(1));
        await().untilAsserted(() -> assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> database.query(
                                "select attempts from raw_delivery where source_id = ? and state = 'WAITING'",
                                row -> row.getInt(1),
                                UUID.fromString(id))))
                .singleElement()
                .satisfies(attempts -> assertThat(attempts).isPositive()));
        as(TestKeys.ALL).delete("/sources/" + id).then().statusCode(204);
    }

    @Test
    void deliveries_of_an_erased_customer_are_forgotten_whatever_became_of_them() {
        var slug = unique("forgotten");
        var id = source(slug, "standard-webhooks", signing(SECRET));
        var customer = unique("needle-customer");
        deliver(slug, "msg_1", clock.instant(), event("r-1", customer, "Taken")).statusCode(202);
        deliver(
                        slug,
                        "msg_2",
                        clock.instant(),
                        event("r-2", customer, "Rejected").replace("\"review\",", "\"x\","))
                .statusCode(202);
        deliver(
                        slug,
                        "msg_3",
                        clock.instant(),
                        event("r-3", unique("C"), "Another").replace("\"review\",", "\"x\","))
                .statusCode(202);
        await().untilAsserted(() -> health(id).body("health.rejected", is(2)).body("health.accepted", is(1)));
        var customerId = published(slug).getFirst().customerId();
        var memory = memories.stream()
                .filter(one -> one.name().equals("deliveries"))
                .findFirst()
                .orElseThrow();

        // when
        long forgotten = QuarkusTransaction.requiringNew()
                .call(() -> memory.forget(new Person(Set.of(customerId), Set.of(customer))));

        assertThat(forgotten).isEqualTo(2);
        as(TestKeys.ALL)
                .get("/sources/" + id + "/rejected")
                .then()
                .body("items", hasSize(1))
                .body("items[0].payload", containsString("r-3"));
    }
}
