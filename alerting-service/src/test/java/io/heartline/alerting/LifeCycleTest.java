package io.heartline.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.alert.Cause;
import io.heartline.alerting.alert.Finding;
import io.heartline.alerting.alert.Subject;
import io.heartline.contracts.Ids;
import io.heartline.platform.database.Database;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class LifeCycleTest {
    private static final String BRAND = "life-cycle";
    private static final String DESCRIBED =
            "/(alerts|contact-decisions|contact-policies|customers|deliveries|escalation-policies|outreach|plays|receivers"
                    + "|routing|silences|templates)(/.*)?|/schedules(/\\{name}(/(on-call|shifts|overrides.*))?)?";

    private final Alerts alerts;
    private final Database database;
    private final Clock clock;
    private final ObjectMapper json;

    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    @TestHTTPResource(value = "/", management = true)
    URI management;

    LifeCycleTest(Alerts alerts, Database database, Clock clock, ObjectMapper json) {
        this.alerts = alerts;
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatever_happens_a_fingerprint_has_at_most_one_open_alert_and_fires_only_when_it_has_none(long seed) {
        var random = new Random(seed);
        List<UUID> customers = List.of(Ids.next(), Ids.next(), Ids.next());
        Map<UUID, UUID> open = new HashMap<>();
        Map<UUID, Integer> fired = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            var customer = customers.get(random.nextInt(customers.size()));
            var known = open.get(customer);

            // when
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    var raised = QuarkusTransaction.requiringNew()
                            .call(() -> alerts.raise(finding(customer, random.nextInt(1, 11))));
                    assertThat(raised.fired()).isEqualTo(known == null);
                    assertThat(known == null || known.equals(raised.alertId())).isTrue();
                    open.put(customer, raised.alertId());
                    fired.merge(customer, raised.fired() ? 1 : 0, Integer::sum);
                }
                case 2 -> {
                    QuarkusTransaction.requiringNew().run(() -> alerts.resolve(fingerprint(customer), "over"));
                    open.remove(customer);
                }
                case 3 -> QuarkusTransaction.requiringNew().run(() -> alerts.teach(finding(customer, 3)));
                default -> {
                    if (known != null) {
                        post("/alerts/" + known + (random.nextBoolean() ? "/acknowledge" : "/resolve"), customer, open);
                    }
                }
            }

            for (var each : customers) {
                assertThat(count("fingerprint = ? and status <> 'resolved'", each))
                        .isEqualTo(open.containsKey(each) ? 1L : 0L);
                assertThat(count("fingerprint = ?", each)).isEqualTo((long) fired.getOrDefault(each, 0));
            }
        }
    }

    @Test
    void two_rules_that_find_the_same_at_once_fire_one_alert() throws Exception {
        var customer = Ids.next();
        List<Future<Boolean>> raised = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                // when
                raised.add(threads.submit(() -> QuarkusTransaction.requiringNew()
                        .call(() -> alerts.raise(finding(customer, 5)).fired())));
            }
        }
        int fired = 0;
        for (var one : raised) {
            fired += one.get() ? 1 : 0;
        }
        assertThat(fired).isEqualTo(1);
        assertThat(count("fingerprint = ?", customer)).isEqualTo(1L);
    }

    @Test
    void an_alert_keeps_enough_evidence_and_no_more() {
        var customer = Ids.next();

        // when
        for (int i = 0; i < 60; i++) {
            QuarkusTransaction.requiringNew().run(() -> alerts.raise(finding(customer, 5)));
        }

        var causes = database.query(
                "select causes from alert where fingerprint = ?", row -> row.getInt(1), fingerprint(customer));
        assertThat(causes).containsExactly(50);
    }

    @Test
    void every_body_of_the_described_interface_has_an_example_that_its_schema_knows() {
        JsonNode document = described();
        List<String> seen = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> path.getKey().matches(DESCRIBED))
                        .forEach(operation -> {
                            var name = operation.getKey() + " " + path.getKey();
                            seen.add(name);
                            var bodies = bodies(operation.getValue());
                            assertThat(bodies.isEmpty())
                                    .as(name)
                                    .isEqualTo(name.startsWith("delete ")
                                            || name.endsWith("/confirm")
                                            || name.endsWith("/release"));
                            for (var body : bodies) {
                                assertThat(body.path("examples")).as(name).isNotEmpty();
                                assertThat(body.path("schema")).as(name).isNotEmpty();
                                body.path("examples")
                                        .forEach(example -> assertKnown(
                                                name, document, body.path("schema"), example.path("value")));
                            }
                        }));

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "post /contact-decisions",
                        "get /contact-decisions",
                        "get /contact-decisions/{id}",
                        "post /contact-decisions/{id}/confirm",
                        "post /contact-decisions/{id}/release",
                        "get /contact-policies/{brand}",
                        "put /contact-policies/{brand}",
                        "get /contact-policies/{brand}/versions",
                        "get /customers/{id}/do-not-contact",
                        "put /customers/{id}/do-not-contact",
                        "delete /customers/{id}/do-not-contact",
                        "get /customers/{id}/export",
                        "get /alerts",
                        "get /alerts/{id}",
                        "post /alerts/{id}/acknowledge",
                        "post /alerts/{id}/resolve",
                        "get /alerts/precision",
                        "get /alerts/{id}/work",
                        "post /alerts/{id}/assign",
                        "post /alerts/{id}/outcome",
                        "get /alerts/{id}/posture",
                        "get /silences",
                        "post /silences",
                        "post /silences/preview",
                        "post /silences/{id}/expire",
                        "get /routing",
                        "put /routing",
                        "get /routing/versions",
                        "post /routing/preview",
                        "get /escalation-policies",
                        "get /escalation-policies/{name}",
                        "put /escalation-policies/{name}",
                        "get /schedules",
                        "get /schedules/{name}",
                        "put /schedules/{name}",
                        "get /schedules/{name}/on-call",
                        "get /schedules/{name}/shifts",
                        "get /schedules/{name}/overrides",
                        "post /schedules/{name}/overrides",
                        "delete /schedules/{name}/overrides/{id}",
                        "get /deliveries",
                        "get /deliveries/{id}",
                        "post /deliveries/{id}/replay",
                        "get /outreach",
                        "get /outreach/counts",
                        "get /outreach/{id}",
                        "get /outreach/{id}/permission",
                        "post /outreach/{id}/approve",
                        "post /outreach/{id}/reject",
                        "patch /outreach/{id}/draft",
                        "post /outreach/overrides",
                        "get /plays",
                        "post /plays",
                        "get /plays/{key}",
                        "patch /plays/{key}",
                        "get /plays/{key}/versions",
                        "post /plays/previews",
                        "get /templates",
                        "post /templates",
                        "get /templates/{key}",
                        "patch /templates/{key}",
                        "get /templates/{key}/versions",
                        "post /templates/previews",
                        "get /receivers",
                        "post /receivers",
                        "delete /receivers/{id}");
    }

    private JsonNode described() {
        try {
            var text = RestAssured.given()
                    .accept("application/json")
                    .get(management.resolve("/q/openapi").toString())
                    .asString();
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the description is no JSON", e);
        }
    }

    /** The JSON of the request, if there is one, and of the good answers. */
    private static List<JsonNode> bodies(JsonNode operation) {
        List<JsonNode> bodies = new ArrayList<>();
        operation.path("requestBody").path("content").forEach(bodies::add);
        operation.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .filter(answer -> !answer.getKey().equals("204"))
                .forEach(answer -> bodies.add(answer.getValue().path("content").path("application/json")));
        return bodies;
    }

    private static void assertKnown(String name, JsonNode document, JsonNode schema, JsonNode value) {
        var reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            assertKnown(name, document, document.at(reference.substring(1)), value);
            return;
        }
        value.properties().stream().filter(field -> schema.has("properties")).forEach(field -> {
            var known = schema.path("properties").path(field.getKey());
            assertThat(known.isMissingNode()).as(name + ": " + field.getKey()).isFalse();
            assertKnown(name, document, known, field.getValue());
        });
        if (value.isArray()) {
            assertThat(schema.has("items")).as(name).isTrue();
            value.forEach(item -> assertKnown(name, document, schema.path("items"), item));
        }
    }

    private void post(String path, UUID customer, Map<UUID, UUID> open) {
        var answer = RestAssured.given().header(TestKeys.HEADER, TestKeys.ALL).post(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        if (path.endsWith("resolve")) {
            open.remove(customer);
        }
    }

    private long count(String condition, UUID customer) {
        return database.query(
                        "select count(*) from alert where " + condition, row -> row.getLong(1), fingerprint(customer))
                .getFirst();
    }

    private Finding finding(UUID customer, int severity) {
        Instant now = clock.instant();
        var cause = new Cause(Ids.next(), Cause.INTERACTION, "emotion:anger", -2, List.of(), now);
        return new Finding(
                AlertKind.DRIFT,
                fingerprint(customer),
                Subject.customer(BRAND, customer),
                severity,
                "A customer is drifting away",
                Map.of(),
                List.of(cause),
                now);
    }

    private static String fingerprint(UUID customer) {
        return "drift:" + customer;
    }
}
