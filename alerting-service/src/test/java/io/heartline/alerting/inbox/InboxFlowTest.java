package io.heartline.alerting.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.contracts.Ids;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class InboxFlowTest {
    private final String brand = "brand-" + UUID.randomUUID();
    private final Alerts alerts;
    private final MutableClock clock;

    InboxFlowTest(Alerts alerts, MutableClock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    @Test
    void what_is_open_is_counted_by_brand_and_what_is_over_is_not() {
        raise(AlertKind.DRIFT, "drift:", 4);
        post("/alerts/" + raise(AlertKind.DRIFT, "drift:", 4) + "/acknowledge", Map.of());
        post("/alerts/" + raise(AlertKind.DRIFT, "drift:", 4) + "/resolve", Map.of());
        post("/cases", Map.of("brand", brand, "title", "Somebody called"));

        // when
        var counts = get(TestKeys.ALL, "/inbox?brand=" + brand);

        counts.body("items", hasSize(1))
                .body("items[0].firing", equalTo(1))
                .body("items[0].acknowledged", equalTo(1))
                .body("items[0].cases", equalTo(1))
                .body("items[0].overdue", equalTo(0));
        get(TestKeys.OTHER_BRAND, "/inbox?brand=" + brand).body("items", hasSize(0));
        given().header(TestKeys.HEADER, TestKeys.INGEST_ONLY)
                .get("/inbox")
                .then()
                .statusCode(403);
        given().header(TestKeys.HEADER, TestKeys.ALL)
                .get("/inbox?colour=red")
                .then()
                .statusCode(400);
    }

    @Test
    void alerts_are_found_by_rule_severity_and_who_works_on_them() {
        var drift = raise(AlertKind.DRIFT, "drift:", 4);
        var own = raise(AlertKind.CUSTOM, "rule:late-again:", 9);
        post("/alerts/" + own + "/assign", Map.of("assignee", "ada"));

        // when
        var ofRule = get(TestKeys.ALL, "/alerts?rule=late-again&brand=" + brand);

        ofRule.body("items.id", contains(own)).body("items.rule", contains("late-again"));
        get(TestKeys.ALL, "/alerts?rule=drift&open=true&brand=" + brand).body("items.id", contains(drift));
        get(TestKeys.ALL, "/alerts?severity=5&brand=" + brand).body("items.id", contains(own));
        get(TestKeys.ALL, "/alerts?assignee=ada&brand=" + brand).body("items.id", contains(own));
        get(TestKeys.ALL, "/alerts?assignee=-&brand=" + brand).body("items.id", contains(drift));
        get(TestKeys.ALL, "/alerts?open=false&brand=" + brand).body("items", hasSize(0));
        given().header(TestKeys.HEADER, TestKeys.ALL)
                .get("/alerts?rule=%25")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-filter"));
    }

    @Test
    void each_rule_has_a_precision_of_its_own_although_several_have_one_kind() {
        post("/alerts/" + raise(AlertKind.CUSTOM, "rule:good-one:", 5) + "/outcome", Map.of("verdict", "useful"));

        // when
        post("/alerts/" + raise(AlertKind.CUSTOM, "rule:bad-one:", 5) + "/outcome", Map.of("verdict", "false-alarm"));

        get(TestKeys.ALL, "/alerts/precision?brand=" + brand)
                .body("rules.rule", contains("bad-one", "good-one"))
                .body("rules.precision", contains(0.0f, 1.0f));
    }

    private String raise(AlertKind kind, String fingerprint, int severity) {
        var customer = Ids.next();
        var finding = new Finding(
                kind,
                fingerprint + customer,
                Subject.customer(brand, customer),
                severity,
                "Something is wrong",
                Map.of(),
                List.of(),
                clock.instant());
        return QuarkusTransaction.requiringNew()
                .call(() -> alerts.raise(finding))
                .alertId()
                .toString();
    }

    private static ValidatableResponse get(String key, String path) {
        return given().header(TestKeys.HEADER, key).get(path).then().statusCode(200);
    }

    private static void post(String path, Map<String, Object> body) {
        given().header(TestKeys.HEADER, TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(lessThan(300));
    }
}
