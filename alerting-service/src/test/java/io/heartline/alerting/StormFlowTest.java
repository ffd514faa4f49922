package io.heartline.alerting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.Cause;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.contracts.Ids;
import io.heartline.contracts.ScopeKind;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.vendor.Vendor;
import io.heartline.testing.vendor.VendorServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class StormFlowTest {
    private static final String ROUTING_KEY = "R0ut1ngK3yR0ut1ngK3yR0ut1ngK3y12";
    private static final int ALONE = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String brand = "brand-" + UUID.randomUUID();
    private final Alerts alerts;
    private final MutableClock clock;
    private VendorServer chat;
    private VendorServer pager;

    StormFlowTest(Alerts alerts, MutableClock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    @BeforeEach
    void start() {
        clock.set(clock.instant());
        chat = VendorServer.start(Vendor.FEISHU, "secret", clock);
        pager = VendorServer.start(Vendor.PAGERDUTY, ROUTING_KEY, clock);
        register("feishu", chat.url(), "secret", null);
        register("pagerduty", pager.url(), ROUTING_KEY, 7);
    }

    @AfterEach
    void stop() {
        clock.release();
        chat.close();
        pager.close();
    }

    @Test
    void of_many_alerts_the_first_are_told_by_themselves_and_the_rest_as_one_that_ends_with_the_last_of_them() {
        raise(AlertKind.SHOCK, 8, ALONE);
        var many = raise(AlertKind.SHOCK, 8, 3);
        await().untilAsserted(() -> assertThat(pager.taken()).hasSize(ALONE));

        // when
        clock.advance(Duration.ofSeconds(31));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(pager.taken()).hasSize(ALONE + 1));
        var told = pager.taken().getLast();
        assertThat(told.event()).isEqualTo("trigger");
        assertThat(told.body().path("payload").path("summary").asText()).contains("3 alerts: Something is wrong");
        await().untilAsserted(() -> assertThat(chat.taken()).hasSize(ALONE + 1));
        assertThat(chat.taken().getLast().body().toString()).contains("3 条告警：一位客户遭遇严重问题");
        get("/alerts/" + many.getFirst()).body("history.note", hasItem("one of many: told together with them"));
        many.forEach(StormFlowTest::resolve);
        clock.advance(Duration.ofMinutes(6));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(pager.taken()).hasSize(ALONE + 2));
        assertThat(pager.taken().getLast().event()).isEqualTo("resolve");
        assertThat(pager.taken().getLast().key()).isEqualTo(told.key());
        assertThat(pager.broken()).isEmpty();
        assertThat(chat.broken()).isEmpty();
    }

    @Test
    void whoever_wants_only_severe_alerts_hears_of_those_of_a_storm_alone() {
        raise(AlertKind.VIP_AT_RISK, 7, ALONE);
        await().untilAsserted(() -> assertThat(pager.taken()).hasSize(ALONE));
        raise(AlertKind.VIP_AT_RISK, 4, 5);
        raise(AlertKind.VIP_AT_RISK, 9, 2);

        // when
        clock.advance(Duration.ofSeconds(31));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(pager.taken()).hasSize(ALONE + 1));
        assertThat(pager.taken().getLast().body().toString()).contains("2 alerts: ");
        await().untilAsserted(() -> assertThat(chat.taken()).hasSize(ALONE + 1));
        assertThat(chat.taken().getLast().body().toString()).contains("7 条告警：");
    }

    @Test
    void somebody_in_danger_does_not_wait_behind_milder_alerts_of_the_same_kind() {
        raise(AlertKind.SHOCK, 8, ALONE + 5);

        // when
        var urgent = raise(AlertKind.SHOCK, 10, 1).getFirst();

        await().untilAsserted(() -> assertThat(pager.taken())
                .extracting(VendorServer.Taken::key)
                .contains(urgent)
                .hasSize(ALONE + 1));
    }

    @Test
    void without_routes_a_crisis_mutes_who_drifts_away_but_no_shock() {
        var crisis = raise(AlertKind.CRISIS, "crisis:" + brand, Subject.scope(brand, ScopeKind.BRAND, brand), 9);
        var drift = raise(AlertKind.DRIFT, 9, 1).getFirst();
        var shock = raise(AlertKind.SHOCK, 9, 1).getFirst();
        await().untilAsserted(() ->
                assertThat(pager.taken()).extracting(VendorServer.Taken::key).containsExactlyInAnyOrder(crisis, shock));

        // when
        resolve(crisis);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(pager.taken())
                        .extracting(VendorServer.Taken::key)
                        .contains(drift));
    }

    private List<String> raise(AlertKind kind, int severity, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var customer = Ids.next();
            ids.add(raise(kind, kind.wire() + ":" + customer, Subject.customer(brand, customer), severity));
        }
        return ids;
    }

    private String raise(AlertKind kind, String fingerprint, Subject subject, int severity) {
        var now = clock.instant();
        var cause = new Cause(Ids.next(), Cause.INTERACTION, "emotion:anger", -2, List.of(), now);
        var finding =
                new Finding(kind, fingerprint, subject, severity, "Something is wrong", Map.of(), List.of(cause), now);
        return QuarkusTransaction.requiringNew()
                .call(() -> alerts.raise(finding))
                .alertId()
                .toString();
    }

    private static void resolve(String id) {
        given().header("X-API-Key", TestKeys.ALL)
                .post("/alerts/" + id + "/resolve")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse get(String path) {
        return given().header("X-API-Key", TestKeys.ALL).get(path).then().statusCode(200);
    }

    private void register(String kind, String url, String secret, @Nullable Integer minSeverity) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", kind + " " + UUID.randomUUID());
        body.put("kind", kind);
        body.put("url", url);
        body.put("secret", secret);
        body.put("language", "feishu".equals(kind) ? "zh" : "en");
        body.put("perMinute", 6000);
        body.put("brands", List.of(brand));
        if (minSeverity != null) {
            body.put("minSeverity", minSeverity);
        }
        given().header("X-API-Key", TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .post("/receivers")
                .then()
                .statusCode(201);
    }
}
