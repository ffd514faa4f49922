package io.heartline.alerting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.Cause;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.contracts.Ids;
import io.heartline.contracts.ScopeKind;
import io.heartline.platform.database.Database;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.vendor.Vendor;
import io.heartline.testing.vendor.VendorServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class AlertWorkFlowTest {
    private static final String ROUTING_KEY = "R0ut1ngK3yR0ut1ngK3yR0ut1ngK3y12";

    private final String brand = "brand-" + UUID.randomUUID();
    private final Alerts alerts;
    private final Database database;
    private final MutableClock clock;
    private VendorServer chat;
    private VendorServer pager;
    private String chatName;
    private String pagerName;

    AlertWorkFlowTest(Alerts alerts, Database database, MutableClock clock) {
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
    }

    @BeforeEach
    void start() {
        chat = VendorServer.start(Vendor.SLACK, "", clock);
        pager = VendorServer.start(Vendor.PAGERDUTY, ROUTING_KEY, clock);
        chatName = register("slack", chat.url(), null);
        pagerName = register("pagerduty", pager.url(), ROUTING_KEY);
    }

    @AfterEach
    void stop() {
        QuarkusTransaction.requiringNew().run(() -> database.update("delete from routing_version"));
        chat.close();
        pager.close();
    }

    @Test
    void routes_decide_who_is_told_and_the_preview_says_so_before() {
        put("/routing", tree(route("severity", "at-least", "8", pagerName)))
                .statusCode(200)
                .body("version", equalTo(1));
        post("/routing/preview", Map.of("labels", Map.of("brand", brand, "kind", "drift", "severity", "9")))
                .statusCode(200)
                .body("destinations[0].receivers", contains(pagerName));

        // when
        raise(9);
        raise(3);

        await().untilAsserted(() -> assertThat(pager.taken()).hasSize(1));
        await().untilAsserted(() -> assertThat(chat.taken()).hasSize(1));
        assertThat(chat.broken()).isEmpty();
        put("/routing", tree(route("severity", "at-least", "8", pagerName))).body("version", equalTo(1));
    }

    @Test
    void routes_are_for_administrators_of_all_brands_and_name_receivers_that_are_there() {
        // when
        var unknown = put("/routing", tree(route("brand", "in", brand, "nobody")));

        unknown.statusCode(400).body("code", equalTo("unknown-receiver"));
        var tree = tree(route("brand", "in", brand, pagerName));
        with(TestKeys.READ_ONLY)
                .contentType("application/json")
                .body(tree)
                .put("/routing")
                .then()
                .statusCode(403);
        with("nobody").get("/routing").then().statusCode(401);
        with(TestKeys.OTHER_BRAND).get("/routing").then().statusCode(404);
        with(TestKeys.ALL).get("/routing?colour=red").then().statusCode(400);
        with(TestKeys.ALL).get("/routing").then().statusCode(404);
        put("/routing", Map.of("root", Map.of("receivers", List.of(), "wings", 2)))
                .statusCode(400);
        put("/routing", tree(route("severity", "at-least", "high", pagerName))).statusCode(400);
    }

    @Test
    void a_silence_mutes_what_it_said_it_would_and_what_is_open_at_its_end_is_told() {
        var matchers = List.of(Map.of("label", "brand", "op", "in", "values", List.of(brand)));
        var silence = post(
                        "/silences",
                        Map.of(
                                "matchers",
                                matchers,
                                "reason",
                                "known",
                                "endsAt",
                                clock.instant().plus(Duration.ofHours(2)).toString()))
                .statusCode(201)
                .body("state", equalTo("active"))
                .extract()
                .<String>path("id");
        var first = raise(5);
        var second = raise(5);
        with(TestKeys.ALL).post("/alerts/" + second + "/resolve").then().statusCode(200);
        get("/alerts/" + first).body("history.note", hasItem(startsWith("not told because of the silence")));
        post("/silences/preview", Map.of("matchers", matchers))
                .body("open", equalTo(1))
                .body("last30Days", equalTo(2));
        assertThat(chat.requests()).isZero();

        // when
        with(TestKeys.ALL)
                .post("/silences/" + silence + "/expire")
                .then()
                .statusCode(200)
                .body("state", equalTo("ended"));

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(pager.taken()).hasSize(1));
        assertThat(pager.taken().getFirst().key()).isEqualTo(first);
        with(TestKeys.OTHER_BRAND)
                .post("/silences/" + silence + "/expire")
                .then()
                .statusCode(404);
    }

    @Test
    void a_silence_has_a_reason_an_end_and_brands_that_its_maker_may_see() {
        var body = new HashMap<String, Object>(Map.of(
                "matchers", List.of(Map.of("label", "brand", "op", "in", "values", List.of(brand))),
                "reason", "known",
                "endsAt", clock.instant().plus(Duration.ofDays(31)).toString()));

        // when
        var long1 = post("/silences", body);

        long1.statusCode(400).body("errors.field", hasItem("endsAt"));
        body.put("endsAt", clock.instant().minusSeconds(1).toString());
        post("/silences", body).statusCode(400);
        body.put("endsAt", clock.instant().plusSeconds(600).toString());
        with(TestKeys.OTHER_BRAND)
                .contentType("application/json")
                .body(body)
                .post("/silences")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("matchers"));
        with(TestKeys.READ_ONLY)
                .contentType("application/json")
                .body(body)
                .post("/silences")
                .then()
                .statusCode(403);
        body.put("reason", " ");
        post("/silences", body).statusCode(400).body("errors.field", hasItem("reason"));
    }

    @Test
    void people_who_read_are_told_of_many_alerts_at_once_and_pagers_of_each() {
        var root = new HashMap<String, Object>(Map.of("receivers", List.of(chatName, pagerName)));
        root.put("grouping", Map.of("by", List.of("brand", "kind"), "delay", "PT2S", "interval", "PT1S"));
        put("/routing", Map.of("root", root)).statusCode(200);

        // when
        raise(4);
        raise(6);
        raise(5);

        await().untilAsserted(() -> assertThat(chat.taken()).hasSize(1));
        await().untilAsserted(() -> assertThat(pager.taken()).hasSize(3));
        assertThat(chat.taken().getFirst().body().path("text").asText()).contains("3 alerts: ");
        assertThat(chat.taken().getFirst().event()).isEqualTo("[FIRING 6/10]");
    }

    @Test
    void while_the_crisis_of_its_brand_is_open_a_drift_is_not_told() {
        var kind = Map.of("label", "kind", "op", "in", "values", List.of("crisis"));
        var drift = Map.of("label", "kind", "op", "in", "values", List.of("drift"));
        put(
                        "/routing",
                        Map.of(
                                "root", Map.of("receivers", List.of(pagerName)),
                                "inhibitions",
                                        List.of(Map.of(
                                                "source", List.of(kind),
                                                "target", List.of(drift),
                                                "equal", List.of("brand")))))
                .statusCode(200);
        var crisis = raiseCrisis();
        var muted = raise(9);
        await().untilAsserted(() -> assertThat(pager.taken()).hasSize(1));

        // when
        with(TestKeys.ALL).post("/alerts/" + crisis + "/resolve").then().statusCode(200);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(pager.taken())
                        .extracting(VendorServer.Taken::key)
                        .contains(muted));
        assertThat(pager.taken())
                .extracting(VendorServer.Taken::event)
                .containsExactly("trigger", "resolve", "trigger");
    }

    @Test
    void an_alert_that_nobody_acknowledges_goes_to_whoever_is_on_call_and_stops_when_somebody_does() {
        var onCall = VendorServer.start(Vendor.WECOM, "", clock);
        var onCallName = register("wecom", onCall.url(), null);
        var schedule = "s-" + UUID.randomUUID();
        put(
                        "/schedules/" + schedule,
                        Map.of(
                                "zone", "Asia/Shanghai",
                                "participants", List.of(Map.of("name", "Ada", "receivers", List.of(onCallName))),
                                "rotations",
                                        List.of(Map.of(
                                                "order",
                                                List.of("Ada"),
                                                "start",
                                                "2020-01-01T09:00:00",
                                                "every",
                                                1,
                                                "unit",
                                                "days"))))
                .statusCode(200);
        var policy = "p-" + UUID.randomUUID();
        var steps = List.of(
                Map.of("after", "PT1S", "schedules", List.of(schedule)),
                Map.of("after", "PT1S", "receivers", List.of(pagerName)),
                Map.of("after", "PT1H", "receivers", List.of(pagerName)));
        put("/escalation-policies/" + policy, Map.of("steps", steps, "repeat", 9))
                .statusCode(200);
        put("/routing", Map.of("root", Map.of("receivers", List.of(chatName), "escalation", policy)))
                .statusCode(200);

        // when
        var id = raise(9);

        await().untilAsserted(() -> assertThat(onCall.taken()).hasSize(1));
        await().untilAsserted(() -> assertThat(pager.taken()).hasSize(1));
        assertThat(onCall.taken().getFirst().event()).isEqualTo("[ESCALATED 9/10]");
        with(TestKeys.ALL).post("/alerts/" + id + "/acknowledge").then().statusCode(200);
        assertThat(count("select count(*) from escalation where subject_id = ?", UUID.fromString(id)))
                .isZero();
        await().untilAsserted(() -> assertThat(pager.taken())
                .extracting(VendorServer.Taken::event)
                .containsExactly("trigger", "acknowledge"));
        get("/alerts/" + id).body("history.note", hasItem("escalated: step 2 of 30"));
        onCall.close();
    }

    @Test
    void a_schedule_is_shown_exported_and_stood_in_for() {
        var name = "s-" + UUID.randomUUID();
        put(
                        "/schedules/" + name,
                        Map.of(
                                "zone", "Europe/Berlin",
                                "participants",
                                        List.of(
                                                Map.of("name", "Ada", "receivers", List.of("a")),
                                                Map.of("name", "Bo", "receivers", List.of("b"))),
                                "rotations",
                                        List.of(Map.of(
                                                "order",
                                                List.of("Ada"),
                                                "start",
                                                "2020-01-01T09:00:00",
                                                "every",
                                                1,
                                                "unit",
                                                "weeks"))))
                .statusCode(200);
        var now = clock.instant();
        var calendar = with(TestKeys.ALL)
                .get("/schedules/" + name + "/calendar.ics")
                .then()
                .statusCode(200);
        calendar.contentType(startsWith("text/calendar"));
        assertThat(calendar.extract().asString()).contains("SUMMARY:Ada");

        // when
        var imported = with(TestKeys.ALL)
                .contentType("text/calendar")
                .body(calendar.extract().asString().replace("SUMMARY:Ada", "SUMMARY:Bo"))
                .post("/schedules/" + name + "/calendar")
                .then();

        imported.statusCode(200).body("imported", equalTo(1));
        get("/schedules/" + name + "/on-call?at=" + now.plusSeconds(3600)).body("participant", equalTo("Bo"));
        var override = post(
                        "/schedules/" + name + "/overrides",
                        Map.of(
                                "participant",
                                "Ada",
                                "from",
                                now.toString(),
                                "to",
                                now.plusSeconds(7200).toString()))
                .statusCode(201)
                .extract()
                .<String>path("id");
        get("/schedules/" + name + "/on-call?at=" + now.plusSeconds(3600)).body("participant", equalTo("Ada"));
        get("/schedules/" + name + "/shifts").body("items.participant", hasItem("Bo"));
        with(TestKeys.ALL)
                .delete("/schedules/" + name + "/overrides/" + override)
                .then()
                .statusCode(204);
        get("/schedules/" + name + "/overrides").body("items", hasSize(1));
        post(
                        "/schedules/" + name + "/overrides",
                        Map.of(
                                "participant",
                                "Zoe",
                                "from",
                                now.toString(),
                                "to",
                                now.plusSeconds(7200).toString()))
                .statusCode(400);
        with(TestKeys.ALL)
                .contentType("text/calendar")
                .body("no calendar")
                .post("/schedules/" + name + "/calendar")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-calendar"));
        with(TestKeys.OTHER_BRAND).get("/schedules/" + name).then().statusCode(404);
        with(TestKeys.READ_ONLY)
                .contentType("application/json")
                .body("{}")
                .put("/schedules/" + name)
                .then()
                .statusCode(403);
    }

    @Test
    void people_say_what_alerts_were_worth_and_rules_have_a_precision_with_an_interval() {
        var ids = List.of(raise(5), raise(5), raise(5), raise(5));
        var others = raise(5);
        with(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of("assignee", "ada"))
                .post("/alerts/" + others + "/assign")
                .then()
                .statusCode(200)
                .body("assignee", equalTo("ada"));

        // when
        for (int i = 0; i < ids.size(); i++) {
            post("/alerts/" + ids.get(i) + "/outcome", Map.of("verdict", i == 0 ? "false-alarm" : "useful"))
                    .statusCode(200);
        }

        get("/alerts/precision?brand=" + brand)
                .body("rules", hasSize(1))
                .body("rules[0].fired", equalTo(5))
                .body("rules[0].n", equalTo(4))
                .body("rules[0].useful", equalTo(3))
                .body("rules[0].precision", equalTo(0.75f))
                .body("rules[0].low", equalTo(0.30064183f));
        with(TestKeys.OTHER_BRAND)
                .get("/alerts/precision?brand=" + brand)
                .then()
                .body("rules", hasSize(0));
        get("/alerts/" + others + "/work").body("verdict", nullValue());
        post("/alerts/" + others + "/outcome", Map.of("verdict", "great")).statusCode(400);
        with(TestKeys.READ_ONLY)
                .contentType("application/json")
                .body(Map.of("verdict", "useful"))
                .post("/alerts/" + others + "/outcome")
                .then()
                .statusCode(403);
        with(TestKeys.OTHER_BRAND).get("/alerts/" + others + "/work").then().statusCode(404);
        with(TestKeys.ALL)
                .get("/alerts/precision?from=2020-01-01T00:00:00Z")
                .then()
                .statusCode(400);
    }

    private String raise(int severity) {
        var customer = Ids.next();
        return raise(AlertKind.DRIFT, "drift:" + customer, Subject.customer(brand, customer), severity);
    }

    private String raiseCrisis() {
        return raise(AlertKind.CRISIS, "crisis:" + brand, Subject.scope(brand, ScopeKind.BRAND, brand), 9);
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

    private long count(String sql, UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.query(sql, row -> row.getLong(1), id).getFirst());
    }

    private Map<String, Object> tree(Map<String, Object> route) {
        return Map.of("root", Map.of("receivers", List.of(chatName), "routes", List.of(route)));
    }

    private static Map<String, Object> route(String label, String op, String value, String receiver) {
        return Map.of(
                "match", List.of(Map.of("label", label, "op", op, "values", List.of(value))),
                "receivers", List.of(receiver));
    }

    private String register(String kind, String url, String secret) {
        Map<String, Object> body = new HashMap<>();
        var name = kind + " " + UUID.randomUUID();
        body.put("name", name);
        body.put("kind", kind);
        body.put("url", url);
        body.put("brands", List.of(brand));
        if (secret != null) {
            body.put("secret", secret);
        }
        post("/receivers", body).statusCode(201);
        return name;
    }

    private static ValidatableResponse put(String path, Map<String, Object> body) {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .put(path)
                .then();
    }

    private static ValidatableResponse post(String path, Map<String, Object> body) {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return with(TestKeys.ALL).get(path).then().statusCode(200);
    }

    private static RequestSpecification with(String key) {
        return given().header(TestKeys.HEADER, key);
    }
}
