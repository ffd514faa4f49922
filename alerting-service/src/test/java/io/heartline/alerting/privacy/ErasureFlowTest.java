package io.heartline.alerting.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.heartline.alerting.LocalReceiver;
import io.heartline.alerting.Samples;
import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.ErasureReceipt;
import io.heartline.contracts.Ids;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ErasureFlowTest {
    private final String brand = "brand-" + UUID.randomUUID();
    private final UUID customer = Ids.next();
    private final UUID other = Ids.next();
    private final UUID interaction = Ids.next();
    private final MutableClock clock;
    private final Database database;
    private final String bootstrapServers;
    private Topics topics;

    ErasureFlowTest(
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
    }

    @AfterEach
    void stop() {
        topics.close();
    }

    @Test
    void an_export_holds_all_of_a_person_and_an_erasure_leaves_nothing() {
        try (var receiver = LocalReceiver.start()) {
            live(receiver);
            export(customer)
                    .body("customerIds", hasSize(2))
                    .body("parts.alerts", hasSize(1))
                    .body("parts.outreach", hasSize(1))
                    .body("parts.cases", hasSize(1))
                    .body("parts.cases[0].comments[0].text", equalTo("customer " + customer + " called"))
                    .body("parts.outreach[0].customerId", equalTo(customer.toString()))
                    .body("parts.complaints", hasSize(1))
                    .body("parts.contactDecisions.size()", equalTo(2))
                    .body("parts.doNotContact[0].reason", equalTo("asked on the phone"))
                    .body("parts.heard[0].aspects[0]", equalTo("reliability"));
            var erasure = new Erasure(Ids.next(), List.of(customer, other), clock.instant());

            // when
            topics.send(Topic.ERASURES, erasure.erasureId(), erasure);

            var receipt = await().until(() -> receipt(erasure.erasureId()), found -> !found.isEmpty())
                    .getFirst();
            assertThat(receipt.service()).isEqualTo("alerting-service");
            assertThat(receipt.rows()).isGreaterThan(8);
            assertThat(traces()).isEmpty();
            assertThat(tally()).isEqualTo(1);
            counts(TestKeys.READ_ONLY, brand)
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].count", equalTo(1));
            counts(TestKeys.OTHER_BRAND, brand).statusCode(200).body("items", hasSize(0));
            counts(TestKeys.INGEST_ONLY, brand).statusCode(403);
            export(customer).body("parts.alerts", hasSize(0)).body("parts.contactDecisions", hasSize(0));
        }
    }

    @Test
    void nothing_that_comes_late_brings_anybody_back() {
        var erasure = new Erasure(Ids.next(), List.of(customer, other), clock.instant());
        topics.send(Topic.ERASURES, erasure.erasureId(), erasure);
        await().until(() -> receipt(erasure.erasureId()), found -> !found.isEmpty());

        // when
        complain();
        topics.send(Topic.CUSTOMER_IDENTITIES, other, new CustomerIdentity(other, customer, brand, 2, clock.instant()));
        var sentinel = Ids.next();
        topics.send(
                Topic.SCORED_INTERACTIONS,
                customer,
                Samples.complaint(Ids.next(), sentinel, brand, "app", "en", clock.instant()));

        // The same key, so the same partition: what was sent before it has been read.
        await().untilAsserted(() -> export(sentinel).body("parts.heard", hasSize(1)));
        assertThat(traces()).isEmpty();
        decide().statusCode(409).body("code", equalTo("customer-erased"));
        list().statusCode(409);
    }

    @Test
    void an_export_needs_the_role_admin_and_shows_the_brands_of_the_key() {
        complain();
        await().untilAsserted(() -> export(customer).body("parts.heard", hasSize(1)));

        // when
        var reader = with(TestKeys.READ_ONLY)
                .get("/customers/" + customer + "/export")
                .then();

        reader.statusCode(403);
        with(TestKeys.OTHER_BRAND)
                .get("/customers/" + customer + "/export")
                .then()
                .statusCode(200)
                .body("parts.heard", hasSize(0));
    }

    /** A severe complaint, an alert, an outreach that is delivered, a decision, an entry of the list, a dead letter. */
    private void live(LocalReceiver receiver) {
        register(receiver);
        topics.send(Topic.CUSTOMER_IDENTITIES, other, new CustomerIdentity(other, customer, brand, 2, clock.instant()));
        complain();
        await().untilAsserted(() -> with(TestKeys.ALL)
                .get("/outreach?customerId=" + other)
                .then()
                .statusCode(200)
                .body("items", hasSize(1)));
        comment();
        decide().statusCode(200);
        list().statusCode(200);
        topics.sendRaw(
                Topic.CUSTOMER_EVENTS.wire(),
                customer.toString(),
                "no event".getBytes(StandardCharsets.UTF_8),
                Map.of("ce_id", UUID.randomUUID().toString()));
        await().untilAsserted(() -> assertThat(traces()).contains("dead_letter"));
        await().untilAsserted(() -> assertThat(receiver.messages()).isNotEmpty());
    }

    private void comment() {
        String id = with(TestKeys.ALL)
                .get("/cases?customerId=" + other)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
        with(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of("text", "customer " + customer + " called"))
                .post("/cases/" + id + "/comments")
                .then()
                .statusCode(200);
    }

    private void complain() {
        var complaint = Samples.complaint(
                interaction, customer, brand, "app", "en", clock.instant(), new IntentScore("data-misuse", 0.97));
        topics.send(Topic.SCORED_INTERACTIONS, customer, complaint);
    }

    /** The tables in which a customer's id, or the interaction's, can still be read, wherever in the row it stands. */
    private List<String> traces() {
        List<String> found = new ArrayList<>();
        var tables = query("select table_name from information_schema.tables where table_schema = 'public'");
        for (var table : tables) {
            if (!List.of("erased_customer", "inbox", "flyway_schema_history").contains(table)) {
                var needles = "%(" + customer + "|" + other + "|" + interaction + ")%";
                if (!query("select 'found' from " + table + " t where t::text similar to '" + needles + "' limit 1")
                        .isEmpty()) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    private long tally() {
        return query("select count::text from outreach_tally where brand = '" + brand + "'").stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    private List<String> query(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> database.query(sql, row -> row.getString(1)));
    }

    private List<ErasureReceipt> receipt(UUID erasureId) {
        return topics.read(Topic.ERASURE_RECEIPTS, ErasureReceipt.class).stream()
                .filter(receipt -> receipt.erasureId().equals(erasureId))
                .toList();
    }

    private ValidatableResponse decide() {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of(
                        "requestId",
                        UUID.randomUUID(),
                        "customerId",
                        other,
                        "brand",
                        brand,
                        "channel",
                        "email",
                        "messageClass",
                        "service",
                        "purpose",
                        "service"))
                .post("/contact-decisions")
                .then();
    }

    private ValidatableResponse list() {
        return with(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of("brand", brand, "reason", "asked on the phone"))
                .put("/customers/" + customer + "/do-not-contact")
                .then();
    }

    private void register(LocalReceiver receiver) {
        with(TestKeys.ALL)
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "receiver of " + brand,
                        "kind",
                        "webhook",
                        "url",
                        receiver.url(),
                        "secret",
                        LocalReceiver.SECRET,
                        "brands",
                        List.of(brand),
                        "quotes",
                        true))
                .post("/receivers")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse counts(String key, String brand) {
        return with(key).get("/outreach/counts?brand=" + brand).then();
    }

    private static ValidatableResponse export(UUID id) {
        return with(TestKeys.ALL).get("/customers/" + id + "/export").then().statusCode(200);
    }

    private static RequestSpecification with(String key) {
        return given().header(TestKeys.HEADER, key);
    }
}
