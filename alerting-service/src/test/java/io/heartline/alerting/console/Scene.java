package io.heartline.alerting.console;

import static io.restassured.RestAssured.given;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.Cause;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.alerting.outreach.Outreaches;
import io.heartline.alerting.outreach.Trigger;
import io.heartline.alerting.play.Occasion;
import io.heartline.alerting.play.Situation;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Span;
import io.heartline.testing.TestKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A brand with everything that pages can show; whatever somebody could write is a trick. */
final class Scene {
    static final String TRICK =
            "<script>window.planted=1</script><img src=x onerror=window.planted=1>\u202E=1+1 **b** {config:all}\u200B";

    final String brand = "inbox-" + UUID.randomUUID();
    private final Alerts alerts;
    private final Outreaches outreaches;
    private final Clock clock;

    Scene(Alerts alerts, Outreaches outreaches, Clock clock) {
        this.alerts = alerts;
        this.outreaches = outreaches;
        this.clock = clock;
    }

    /** A customer who suffered a misuse of data, with a proposal to apologise. */
    UUID shock() {
        var customer = Ids.next();
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = clock.instant();
            var event = new Cause(Ids.next(), Cause.CUSTOMER_EVENT, "event:data-misuse", -45, List.of(), now);
            var said = new Cause(
                    Ids.next(),
                    Cause.INTERACTION,
                    "emotion:anger",
                    -3.2,
                    List.of(new Span(3, 17)),
                    now.minusSeconds(60));
            var raised = alerts.raise(new Finding(
                    AlertKind.SHOCK,
                    "shock:" + customer,
                    Subject.customer(brand, customer),
                    9,
                    "A customer suffered data-misuse",
                    Map.of("cause", "event:data-misuse", "stake", 20.0, "balance", -32.6),
                    List.of(event, said),
                    now));
            var situation = new Situation("en", "data-misuse", null, "support", "privacy", Emotion.ANGER);
            outreaches.consider(new Trigger(
                    raised.alertId(), customer, brand, true, situation, Occasion.of(AlertKind.SHOCK, "shock", 9)));
            return raised.alertId();
        });
    }

    /** A rule of somebody's own, with a title that wants to be more than one. */
    UUID own() {
        var customer = Ids.next();
        return raise(
                AlertKind.CUSTOM,
                "rule:own-rule:" + customer,
                Subject.customer(brand, customer),
                TRICK,
                Map.of(
                        "rule",
                        "own-rule",
                        "ruleVersion",
                        1,
                        "params",
                        Map.of("urgency", 0.7),
                        "facts",
                        Map.of("product", TRICK, "sentiment", "negative", "urgency", 0.91, "open", true)));
    }

    /** Many customers who suffer at once. */
    UUID crisis() {
        var now = clock.instant();
        return raise(
                AlertKind.CRISIS,
                "crisis:" + brand,
                Subject.scope(brand, ScopeKind.PRODUCT, "lumi-band"),
                "Unusually many complaints about product lumi-band: 45 instead of 6.2 within 60 minutes",
                Map.of(
                        "from",
                        now.minus(Duration.ofHours(1)).toString(),
                        "until",
                        now.toString(),
                        "complaints",
                        45,
                        "expected",
                        6.2,
                        "customers",
                        38,
                        "expressed",
                        61,
                        "surprise",
                        10.88,
                        "touchpoints",
                        List.of(Map.of("value", "return", "complaints", 41, "expected", 2.1)),
                        "aspects",
                        List.of(Map.of("value", "billing", "complaints", 33, "expected", 1.7))));
    }

    private UUID raise(AlertKind kind, String fingerprint, Subject subject, String title, Map<String, Object> why) {
        var now = clock.instant();
        var cause = new Cause(Ids.next(), Cause.INTERACTION, "emotion:anger", -0.8, List.of(new Span(0, 9)), now);
        var finding = new Finding(kind, fingerprint, subject, 7, title, why, List.of(cause), now);
        return QuarkusTransaction.requiringNew()
                .call(() -> alerts.raise(finding))
                .alertId();
    }

    /** A case that somebody opened and spoke of. */
    UUID inCase() {
        String id = with(TestKeys.ALL)
                .body(Map.of("brand", brand, "title", TRICK, "customerIds", List.of(Ids.next()), "owner", "ada"))
                .post("/cases")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        with(TestKeys.ALL)
                .body(Map.of("text", TRICK))
                .post("/cases/" + id + "/comments")
                .then()
                .statusCode(200);
        with(TestKeys.ALL)
                .body(Map.of("kind", "apology", "channel", "call", "note", TRICK))
                .post("/cases/" + id + "/responses")
                .then()
                .statusCode(200);
        return UUID.fromString(id);
    }

    /** A case that nobody spoke of. */
    void plainCase() {
        with(TestKeys.ALL)
                .body(Map.of("brand", brand, "title", "Somebody called"))
                .post("/cases")
                .then()
                .statusCode(201);
    }

    void silence() {
        with(TestKeys.ALL)
                .body(Map.of(
                        "matchers",
                        List.of(Map.of("label", "brand", "op", "in", "values", List.of(brand))),
                        "reason",
                        TRICK,
                        "endsAt",
                        clock.instant().plusSeconds(1800).toString()))
                .post("/silences")
                .then()
                .statusCode(201);
    }

    void schedule() {
        var rotation =
                Map.of("order", List.of("Ada", "Bo"), "start", "2020-01-01T09:00:00", "every", 1, "unit", "weeks");
        with(TestKeys.ALL)
                .body(Map.of(
                        "zone",
                        "Europe/Berlin",
                        "participants",
                        List.of(
                                Map.of("name", "Ada", "receivers", List.of("pager of Ada")),
                                Map.of("name", "Bo", "receivers", List.of("pager of Bo"))),
                        "rotations",
                        List.of(rotation)))
                .put("/schedules/care-desk")
                .then()
                .statusCode(200);
    }

    /** The proposal that an alert led to. */
    UUID proposal(UUID alert) {
        String id = given().header(TestKeys.HEADER, TestKeys.ALL)
                .get("/outreach?alertId=" + alert)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        return UUID.fromString(id);
    }

    static RequestSpecification with(String key) {
        return given().header(TestKeys.HEADER, key).contentType("application/json");
    }
}
