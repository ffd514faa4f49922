package io.heartline.alerting.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.Cause;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Ids;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Span;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class CaseFlowTest {
    private final String brand = "brand-" + UUID.randomUUID();
    private final UUID customer = Ids.next();
    private final Alerts alerts;
    private final Database database;
    private final MutableClock clock;
    private final String bootstrapServers;

    CaseFlowTest(
            Alerts alerts,
            Database database,
            MutableClock clock,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
        this.bootstrapServers = bootstrapServers;
    }

    @Test
    void a_shock_opens_one_case_and_what_belongs_to_it_joins() {
        var shock = raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");

        // when
        raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");
        var topic = raise(AlertKind.TOPIC, customer, 10, "intent:data-misuse");
        var drift = raise(AlertKind.DRIFT, customer, 4, "emotion:anger");

        var id = onlyCase();
        Desk.get("/cases/" + id)
                .body("status", equalTo("open"))
                .body("origin", equalTo("alert"))
                .body("severity", equalTo(10))
                .body("customers.customerId", hasItem(customer.toString()))
                .body("customers[0].recovery", nullValue())
                .body("alerts.alertId", hasItems(shock, topic, drift))
                .body("alerts", hasSize(3))
                .body("evidence", hasSize(4))
                .body("evidence[0].spans[0].end", equalTo(7))
                .body("history.step", hasItems("opened", "alert-joined", "changed"));
        Desk.get("/alerts/" + shock).body("caseId", equalTo(id));
        Desk.get("/alerts/" + drift).body("caseId", equalTo(id));
    }

    @Test
    void another_cause_is_another_case_and_what_the_policy_does_not_name_has_none() {
        raise(AlertKind.SHOCK, customer, 8, "event:data-misuse");

        // when
        raise(AlertKind.VIP_AT_RISK, customer, 6, "intent:legal-threat");
        var drift = raise(AlertKind.DRIFT, Ids.next(), 9, "event:delivery-late");
        raise(AlertKind.GOOD_NEWS, customer, 2, "event:data-misuse");

        Desk.get("/cases?brand=" + brand).body("items", hasSize(2));
        Desk.get("/alerts/" + drift).body("caseId", nullValue());
    }

    @Test
    void a_crisis_has_a_case_of_its_own() {
        var scope = Subject.scope(brand, ScopeKind.PRODUCT, "lamp");

        // when
        raise(AlertKind.CRISIS, "crisis:" + brand, scope, 7, "emotion:anger");

        Desk.get("/cases?brand=" + brand)
                .body("items", hasSize(1))
                .body("items[0].scope.value", equalTo("lamp"))
                .body("items[0].title", equalTo("Something is wrong"));
    }

    @Test
    void alerts_of_two_ids_of_one_person_are_one_case_and_are_found_by_either() {
        var other = Ids.next();
        merge(other);
        raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");

        // when
        raise(AlertKind.VIP_AT_RISK, other, 7, "event:data-misuse");

        Desk.get("/cases?customerId=" + other).body("items", hasSize(1)).body("items[0].brand", equalTo(brand));
        var id = onlyCase();
        Desk.get("/cases/" + id)
                .body("customers.canonicalId", equalTo(List.of(customer.toString(), customer.toString())));
    }

    @Test
    void who_acknowledges_an_alert_cares_for_its_case_and_the_other_way_round() {
        var first = raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");
        var id = onlyCase();

        // when
        Desk.post("/alerts/" + first + "/acknowledge").statusCode(200);

        Desk.get("/cases/" + id).body("status", equalTo("acknowledged")).body("acknowledgedBy", equalTo("all"));
        var another = raise(AlertKind.VIP_AT_RISK, customer, 7, "event:data-misuse");
        Desk.post("/cases/" + id + "/acknowledge").statusCode(200);
        Desk.get("/alerts/" + another).body("status", equalTo("acknowledged"));
    }

    @Test
    void the_end_of_the_last_alert_is_recorded_and_closes_nothing() {
        var shock = raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");
        var id = onlyCase();

        // when
        Desk.post("/alerts/" + shock + "/resolve").statusCode(200);

        Desk.get("/cases/" + id)
                .body("status", equalTo("open"))
                .body("alerts[0].resolvedAt", notNullValue())
                .body("history.step", hasItems("alert-resolved", "last-alert-resolved"));
    }

    @Test
    void a_case_is_closed_with_a_root_cause_by_whoever_has_read_it_as_it_is() {
        raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");
        var id = onlyCase();
        Desk.post("/cases/" + id + "/close", Map.of("outcome", "solved"))
                .statusCode(409)
                .body("code", equalTo("root-cause-missing"));
        Desk.patch("/cases/" + id, Map.of("version", 9, "owner", "ada"))
                .statusCode(409)
                .body("code", equalTo("stale-version"));
        Desk.patch("/cases/" + id, Map.of("version", 1, "rootCause", "weather")).statusCode(400);
        Desk.patch("/cases/" + id, Map.of("version", 1, "severity", 11))
                .statusCode(400)
                .body("errors.field", hasItem("severity"));
        Desk.patch("/cases/" + id, Map.of("version", 1, "owner", "ada", "rootCause", "data", "severity", 4))
                .statusCode(200)
                .body("owner", equalTo("ada"))
                .body("rootCause", equalTo("data"))
                .body("severity", equalTo(4))
                .body("history.note", hasItems("owner: none to ada", "root cause: none to data", "severity: 9 to 4"));

        // when
        Desk.post("/cases/" + id + "/close", Map.of("outcome", "compensated", "note", "A voucher"))
                .statusCode(200)
                .body("status", equalTo("closed"))
                .body("outcome", equalTo("compensated"))
                .body("customers[0].recovery.verdict", equalTo("too-early"))
                .body("customers[0].recovery.recovered", nullValue());

        int version = Desk.get("/cases/" + id).extract().path("version");
        Desk.patch("/cases/" + id, Map.of("version", version, "owner", "bob"))
                .statusCode(409)
                .body("code", equalTo("case-closed"));
        Desk.patch("/cases/" + id, Map.of("version", version, "rootCause", "policy"))
                .statusCode(200)
                .body("rootCause", equalTo("policy"));
        Desk.post("/cases/" + id + "/close", Map.of("outcome", "solved")).statusCode(409);
        Desk.post("/cases/" + id + "/acknowledge").statusCode(409);
    }

    @Test
    void the_same_cause_opens_the_closed_case_again_and_so_does_a_person_with_a_reason() {
        raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");
        var id = onlyCase();
        close(id);

        // when
        var again = raise(AlertKind.TOPIC, customer, 8, "intent:data-misuse");

        Desk.get("/cases/" + id)
                .body("status", equalTo("open"))
                .body("reopened", equalTo(1))
                .body("closedAt", nullValue())
                .body("history.note", hasItem("the same cause has come back: alert " + again));
        Desk.post("/cases/" + id + "/reopen", Map.of("reason", "again"))
                .statusCode(409)
                .body("code", equalTo("case-open"));
        Desk.post("/cases/" + id + "/close", Map.of("outcome", "solved")).statusCode(200);
        Desk.post("/cases/" + id + "/reopen", Map.of("reason", " ")).statusCode(400);
        Desk.post("/cases/" + id + "/reopen", Map.of("reason", "The customer called again."))
                .statusCode(200)
                .body("reopened", equalTo(2));
    }

    @Test
    void new_evidence_of_an_open_alert_opens_its_closed_case_again() {
        raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");
        var id = onlyCase();
        close(id);
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        "update case_file set closed_at = closed_at - interval '1 hour' where id = ?",
                        UUID.fromString(id)));

        // when
        raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");

        Desk.get("/cases/" + id).body("status", equalTo("open")).body("reopened", equalTo(1));
    }

    @Test
    void a_case_opened_by_hand_twice_with_one_id_is_one_case() {
        var id = UUID.randomUUID();
        var alert = raise(AlertKind.DRIFT, customer, 4, "event:delivery-late");
        var body = new HashMap<String, Object>(Map.of(
                "id",
                id,
                "brand",
                brand,
                "title",
                "A caller is upset",
                "severity",
                6,
                "owner",
                "ada",
                "team",
                "desk",
                "rootCause",
                "billing",
                "customerIds",
                List.of(Ids.next()),
                "alertIds",
                List.of(alert),
                "evidence",
                List.of(Map.of("id", UUID.randomUUID(), "spans", List.of(Map.of("start", 0, "end", 9))))));
        Desk.post("/cases", body).statusCode(201).body("id", equalTo(id.toString()));

        // when
        var again = Desk.post("/cases", body);

        again.statusCode(200)
                .body("origin", equalTo("hand"))
                .body("openedBy", equalTo("all"))
                .body("customers", hasSize(2))
                .body("evidence", hasSize(2))
                .body("rootCause", equalTo("billing"))
                .body("team", equalTo("desk"));
        Desk.get("/alerts/" + alert).body("caseId", equalTo(id.toString()));
        body.remove("id");
        Desk.post("/cases", body)
                .statusCode(409)
                .body("code", equalTo("alert-in-case"))
                .body("detail", containsString(id.toString()));
        body.put("alertIds", List.of(UUID.randomUUID()));
        Desk.post("/cases", body).statusCode(404).body("code", equalTo("unknown-alert"));
        body.put("alertIds", List.of());
        body.put("dueAt", "2020-01-01T00:00:00Z");
        Desk.post("/cases", body).statusCode(400).body("code", equalTo("invalid-due"));
        body.put("wings", 2);
        Desk.post("/cases", body).statusCode(400).body("code", equalTo("unknown-field"));
    }

    @Test
    void what_was_linked_can_be_taken_off() {
        var alert = raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");
        var id = onlyCase();
        var review = UUID.randomUUID();
        var other = Ids.next();
        Desk.post(
                        "/cases/" + id + "/links",
                        Map.of("customerIds", List.of(other), "evidence", List.of(Map.of("id", review))))
                .statusCode(200)
                .body("customers.customerId", hasItem(other.toString()))
                .body("evidence.id", hasItem(review.toString()));

        // when
        for (var linked : List.of(alert, review.toString(), other.toString())) {
            Desk.with(TestKeys.ALL)
                    .delete("/cases/" + id + "/links/" + linked)
                    .then()
                    .statusCode(204);
        }

        Desk.get("/cases/" + id)
                .body("alerts", hasSize(0))
                .body("customers.customerId", not(hasItem(other.toString())))
                .body("evidence.id", not(hasItem(review.toString())));
        Desk.get("/alerts/" + alert).body("caseId", nullValue());
        Desk.with(TestKeys.ALL)
                .delete("/cases/" + id + "/links/" + alert)
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-link"));
    }

    @Test
    void comments_and_answers_are_kept_with_who_and_when_and_have_limits() {
        raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");
        var id = onlyCase();
        var text = "x".repeat(CaseNoteResource.COMMENT_LENGTH_MAX);
        Desk.post("/cases/" + id + "/comments", Map.of("text", text + "x")).statusCode(400);
        Desk.post("/cases/" + id + "/comments", Map.of("text", text))
                .statusCode(200)
                .body("comments[0].author", equalTo("all"))
                .body("comments[0].text", equalTo(text));

        // when
        Desk.post("/cases/" + id + "/responses", Map.of("kind", "apology", "channel", "call", "note", "She was calm"))
                .statusCode(200)
                .body("responses[0].by", equalTo("all"))
                .body("firstResponseAt", notNullValue())
                .body("history.note", hasItem("apology by call"));

        Desk.post("/cases/" + id + "/responses", Map.of("kind", "outreach", "channel", "call"))
                .statusCode(400);
        Desk.post(
                        "/cases/" + id + "/responses",
                        Map.of("kind", "apology", "channel", "call", "at", "2020-01-01T00:00:00Z"))
                .statusCode(400)
                .body("code", equalTo("invalid-response"));
        Desk.post("/cases/" + id + "/responses", Map.of("kind", "hug", "channel", "call"))
                .statusCode(400);
    }

    @Test
    void lists_are_filtered_and_paged_and_refuse_what_they_do_not_know() {
        raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");
        var first = onlyCase();
        raise(AlertKind.SHOCK, Ids.next(), 8, "event:data-misuse");
        Desk.patch("/cases/" + first, Map.of("version", 1, "owner", "ada", "team", "care", "rootCause", "data"))
                .statusCode(200);
        var page = Desk.get("/cases?limit=1&brand=" + brand).body("items", hasSize(1));

        // when
        String cursor = page.extract().path("nextCursor");

        Desk.get("/cases?limit=1&brand=" + brand + "&cursor=" + cursor)
                .body("items[0].id", equalTo(first))
                .body("nextCursor", nullValue());
        for (var filter : List.of("owner=ada", "team=care", "rootCause=data", "severity=9", "customerId=" + customer)) {
            Desk.get("/cases?brand=" + brand + "&" + filter)
                    .body("items", hasSize(1))
                    .body("items[0].id", equalTo(first));
        }
        Desk.get("/cases?status=open&overdue=false&brand=" + brand).body("items", hasSize(2));
        Desk.get("/cases?overdue=true&brand=" + brand).body("items", hasSize(0));
        for (var bad :
                List.of("colour=red", "status=lost", "rootCause=weather", "cursor=x", "limit=0", "severity=big")) {
            Desk.with(TestKeys.ALL).get("/cases?" + bad).then().statusCode(400);
        }
    }

    @Test
    void cases_are_for_those_of_the_brand_with_the_role() {
        raise(AlertKind.SHOCK, customer, 9, "event:data-misuse");
        var id = onlyCase();

        // when
        var stranger = Desk.with(TestKeys.OTHER_BRAND).get("/cases/" + id).then();

        stranger.statusCode(404).body("code", equalTo("unknown-case"));
        Desk.with(TestKeys.OTHER_BRAND).get("/cases?brand=" + brand).then().body("items", hasSize(0));
        Desk.with(TestKeys.OTHER_BRAND)
                .post("/cases/" + id + "/acknowledge")
                .then()
                .statusCode(404);
        Desk.post(TestKeys.OTHER_BRAND, "/cases/" + id + "/comments", Map.of("text", "hi"))
                .statusCode(404);
        Desk.post(TestKeys.OTHER_BRAND, "/cases", Map.of("brand", brand, "title", "hi"))
                .statusCode(404);
        Desk.post(TestKeys.READ_ONLY, "/cases", Map.of("brand", brand, "title", "hi"))
                .statusCode(403);
        Desk.post(TestKeys.READ_ONLY, "/cases/" + id + "/close", Map.of("outcome", "solved"))
                .statusCode(403);
        Desk.with(TestKeys.INGEST_ONLY).get("/cases").then().statusCode(403);
        Desk.with("nobody").get("/cases").then().statusCode(401);
    }

    private void merge(UUID other) {
        try (var topics = new Topics(bootstrapServers)) {
            topics.send(
                    Topic.CUSTOMER_IDENTITIES, other, new CustomerIdentity(other, customer, brand, 1, clock.instant()));
            await().untilAsserted(() -> assertThat(QuarkusTransaction.requiringNew()
                            .call(() -> database.query(
                                    "select 1 from customer_identity where customer_id = ?", row -> 1, other)))
                    .isNotEmpty());
        }
    }

    private void close(String id) {
        Desk.patch("/cases/" + id, Map.of("version", 1, "rootCause", "data")).statusCode(200);
        Desk.post("/cases/" + id + "/close", Map.of("outcome", "solved")).statusCode(200);
    }

    private String onlyCase() {
        return Desk.get("/cases?brand=" + brand)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }

    private String raise(AlertKind kind, UUID whom, int severity, String what) {
        return raise(kind, kind.wire() + ":" + whom, Subject.customer(brand, whom), severity, what);
    }

    private String raise(AlertKind kind, String fingerprint, Subject subject, int severity, String what) {
        var now = clock.instant();
        var span = new Span(3, 7);
        var cause = new Cause(Ids.next(), Cause.INTERACTION, what, -2, List.of(span), now.minus(Duration.ofSeconds(1)));
        var finding =
                new Finding(kind, fingerprint, subject, severity, "Something is wrong", Map.of(), List.of(cause), now);
        return QuarkusTransaction.requiringNew()
                .call(() -> alerts.raise(finding))
                .alertId()
                .toString();
    }
}
