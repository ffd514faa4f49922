package io.heartline.alerting;

import static io.heartline.alerting.Samples.standing;
import static io.heartline.alerting.Samples.withdrawal;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.heartline.contracts.Ids;
import io.heartline.contracts.Segment;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.heartline.testing.vendor.Fault;
import io.heartline.testing.vendor.Vendor;
import io.heartline.testing.vendor.VendorServer;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ReceiverKindsFlowTest {
    private static final String ROUTING_KEY = "R0ut1ngK3yR0ut1ngK3yR0ut1ngK3y12";

    private final String brand = "brand-" + UUID.randomUUID();
    private final MutableClock clock;
    private final Database database;
    private final MockMailbox mailbox;
    private final String bootstrapServers;
    private Topics topics;

    ReceiverKindsFlowTest(
            MutableClock clock,
            Database database,
            MockMailbox mailbox,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.clock = clock;
        this.database = database;
        this.mailbox = mailbox;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void start() {
        topics = new Topics(bootstrapServers);
    }

    @AfterEach
    void stop() {
        topics.close();
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void a_vendor_that_fails_twice_is_told_once_of_every_step_in_order(Vendor vendor) {
        try (var server = VendorServer.start(vendor, secret(vendor), clock)) {
            server.fail(Fault.BROKEN, Fault.BROKEN);
            var receiverId = register(request(vendor, server.url()));
            var alertId = shock();
            await().untilAsserted(() -> assertThat(server.taken()).isNotEmpty());
            with(TestKeys.ALL)
                    .post("/alerts/" + alertId + "/acknowledge")
                    .then()
                    .statusCode(200);

            // when
            with(TestKeys.ALL).post("/alerts/" + alertId + "/resolve").then().statusCode(200);

            int steps = List.of(Vendor.WEBHOOK, Vendor.ALERTMANAGER).contains(vendor) ? 2 : 3;
            await().untilAsserted(() ->
                    get("/deliveries?status=delivered&receiverId=" + receiverId).body("items", hasSize(steps)));
            assertThat(server.broken()).isEmpty();
            if (vendor == Vendor.ALERTMANAGER) {
                await().untilAsserted(() -> assertThat(server.taken()).hasSizeGreaterThan(3));
                assertThat(server.taken())
                        .extracting(VendorServer.Taken::key)
                        .containsOnly(server.taken().getFirst().key());
                assertThat(server.taken().getLast().event()).isEqualTo("resolved");
            } else {
                assertThat(server.taken()).hasSize(steps);
            }
            if (vendor == Vendor.PAGERDUTY) {
                assertThat(server.taken())
                        .extracting(VendorServer.Taken::event)
                        .containsExactly("trigger", "acknowledge", "resolve");
                assertThat(server.taken()).extracting(VendorServer.Taken::key).containsOnly(alertId);
            }
        }
    }

    @Test
    void an_e_mail_is_written_in_the_language_of_its_readers() {
        var body = request(Vendor.SLACK, "https://unused.example");
        body.put("kind", "email");
        body.remove("url");
        body.put("to", List.of("ops-" + brand + "@example.com"));
        body.put("language", "zh");
        register(body);

        // when
        shock();

        await().untilAsserted(() -> assertThat(mailbox.getMailsSentTo("ops-" + brand + "@example.com"))
                .hasSize(1));
        assertThat(mailbox.getMailsSentTo("ops-" + brand + "@example.com")
                        .getFirst()
                        .getSubject())
                .startsWith("【告警 ");
    }

    @Test
    void a_message_that_is_refused_for_good_is_dead_until_it_is_replayed() {
        try (var server = VendorServer.start(Vendor.DINGTALK, "SECright", clock)) {
            var body = request(Vendor.DINGTALK, server.url());
            body.put("secret", "SECwrong");
            var receiverId = register(body);

            // when
            shock();

            await().untilAsserted(() ->
                    get("/deliveries?state=dead&receiverId=" + receiverId).body("items", hasSize(1)));
            get("/deliveries?state=dead&receiverId=" + receiverId)
                    .body("items[0].attempts", equalTo(1))
                    .body("items[0].outcome", equalTo("refused for good with code 310000"));
            with(TestKeys.ALL).get("/deliveries?state=alive").then().statusCode(400);
        }
    }

    @Test
    void a_url_that_is_a_secret_is_never_shown_and_not_stored_in_the_clear() {
        // when
        var id = register(request(Vendor.SLACK, "https://hooks.slack.com/services/T0/B0/hunter2"));

        get("/receivers?limit=200")
                .body("items.find { it.id == '" + id + "' }.url", equalTo("https://hooks.slack.com/"))
                .body("items.find { it.id == '" + id + "' }.perMinute", equalTo(60));
        assertThat(get("/receivers?limit=200").extract().asString()).doesNotContain("hunter2");
        var stored = QuarkusTransaction.requiringNew()
                .call(() -> database.query(
                        "select url from receiver where id = ?", row -> row.getString(1), UUID.fromString(id)));
        assertThat(stored).containsExactly("https://hooks.slack.com/");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "pagerduty, none, short, secret",
                "pagerduty, none, none, secret",
                "slack, none, none, url",
                "slack, https://hooks.slack.com/x, secret, secret",
                "email, mailto:a@example.com, none, url",
                "email, none, none, to",
                "alertmanager, http://am:9093, plain, secret",
                "wecom, ftp://x.example, none, url",
            })
    void a_receiver_that_its_kind_does_not_take_is_refused(String kind, String url, String secret, String field) {
        var body = request(Vendor.SLACK, "https://unused.example");
        body.put("kind", kind);
        body.remove("url");
        if (url != null) {
            body.put("url", url);
        }
        if (secret != null) {
            body.put("secret", secret);
        }

        // when
        var answer = post(body);

        answer.statusCode(400).body("errors.field", hasItem(field)).body("detail", not(containsString("plain")));
    }

    @Test
    void only_a_webhook_carries_out_outreach_and_limits_are_limits() {
        var outreach = request(Vendor.SLACK, "https://hooks.slack.com/x");
        outreach.put("quotes", true);
        outreach.put("handles", List.of("outreach"));
        var none = request(Vendor.SLACK, "https://hooks.slack.com/x");
        none.put("perMinute", 0);
        var addresses = request(Vendor.SLACK, "https://hooks.slack.com/x");
        addresses.put("to", List.of("a@example.com"));

        // when
        var answer = post(outreach);

        answer.statusCode(400).body("errors.field", hasItem("handles"));
        post(none).statusCode(400).body("errors.field", hasItem("perMinute"));
        post(addresses).statusCode(400).body("errors.field", hasItem("to"));
    }

    private static String secret(Vendor vendor) {
        return switch (vendor) {
            case WEBHOOK -> LocalReceiver.SECRET;
            case PAGERDUTY -> ROUTING_KEY;
            case FEISHU, DINGTALK -> "SECr3t";
            case ALERTMANAGER, SLACK, TEAMS, WECOM -> "";
        };
    }

    private Map<String, Object> request(Vendor vendor, String url) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", vendor.wire() + " " + UUID.randomUUID());
        body.put("kind", vendor.wire());
        body.put("url", url);
        body.put("brands", List.of(brand));
        if (!secret(vendor).isEmpty()) {
            body.put("secret", secret(vendor));
        }
        return body;
    }

    private String shock() {
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
        await().untilAsserted(() -> get("/alerts?brand=" + brand).body("items", hasSize(1)));
        return get("/alerts?brand=" + brand).extract().path("items[0].id");
    }

    private static String register(Map<String, Object> body) {
        return post(body).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse post(Map<String, Object> body) {
        return with(TestKeys.ALL)
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
