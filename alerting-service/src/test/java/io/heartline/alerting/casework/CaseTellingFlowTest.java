package io.heartline.alerting.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.alerting.LocalReceiver;
import io.heartline.alerting.Samples;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.EventType;
import io.heartline.contracts.Ids;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Segment;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.heartline.testing.vendor.Vendor;
import io.heartline.testing.vendor.VendorServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others hear of cases, and what shows afterwards. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class CaseTellingFlowTest {
    private static final String ROUTING_KEY = "R0ut1ngK3yR0ut1ngK3yR0ut1ngK3y12";

    private final String brand = "brand-" + UUID.randomUUID();
    private final UUID customer = Ids.next();
    private final MutableClock clock;
    private final Database database;
    private final String bootstrapServers;
    private Topics topics;
    private LocalReceiver hook;

    CaseTellingFlowTest(
            MutableClock clock,
            Database database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.clock = clock;
        this.database = database;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void start() {
        topics = new Topics(bootstrapServers);
        hook = LocalReceiver.start();
    }

    @AfterEach
    void stop() {
        topics.close();
        hook.close();
    }

    @Test
    void a_case_pages_until_somebody_cares_and_those_who_heard_of_it_hear_of_its_end() {
        try (var pager = VendorServer.start(Vendor.PAGERDUTY, ROUTING_KEY, clock)) {
            var pagerName = register("pagerduty", pager.url(), ROUTING_KEY);
            var escalation = "p-" + UUID.randomUUID();
            Desk.put(
                            "/escalation-policies/" + escalation,
                            Map.of("steps", List.of(Map.of("after", "PT0S", "receivers", List.of(pagerName)))))
                    .statusCode(200);
            policy(Map.of("escalation", escalation, "receivers", List.of(hookName())));

            // when
            var id = open(Map.of("title", "Mrs Smith says she was cheated"));

            await().untilAsserted(() -> assertThat(pager.taken()).hasSize(1));
            assertThat(pager.taken().getFirst().key()).isEqualTo(id);
            await().untilAsserted(() -> assertThat(told("case.opened")).hasSize(1));
            assertThat(hook.messages().getFirst().body().toString()).doesNotContain("Smith");
            Desk.post("/cases/" + id + "/acknowledge").statusCode(200);
            Desk.patch("/cases/" + id, Map.of("version", 2, "rootCause", "people"))
                    .statusCode(200);
            Desk.post("/cases/" + id + "/close", Map.of("outcome", "explained")).statusCode(200);
            await().untilAsserted(() -> assertThat(pager.taken())
                    .extracting(VendorServer.Taken::event)
                    .containsExactly("trigger", "acknowledge", "resolve"));
            await().untilAsserted(() -> assertThat(told("case.closed")).hasSize(1));
            Desk.get("/cases/" + id).body("history.step", hasItems("escalated", "acknowledged", "closed"));
        }
    }

    @Test
    void a_case_that_is_not_closed_in_time_is_overdue_and_told_until_it_gets_more_time() {
        policy(Map.of("receivers", List.of(hookName())));
        var id = open(Map.of("title", "It burns", "severity", 9));

        // when
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        "update case_file set due_at = ? where id = ?",
                        clock.instant().minusSeconds(1),
                        UUID.fromString(id)));

        await().untilAsserted(() -> assertThat(told("case.overdue")).hasSize(1));
        Desk.get("/cases?overdue=true&brand=" + brand).body("items[0].id", equalTo(id));
        Desk.patch(
                        "/cases/" + id,
                        Map.of(
                                "version",
                                1,
                                "dueAt",
                                clock.instant().plusSeconds(3600).toString()))
                .statusCode(200)
                .body("overdue", equalTo(false));
        Desk.get("/cases?overdue=true&brand=" + brand).body("items", hasSize(0));
    }

    @Test
    void a_case_is_due_when_people_have_had_the_time_of_its_severity() {
        policy(Map.of("due", List.of(Map.of("minSeverity", 1, "minutes", 90))));
        Desk.put("/business-hours/" + brand, Map.of("timeZone", "UTC", "weekly", List.of(), "holidays", List.of()))
                .statusCode(200);

        // when
        var id = open(Map.of("title", "It burns"));

        var view = Desk.get("/cases/" + id).extract();
        var opened = Instant.parse(view.path("openedAt"));
        assertThat(Instant.parse(view.path("dueAt"))).isEqualTo(opened.plusSeconds(5400));
    }

    @Test
    void product_causes_go_to_their_team_with_the_evidence_grouped_and_a_group_that_has_grown_is_told() {
        policy(Map.of(
                "teams",
                Map.of(
                        "product",
                        Map.of("name", "lamps", "receivers", List.of(hookName()), "threshold", 2, "periodDays", 7))));
        var first = complain(customer);
        var second = complain(Ids.next());

        // when
        for (var id : List.of(caseOf(first), caseOf(second))) {
            Desk.patch("/cases/" + id, Map.of("version", 1, "rootCause", "product"))
                    .statusCode(200)
                    .body("team", equalTo("lamps"))
                    .body("history.step", hasItem("routed"));
        }

        await().untilAsserted(() -> assertThat(told("case-cause.grown")).hasSize(1));
        var grown = told("case-cause.grown").getFirst().body().path("data");
        assertThat(grown.path("rootCause").asText()).isEqualTo("product");
        assertThat(grown.path("groups").findValuesAsText("value")).contains("reliability", "usage", "app");
        assertThat(grown.path("groups").get(0).path("caseIds")).hasSize(2);
        assertThat(told("case.routed")).hasSize(2);
        Desk.get("/case-causes?brand=" + brand)
                .body("items", hasSize(1))
                .body("items[0].rootCause", equalTo("product"))
                .body("items[0].value", equalTo("reliability"))
                .body("items[0].cases", equalTo(2))
                .body("items[0].customers", equalTo(2))
                .body("items[0].interactions", hasItems(first.toString(), second.toString()))
                .body("items[0].alerts", hasSize(2))
                .body("items[0].trend.before", equalTo(0))
                .body("items[0].trend.ratio", nullValue());
        for (var by : List.of("touchpoint", "product", "cause")) {
            Desk.get("/case-causes?minCases=2&rootCause=product&by=" + by + "&brand=" + brand)
                    .body("items.cases", hasItem(2));
        }
        Desk.get("/case-causes?rootCause=policy&brand=" + brand).body("items", hasSize(0));
        Desk.with(TestKeys.OTHER_BRAND)
                .get("/case-causes?brand=" + brand)
                .then()
                .body("items", hasSize(0));
        for (var bad : List.of(
                "by=colour",
                "rootCause=x",
                "limit=0",
                "wings=2",
                "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")) {
            Desk.with(TestKeys.ALL).get("/case-causes?" + bad).then().statusCode(400);
        }
    }

    @Test
    void a_closed_case_is_recovered_when_the_customer_bought_and_stands_well_later() {
        var id = caseOf(complain(customer));
        Desk.post("/cases/" + id + "/responses", Map.of("kind", "apology", "channel", "email"))
                .statusCode(200);
        Desk.patch("/cases/" + id, Map.of("version", 1, "rootCause", "data")).statusCode(200);
        Desk.post("/cases/" + id + "/close", Map.of("outcome", "solved")).statusCode(200);
        Desk.get("/cases/statistics?brand=" + brand)
                .body("figures.recovery.n", equalTo(0))
                .body("figures.recovery.tooEarly", equalTo(1))
                .body("figures.recovery.share", nullValue());
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        "update case_file set opened_at = opened_at - interval '20 days',"
                                + " first_response_at = opened_at - interval '20 days' + interval '30 minutes',"
                                + " closed_at = opened_at - interval '20 days' + interval '60 minutes' where id = ?",
                        UUID.fromString(id)));

        // when
        var now = clock.instant();
        topics.send(Topic.CUSTOMER_EVENTS, customer, event("purchase", now));
        topics.send(
                Topic.CUSTOMER_STANDINGS, customer, Samples.standing(customer, brand, 7, 2.5, 4, Segment.NEUTRAL, now));

        await().untilAsserted(() -> Desk.get("/cases/" + id)
                .body("customers[0].recovery.reason", equalTo("bought-again"))
                .body("customers[0].recovery.recovered", equalTo(true))
                .body("customers[0].recovery.isFinal", equalTo(false)));
        Desk.get("/cases/statistics?brand=" + brand)
                .body("conventions", hasSize(greaterThan(2)))
                .body("figures.opened", equalTo(1))
                .body("figures.closed", equalTo(1))
                .body("figures.firstResponse.n", equalTo(1))
                .body("figures.firstResponse.median.value", equalTo(30.0f))
                .body("figures.close.p90.value", equalTo(60.0f))
                .body("figures.recovery.n", equalTo(1))
                .body("figures.recovery.recovered", equalTo(1))
                .body("figures.recovery.share", equalTo(1.0f))
                .body("figures.recovery.low", notNullValue());
        Desk.with(TestKeys.OTHER_BRAND)
                .get("/cases/statistics?brand=" + brand)
                .then()
                .body("figures.opened", equalTo(0));
        Desk.with(TestKeys.ALL).get("/cases/statistics?colour=red").then().statusCode(400);
        topics.send(Topic.CUSTOMER_EVENTS, customer, event("cancellation", now.plusSeconds(1)));
        await().untilAsserted(() -> Desk.get("/cases/" + id).body("customers[0].recovery.verdict", equalTo("lost")));
    }

    @Test
    void an_apology_that_was_delivered_is_the_answer_to_the_customer() {
        registerOutreach();
        var id = caseOf(complain(customer));
        String outreach = Desk.get("/outreach?customerId=" + customer)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");

        // when
        Desk.post("/outreach/" + outreach + "/approve").statusCode(200);

        await().untilAsserted(() -> Desk.get("/cases/" + id)
                .body("outreach[0].outreachId", equalTo(outreach))
                .body("outreach[0].status", equalTo("delivered"))
                .body("responses[0].outreachId", equalTo(outreach))
                .body("responses[0].kind", equalTo("outreach"))
                .body("firstResponseAt", notNullValue()));
        Desk.get("/cases/" + id).body("history.step", hasItems("outreach", "responded"));
    }

    @Test
    void a_policy_is_for_administrators_of_the_brand_and_names_receivers_that_are_there() {
        Desk.get("/case-policies/" + brand).body("version", equalTo(0)).body("policy.reopenWithinDays", equalTo(14));

        // when
        var unknown = put(Map.of("receivers", List.of("nobody")));

        unknown.statusCode(400).body("code", equalTo("unknown-receiver"));
        put(Map.of("due", List.of())).statusCode(400);
        put(Map.of("reopenWithinDays", 366)).statusCode(400);
        put(Map.of("teams", Map.of("weather", Map.of("name", "x", "threshold", 2, "periodDays", 1))))
                .statusCode(400);
        put(Map.of("wings", 2)).statusCode(400).body("code", equalTo("unknown-field"));
        put(Map.of()).statusCode(200).body("version", equalTo(1));
        put(Map.of()).statusCode(200).body("version", equalTo(1));
        Desk.get("/case-policies/" + brand + "/versions").body("items", hasSize(1));
        Desk.with(TestKeys.READ_ONLY)
                .contentType("application/json")
                .body(body(Map.of()))
                .put("/case-policies/" + brand)
                .then()
                .statusCode(403);
        Desk.with(TestKeys.OTHER_BRAND).get("/case-policies/" + brand).then().statusCode(404);
    }

    private CustomerEvent event(String type, Instant at) {
        var id = Ids.next();
        return new CustomerEvent(
                id,
                1,
                "test",
                id.toString(),
                customer,
                brand,
                null,
                null,
                EventType.of(type),
                null,
                null,
                null,
                null,
                at,
                at,
                Map.of(),
                false);
    }

    /** A severe complaint; its interaction. */
    private UUID complain(UUID whom) {
        var interaction = Ids.next();
        var severe = new IntentScore("data-misuse", 0.97);
        topics.send(
                Topic.SCORED_INTERACTIONS,
                whom,
                Samples.complaint(interaction, whom, brand, "app", "en", clock.instant(), severe));
        return interaction;
    }

    private String caseOf(UUID interaction) {
        var ids = await().until(
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> database.query(
                                        "select case_id::text from case_evidence where cause_id = ?",
                                        row -> row.getString(1),
                                        interaction)),
                        found -> !found.isEmpty());
        return ids.getFirst();
    }

    private String open(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("brand", brand);
        return Desk.post("/cases", body).statusCode(201).extract().path("id");
    }

    private List<LocalReceiver.Message> told(String type) {
        return hook.messages(body -> body.path("type").asText().equals(type));
    }

    private String hookName() {
        return register("webhook", hook.url(), LocalReceiver.SECRET);
    }

    private String register(String kind, String url, String secret) {
        var name = kind + " " + UUID.randomUUID();
        Map<String, Object> body = new HashMap<>(
                Map.of("name", name, "kind", kind, "url", url, "secret", secret, "brands", List.of(brand)));
        Desk.post("/receivers", body).statusCode(201);
        return name;
    }

    private void registerOutreach() {
        Map<String, Object> body = Map.of(
                "name",
                "outreach of " + brand,
                "kind",
                "webhook",
                "url",
                hook.url(),
                "secret",
                LocalReceiver.SECRET,
                "brands",
                List.of(brand),
                "handles",
                List.of("alerts", "outreach"),
                "quotes",
                true);
        Desk.post("/receivers", body).statusCode(201);
    }

    private void policy(Map<String, Object> parts) {
        put(parts).statusCode(200);
    }

    private ValidatableResponse put(Map<String, Object> parts) {
        return Desk.put("/case-policies/" + brand, body(parts));
    }

    private static Map<String, Object> body(Map<String, Object> parts) {
        Map<String, Object> body = new HashMap<>();
        var shocks = Map.of("label", "kind", "op", "in", "values", List.of("shock"));
        body.put("opens", List.of(Map.of("match", List.of(shocks))));
        body.put("due", List.of(Map.of("minSeverity", 1, "minutes", 480)));
        body.put("reopenWithinDays", 14);
        body.putAll(parts);
        return body;
    }
}
