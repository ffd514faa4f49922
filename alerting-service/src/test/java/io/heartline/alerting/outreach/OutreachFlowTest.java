package io.heartline.alerting.outreach;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.heartline.alerting.LocalReceiver;
import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.alerting.play.Occasion;
import io.heartline.alerting.play.Play;
import io.heartline.alerting.play.Plays;
import io.heartline.alerting.play.Situation;
import io.heartline.contracts.Arm;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Outreach;
import io.heartline.contracts.OutreachStatus;
import io.heartline.contracts.Topic;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class OutreachFlowTest {
    private final String brand = "brand-" + UUID.randomUUID();
    private final MutableClock clock;
    private final Alerts alerts;
    private final Outreaches outreaches;
    private final Plays plays;
    private final OutreachConfig config;
    private final String bootstrapServers;
    private Topics topics;

    OutreachFlowTest(
            MutableClock clock,
            Alerts alerts,
            Outreaches outreaches,
            Plays plays,
            OutreachConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.clock = clock;
        this.alerts = alerts;
        this.outreaches = outreaches;
        this.plays = plays;
        this.config = config;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void start() {
        topics = new Topics(bootstrapServers);
    }

    @AfterEach
    void stop() {
        clock.release();
        topics.close();
    }

    @Test
    void the_control_arm_is_assigned_left_alone_and_nobodys_to_see() {
        var customer = customer(Arm.CONTROL);

        // when
        consider(customer, false);

        await().untilAsserted(() -> assertThat(steps(customer)).containsExactly(OutreachStatus.ASSIGNED));
        get("/outreach?customerId=" + customer).body("items", hasSize(0));
        var outreach = published(customer).getFirst();
        assertThat(outreach.arm()).isEqualTo(Arm.CONTROL);
        with(TestKeys.ALL).get("/outreach/" + outreach.outreachId()).then().statusCode(404);
        approve(outreach.outreachId()).statusCode(404);
    }

    @Test
    void whoever_was_severely_harmed_is_never_left_alone() {
        var customer = customer(Arm.CONTROL);

        // when
        consider(customer, true);

        get("/outreach?customerId=" + customer)
                .body("items", hasSize(1))
                .body("items[0].arm", equalTo("treatment"))
                .body("items[0].severeHarm", equalTo(true))
                .body("items[0].status", equalTo("proposed"));
    }

    @Test
    void a_customer_has_one_open_outreach_and_another_after_it_was_rejected() {
        var customer = customer(Arm.TREATMENT);
        consider(customer, false);
        consider(customer, false);
        get("/outreach?customerId=" + customer).body("items", hasSize(1));
        String id = get("/outreach?customerId=" + customer).extract().path("items[0].id");

        // when
        with(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of("reason", "we spoke on the phone"))
                .post("/outreach/" + id + "/reject")
                .then()
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("history[2].reason", equalTo("we spoke on the phone"));

        approve(UUID.fromString(id)).statusCode(409).body("code", equalTo("not-proposed"));
        consider(customer, false);
        get("/outreach?customerId=" + customer).body("items", hasSize(2));
    }

    @Test
    void without_a_receiver_nothing_is_approved_and_with_one_that_fails_it_has_failed() {
        var customer = customer(Arm.TREATMENT);
        consider(customer, false);
        String id = get("/outreach?customerId=" + customer).extract().path("items[0].id");
        approve(UUID.fromString(id)).statusCode(409).body("code", equalTo("no-outreach-receiver"));
        get("/outreach/" + id).body("status", equalTo("proposed"));
        try (var receiver = LocalReceiver.start()) {
            register(receiver);
            var no = LocalReceiver.Answer.of(503);
            receiver.answer(no, no, no, no);

            // when
            approve(UUID.fromString(id)).statusCode(200).body("status", equalTo("sent"));

            await().untilAsserted(() -> get("/outreach/" + id).body("status", equalTo("failed")));
            String delivery = get("/deliveries?subjectId=" + id).extract().path("items[0].id");
            with(TestKeys.ALL)
                    .post("/deliveries/" + delivery + "/replay")
                    .then()
                    .statusCode(200);
            await().untilAsserted(() -> get("/outreach/" + id).body("status", equalTo("delivered")));
            assertThat(receiver.messages()
                            .getLast()
                            .body()
                            .at("/data/customerId")
                            .asText())
                    .isEqualTo(customer.toString());
        }
    }

    @Test
    void what_is_approved_at_night_leaves_in_the_morning() {
        clock.set(Instant.parse("2026-11-18T23:00:00Z"));
        policy(
                "[]",
                "{\"from\": \"21:00\", \"to\": \"08:00\", \"messageClasses\": [\"service\"], \"exceptChannels\": []}");
        var customer = customer(Arm.TREATMENT);
        consider(customer, false);
        String id = get("/outreach?customerId=" + customer).extract().path("items[0].id");
        try (var receiver = LocalReceiver.start()) {
            register(receiver);

            // when
            approve(UUID.fromString(id))
                    .statusCode(200)
                    .body("status", equalTo("approved"))
                    .body("sendAfter", equalTo("2026-11-19T08:00:00.000Z"));

            clock.set(Instant.parse("2026-11-19T08:00:00Z"));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> get("/outreach/" + id).body("status", equalTo("delivered")));
        }
        get("/contact-decisions?customerId=" + customer)
                .body("items.status", contains("confirmed", "refused", "tried"));
    }

    @Test
    void whoever_must_not_be_contacted_is_not_considered_and_what_the_policy_never_lets_out_is_suppressed() {
        var customer = customer(Arm.TREATMENT);
        consider(customer, false);
        String id = get("/outreach?customerId=" + customer).extract().path("items[0].id");
        policy("[{\"messageClass\": \"service\", \"per\": \"day\", \"max\": 0}]", "null");
        var other = customer(Arm.TREATMENT);

        // when
        consider(other, true);

        get("/outreach?customerId=" + other).body("items", hasSize(0));
        try (var receiver = LocalReceiver.start()) {
            register(receiver);
            approve(UUID.fromString(id))
                    .statusCode(200)
                    .body("status", equalTo("suppressed"))
                    .body("reason", equalTo("cap-per-day"));
            assertThat(receiver.messages()).isEmpty();
        }
    }

    @Test
    void what_nobody_decides_on_expires() {
        var treated = customer(Arm.TREATMENT);
        var control = customer(Arm.CONTROL);
        consider(treated, false);
        consider(control, false);

        // when
        clock.advance(config.life().plus(Duration.ofMinutes(1)));

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(steps(treated)).endsWith(OutreachStatus.EXPIRED);
            assertThat(steps(control)).containsExactly(OutreachStatus.ASSIGNED, OutreachStatus.CLOSED);
        });
    }

    @Test
    void decisions_need_the_role_and_the_brand() {
        var customer = customer(Arm.TREATMENT);
        consider(customer, false);
        String id = get("/outreach?customerId=" + customer).extract().path("items[0].id");

        // when
        var reader =
                with(TestKeys.READ_ONLY).post("/outreach/" + id + "/approve").then();

        reader.statusCode(403);
        with(TestKeys.OTHER_BRAND).post("/outreach/" + id + "/approve").then().statusCode(404);
        with(TestKeys.OTHER_BRAND).get("/outreach/" + id).then().statusCode(404);
        with(TestKeys.OTHER_BRAND)
                .get("/outreach?customerId=" + customer)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        with(TestKeys.ALL).get("/outreach?status=odd").then().statusCode(400);
    }

    private UUID customer(Arm arm) {
        var draw = new Draw(config.seed(), config.controlPercent() / 100.0);
        var customer = Ids.next();
        while (draw.arm(plays.play(Play.APOLOGISE), customer) != arm) {
            customer = Ids.next();
        }
        return customer;
    }

    private void consider(UUID customer, boolean severeHarm) {
        QuarkusTransaction.requiringNew().run(() -> {
            var raised = alerts.raise(new Finding(
                    AlertKind.DRIFT,
                    "drift:" + customer,
                    Subject.customer(brand, customer),
                    4,
                    "A customer is drifting away",
                    Map.of(),
                    List.of(),
                    clock.instant()));
            var situation = new Situation("en", null, null, "delivery", "quality", Emotion.ANGER);
            var occasion = Occasion.of(AlertKind.DRIFT, "drift", 4);
            outreaches.consider(new Trigger(raised.alertId(), customer, brand, severeHarm, situation, occasion));
        });
    }

    private void policy(String caps, String quietHours) {
        with(TestKeys.ALL)
                .contentType("application/json")
                .body("{\"defaultTimeZone\": \"UTC\", \"gaps\": [], \"caps\": " + caps + ", \"quietHours\": "
                        + quietHours + "}")
                .put("/contact-policies/" + brand)
                .then()
                .statusCode(200);
    }

    private void register(LocalReceiver receiver) {
        with(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "sender of " + brand,
                        "kind",
                        "webhook",
                        "url",
                        receiver.url(),
                        "secret",
                        LocalReceiver.SECRET,
                        "brands",
                        List.of(brand),
                        "quotes",
                        true,
                        "handles",
                        List.of("outreach")))
                .post("/receivers")
                .then()
                .statusCode(201);
    }

    private List<Outreach> published(UUID customer) {
        return topics.read(Topic.OUTREACH, Outreach.class).stream()
                .filter(step -> step.customerId().equals(customer))
                .toList();
    }

    private List<OutreachStatus> steps(UUID customer) {
        return published(customer).stream().map(Outreach::status).toList();
    }

    private static ValidatableResponse approve(UUID id) {
        return with(TestKeys.ALL).post("/outreach/" + id + "/approve").then();
    }

    private static ValidatableResponse get(String path) {
        return with(TestKeys.ALL).get(path).then().statusCode(200);
    }

    private static RequestSpecification with(String key) {
        return given().header(TestKeys.HEADER, key);
    }
}
