package io.heartline.alerting;

import static io.heartline.alerting.Samples.standing;
import static io.heartline.alerting.Samples.withdrawal;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.heartline.alerting.LocalReceiver.Answer;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Segment;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class DeliveryFlowTest {
    private final String brand = "brand-" + UUID.randomUUID();
    private final Clock clock;
    private final Database database;
    private final String bootstrapServers;
    private Topics topics;
    private LocalReceiver receiver;

    DeliveryFlowTest(
            Clock clock, Database database, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.clock = clock;
        this.database = database;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void start() {
        topics = new Topics(bootstrapServers);
        receiver = LocalReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        topics.close();
    }

    @Test
    void a_failing_receiver_is_asked_again_with_the_same_id_until_it_accepts() {
        register();
        receiver.answer(Answer.of(500), Answer.of(429), Answer.of(204));

        // when
        shock();

        var delivery = awaitStatus("delivered");
        delivery.body("items[0].attempts", equalTo(3)).body("items[0].responseCode", equalTo(204));
        assertThat(receiver.messages()).hasSize(3);
        assertThat(receiver.messages().stream().map(LocalReceiver.Message::id).distinct())
                .hasSize(1)
                .allMatch(id -> id.startsWith("msg_"));
        String id = delivery.extract().path("items[0].id");
        get("/deliveries/" + id)
                .body("attempts", equalTo(3))
                .body("history.responseCode", equalTo(List.of(500, 429, 204)));
    }

    @Test
    void a_redirect_is_not_followed_and_after_the_last_attempt_the_delivery_fails_until_it_is_replayed() {
        register();
        var redirect = new Answer(302, Map.of("location", receiver.url()));
        receiver.answer(redirect, redirect, redirect, redirect);

        // when
        shock();

        var delivery = awaitStatus("failed");
        delivery.body("items[0].attempts", equalTo(4)).body("items[0].responseCode", equalTo(302));
        assertThat(receiver.messages()).hasSize(4);
        String id = delivery.extract().path("items[0].id");
        with(TestKeys.OTHER_BRAND).post("/deliveries/" + id + "/replay").then().statusCode(404);
        with(TestKeys.READ_ONLY).post("/deliveries/" + id + "/replay").then().statusCode(403);
        with(TestKeys.ALL).post("/deliveries/" + id + "/replay").then().statusCode(200);
        awaitStatus("delivered").body("items[0].attempts", equalTo(5));
        assertThat(receiver.messages().stream().map(LocalReceiver.Message::id).distinct())
                .hasSize(1);
    }

    @Test
    void a_receiver_that_is_gone_is_told_nothing_more() {
        var receiverId = register();
        receiver.answer(Answer.of(410));

        // when
        shock();

        awaitStatus("failed").body("items[0].attempts", equalTo(1)).body("items[0].outcome", startsWith("gone"));
        get("/receivers?limit=200")
                .body("items.find { it.id == '" + receiverId + "' }.enabled", equalTo(false))
                .body("items.find { it.id == '" + receiverId + "' }.disabledWhy", startsWith("gone"));
        shock();
        await().untilAsserted(() -> get("/alerts?brand=" + brand).body("items", hasSize(2)));
        get("/deliveries?receiverId=" + receiverId).body("items", hasSize(1));
    }

    @Test
    void retry_after_is_obeyed_when_it_is_longer_than_the_ladder() {
        register();
        receiver.answer(new Answer(429, Map.of("retry-after", "3600")));

        // when
        shock();

        await().untilAsserted(() -> deliveries().body("items[0].responseCode", equalTo(429)));
        String next = deliveries().extract().path("items[0].nextAttemptAt");
        assertThat(java.time.Instant.parse(next)).isAfter(clock.instant().plus(Duration.ofMinutes(55)));
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void what_a_killed_worker_had_claimed_is_delivered_when_its_lease_ends() {
        var receiverId = register();
        var id = Ids.next();
        var now = clock.instant();

        // when
        database.update(
                """
                insert into delivery (id, receiver_id, brand, type, subject_id, body, status, attempts,
                                      next_attempt_at, leased_until, created_at)
                values (?, ?::uuid, ?, 'alert.fired', ?, '{"type":"alert.fired"}', 'pending', 1, ?, ?, ?)""", id, receiverId, brand, Ids.next(), now.minusSeconds(60), now.plusSeconds(1), now.minusSeconds(60));

        awaitStatus("delivered").body("items[0].attempts", equalTo(2));
        assertThat(receiver.messages()).hasSize(1);
        assertThat(receiver.messages().getFirst().id()).isEqualTo("msg_" + id);
    }

    @Test
    void a_secret_is_made_once_shown_once_and_never_listed() {
        var body = request();
        body.remove("secret");

        // when
        var created = post(TestKeys.ALL, body).statusCode(201);

        created.body("secret", startsWith("whsec_")).body("handles", equalTo(List.of("alerts")));
        String id = created.extract().path("id");
        get("/receivers?limit=200")
                .body("items.find { it.id == '" + id + "' }.name", equalTo(body.get("name")))
                .body("items.find { it.id == '" + id + "' }.secret", nullValue());
        post(TestKeys.ALL, body).statusCode(409).body("code", equalTo("name-taken"));
        with(TestKeys.OTHER_BRAND).delete("/receivers/" + id).then().statusCode(404);
        with(TestKeys.ALL).delete("/receivers/" + id).then().statusCode(204);
        with(TestKeys.ALL).delete("/receivers/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "url, ftp://example.com/x",
        "url, https://user:pass@example.com/x",
        "url, not a url",
        "kind, pager",
        "secret, whsec_c2hvcnQ=",
        "secret, plain",
        "name, ' '",
    })
    void a_receiver_that_breaks_a_rule_is_refused(String field, String value) {
        var body = request();
        body.put(field, value);

        // when
        var answer = post(TestKeys.ALL, body);

        answer.statusCode(400).body("errors.field", hasItem(field));
    }

    @Test
    void a_receiver_is_refused_for_brands_and_purposes_that_are_not_its_own() {
        var foreign = request();
        var outreach = request();
        outreach.put("handles", List.of("outreach"));
        var severity = request();
        severity.put("minSeverity", 11);
        var kinds = request();
        kinds.put("kinds", List.of("weather"));

        // when
        var answer = post(TestKeys.OTHER_BRAND, foreign);

        answer.statusCode(400).body("errors.field", hasItem("brands"));
        post(TestKeys.ALL, outreach).statusCode(400).body("errors.field", hasItem("handles"));
        post(TestKeys.ALL, severity).statusCode(400).body("errors.field", hasItem("minSeverity"));
        post(TestKeys.ALL, kinds).statusCode(400).body("errors.field", hasItem("kinds"));
        post(TestKeys.READ_ONLY, foreign).statusCode(403);
        post("nobody", foreign).statusCode(401).body("code", notNullValue());
    }

    private void shock() {
        var customer = Ids.next();
        var now = clock.instant();
        topics.send(
                Topic.CUSTOMER_STANDINGS,
                customer,
                standing(
                        customer,
                        brand,
                        1,
                        -20,
                        1,
                        Segment.NEUTRAL,
                        now,
                        withdrawal("event:data-misuse", 20, 20, now)));
    }

    private Map<String, Object> request() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "receiver " + UUID.randomUUID());
        body.put("kind", "webhook");
        body.put("url", receiver.url());
        body.put("secret", LocalReceiver.SECRET);
        body.put("brands", List.of(brand));
        return body;
    }

    private String register() {
        return post(TestKeys.ALL, request())
                .statusCode(201)
                .body("secret", nullValue())
                .extract()
                .path("id");
    }

    private ValidatableResponse awaitStatus(String status) {
        await().untilAsserted(() -> deliveries().body("items[0].status", equalTo(status)));
        return deliveries();
    }

    private ValidatableResponse deliveries() {
        String receiverId =
                get("/receivers?limit=200").extract().path("items.find { it.brands == ['" + brand + "'] }.id");
        return get("/deliveries?receiverId=" + receiverId);
    }

    private static ValidatableResponse post(String key, Map<String, Object> body) {
        return with(key)
                .contentType("application/json")
                .body(body)
                .post("/receivers")
                .then();
    }

    private static ValidatableResponse get(String path) {
        return with(TestKeys.ALL).get(path).then().statusCode(200);
    }

    private static RequestSpecification with(String key) {
        return given().header(TestKeys.HEADER, key);
    }
}
