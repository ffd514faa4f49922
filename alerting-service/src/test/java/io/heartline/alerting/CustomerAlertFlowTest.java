package io.heartline.alerting;

import static io.heartline.alerting.Samples.complaint;
import static io.heartline.alerting.Samples.reason;
import static io.heartline.alerting.Samples.standing;
import static io.heartline.alerting.Samples.withdrawal;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.heartline.alerting.customer.Customers;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.Ids;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Outreach;
import io.heartline.contracts.OutreachStatus;
import io.heartline.contracts.Segment;
import io.heartline.contracts.Topic;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class CustomerAlertFlowTest {
    private final String brand = "brand-" + UUID.randomUUID();
    private final Clock clock;
    private final Customers customers;
    private final String bootstrapServers;
    private Topics topics;
    private LocalReceiver receiver;

    CustomerAlertFlowTest(
            Clock clock,
            Customers customers,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.clock = clock;
        this.customers = customers;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void start() {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
        topics = new Topics(bootstrapServers);
        receiver = LocalReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        topics.close();
    }

    @Test
    void data_misuse_fires_a_shock_that_the_receiver_gets_and_an_outreach_that_is_approved_and_delivered() {
        register(true);
        var customer = Ids.next();
        var event = Ids.next();
        var now = clock.instant();
        hear(complaint(Ids.next(), customer, brand, "band", "zh", now.minus(Duration.ofDays(2))));
        await().until(() -> customers.language(customer).isPresent());

        // when
        send(standing(
                customer,
                brand,
                1,
                -15,
                2,
                Segment.NEUTRAL,
                now,
                reason(event, "event:data-misuse", -20, 20, now, false)));

        await().untilAsserted(() -> assertThat(fired("shock")).hasSize(1));
        var message = fired("shock").getFirst().body();
        assertThat(message.at("/data/customerId").asText()).isEqualTo(customer.toString());
        assertThat(message.at("/data/severity").asInt()).isEqualTo(9);
        var alertId = message.at("/data/alertId").asText();
        get("/alerts/" + alertId)
                .body("status", equalTo("firing"))
                .body("evidence", hasSize(1))
                .body("evidence[0].id", equalTo(event.toString()))
                .body("history", hasSize(1));
        approve(customer);
        await().untilAsserted(
                        () -> get("/outreach?customerId=" + customer).body("items[0].status", equalTo("delivered")));
        assertThat(receiver.messages(body -> body.at("/type").asText().equals("outreach.approved")
                        && body.at("/data/text").asText().contains("个人信息")))
                .hasSize(1);
        await().untilAsserted(() -> assertThat(steps(customer))
                .containsExactly(
                        OutreachStatus.ASSIGNED,
                        OutreachStatus.PROPOSED,
                        OutreachStatus.APPROVED,
                        OutreachStatus.SENT,
                        OutreachStatus.DELIVERED));
        assertThat(receiver.forged()).isZero();
    }

    @Test
    void drift_fires_once_is_taught_and_resolves_by_itself_when_the_balance_is_whole_again() {
        register(false);
        var customer = Ids.next();
        var now = clock.instant();
        send(standing(customer, brand, 1, 3, 4, Segment.REPEAT_FAN, now));
        send(standing(customer, brand, 2, -4, 5, Segment.NEUTRAL, now, withdrawal("emotion:anger", 7, 2, now)));
        await().untilAsserted(() -> assertThat(fired("drift")).hasSize(1));

        // when
        send(standing(customer, brand, 3, -8, 6, Segment.NEUTRAL, now, withdrawal("emotion:anger", 4, 2, now)));
        send(standing(customer, brand, 2, 50, 5, Segment.REPEAT_FAN, now));
        send(standing(customer, brand, 4, 1, 7, Segment.NEUTRAL, now));

        await().untilAsserted(() -> assertThat(messages("alert.resolved")).hasSize(1));
        assertThat(fired("drift")).hasSize(1);
        assertThat(fired("drift").getFirst().body().at("/data").has("customerId"))
                .isFalse();
        var alertId = fired("drift").getFirst().body().at("/data/alertId").asText();
        get("/alerts/" + alertId)
                .body("status", equalTo("resolved"))
                .body("resolvedBy", equalTo("heartline"))
                .body("causes", equalTo(2))
                .body("history.status", equalTo(List.of("firing", "resolved")));
    }

    @Test
    void a_severe_intent_fires_a_shock_with_places_in_the_text() {
        register(true);
        var customer = Ids.next();
        var interaction = Ids.next();

        // when
        hear(complaint(interaction, customer, brand, "band", "en", clock.instant(), new IntentScore("safety", 0.95)));

        await().untilAsserted(() -> assertThat(fired("shock")).hasSize(1));
        var alertId = fired("shock").getFirst().body().at("/data/alertId").asText();
        get("/alerts/" + alertId)
                .body("severity", equalTo(10))
                .body("evidence[0].id", equalTo(interaction.toString()))
                .body("evidence[0].spans[0].start", equalTo(3));
    }

    @Test
    void what_is_old_or_backfill_raises_nothing() {
        register(true);
        var customer = Ids.next();
        var now = clock.instant();
        var old = now.minus(Duration.ofHours(25));
        send(standing(customer, brand, 1, -15, 3, Segment.NEUTRAL, old, withdrawal("event:data-misuse", 20, 20, old)));
        send(standing(
                customer,
                brand,
                2,
                -35,
                4,
                Segment.SHIFTED_TO_RISK,
                now,
                reason(Ids.next(), "event:data-misuse", -20, 20, now, true)));

        // when
        var marker = Ids.next();
        sendAfter(
                customer, standing(marker, brand, 1, -15, 1, Segment.NEUTRAL, now, withdrawal("event:x", 20, 20, now)));

        await().untilAsserted(() -> assertThat(fired("shock")).hasSize(1));
        get("/alerts?customerId=" + customer).body("items", hasSize(0));
    }

    @Test
    void an_alert_is_acknowledged_and_resolved_once_and_is_nobody_elses_to_see() {
        register(true);
        var customer = Ids.next();
        var now = clock.instant();
        send(standing(customer, brand, 1, -20, 1, Segment.NEUTRAL, now, withdrawal("event:data-misuse", 20, 20, now)));
        await().untilAsserted(() -> assertThat(fired("shock")).hasSize(1));
        var id = fired("shock").getFirst().body().at("/data/alertId").asText();

        // when
        with(TestKeys.ALL).post("/alerts/" + id + "/acknowledge").then().statusCode(200);
        with(TestKeys.ALL).post("/alerts/" + id + "/acknowledge").then().statusCode(200);
        with(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of("note", "called"))
                .post("/alerts/" + id + "/resolve")
                .then()
                .statusCode(200);
        with(TestKeys.ALL).post("/alerts/" + id + "/resolve").then().statusCode(200);

        get("/alerts/" + id)
                .body("history.status", equalTo(List.of("firing", "acknowledged", "resolved")))
                .body("history[2].note", equalTo("called"))
                .body("history[2].actor", equalTo("all"));
        with(TestKeys.ALL).post("/alerts/" + id + "/acknowledge").then().statusCode(409);
        with(TestKeys.OTHER_BRAND).get("/alerts/" + id).then().statusCode(404);
        with(TestKeys.OTHER_BRAND).post("/alerts/" + id + "/resolve").then().statusCode(404);
        with(TestKeys.READ_ONLY).post("/alerts/" + id + "/resolve").then().statusCode(403);
        with(TestKeys.INGEST_ONLY).get("/alerts").then().statusCode(403);
        with(TestKeys.ALL).get("/alerts?colour=red").then().statusCode(400);
        with(TestKeys.ALL).get("/alerts?status=open").then().statusCode(400);
    }

    private void register(boolean quotes) {
        with(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "sink of " + brand,
                        "kind",
                        "webhook",
                        "url",
                        receiver.url(),
                        "secret",
                        LocalReceiver.SECRET,
                        "brands",
                        List.of(brand),
                        "quotes",
                        quotes))
                .post("/receivers")
                .then()
                .statusCode(201);
    }

    private void approve(UUID customer) {
        await().untilAsserted(() -> get("/outreach?customerId=" + customer).body("items", hasSize(1)));
        String id = get("/outreach?customerId=" + customer).extract().path("items[0].id");
        with(TestKeys.ALL).post("/outreach/" + id + "/approve").then().statusCode(200);
        with(TestKeys.ALL).post("/outreach/" + id + "/approve").then().statusCode(409);
    }

    private List<OutreachStatus> steps(UUID customer) {
        return topics.read(Topic.OUTREACH, Outreach.class).stream()
                .filter(step -> step.customerId().equals(customer))
                .map(Outreach::status)
                .toList();
    }

    private void send(CustomerStanding standing) {
        topics.send(Topic.CUSTOMER_STANDINGS, standing.customerId(), standing);
    }

    /** On the partition of another customer, so that it comes after everything of that one. */
    private void sendAfter(UUID other, CustomerStanding standing) {
        topics.send(Topic.CUSTOMER_STANDINGS, other, standing);
    }

    private void hear(io.heartline.contracts.ScoredInteraction interaction) {
        topics.send(Topic.SCORED_INTERACTIONS, interaction.customerId(), interaction);
    }

    private List<LocalReceiver.Message> fired(String kind) {
        return messages("alert.fired").stream()
                .filter(message -> message.body().at("/data/kind").asText().equals(kind))
                .toList();
    }

    private List<LocalReceiver.Message> messages(String type) {
        return receiver.messages(body -> body.at("/type").asText().equals(type)
                && body.at("/data/brand").asText().equals(brand));
    }

    private static ValidatableResponse get(String path) {
        return with(TestKeys.ALL).get(path).then().statusCode(200);
    }

    private static RequestSpecification with(String key) {
        return given().header(TestKeys.HEADER, key);
    }
}
