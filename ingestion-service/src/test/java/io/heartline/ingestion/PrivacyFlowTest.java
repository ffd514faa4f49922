package io.heartline.ingestion;

import static io.heartline.ingestion.Posts.as;
import static io.heartline.ingestion.Posts.event;
import static io.heartline.ingestion.Posts.interaction;
import static io.heartline.ingestion.Posts.post;
import static io.heartline.ingestion.Posts.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.ErasureReceipt;
import io.heartline.contracts.EventType;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Topic;
import io.heartline.ingestion.consent.ContactChannel;
import io.heartline.ingestion.consent.Purpose;
import io.heartline.ingestion.consent.Unsubscribes;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Consent, erasure and export, through HTTP, Kafka and the database as they are. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class PrivacyFlowTest {
    private final DataSource database;
    private final Unsubscribes unsubscribes;

    PrivacyFlowTest(DataSource database, Unsubscribes unsubscribes) {
        this.database = database;
        this.unsubscribes = unsubscribes;
    }

    private static Topics topics() {
        return new Topics(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    private static <T> List<T> topic(Topic topic, Class<T> type) {
        try (var topics = topics()) {
            return topics.read(topic, type);
        }
    }

    private static JsonPath find(String externalId) {
        return as(TestKeys.READ_ONLY)
                .get("/customers?kind=external-id&brand=aurora-air&value=" + externalId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static UUID customer(String externalId) {
        return UUID.fromString(find(externalId).getString("items[0].id"));
    }

    private static void decide(UUID customer, String decision) {
        as(TestKeys.ALL)
                .contentType("application/json")
                .body("{\"decisions\": [" + decision + "]}")
                .put("/customers/" + customer + "/consents")
                .then()
                .statusCode(200);
    }

    private static String consents(UUID customer, String path) {
        return as(TestKeys.READ_ONLY)
                .get("/customers/" + customer + "/consents")
                .then()
                .extract()
                .<Object>path(path)
                .toString();
    }

    @Test
    void whoever_refuses_analysis_is_withheld_until_they_allow_it_again() {
        var name = unique("withheld");
        post("/interactions", interaction(unique("w"), name, "First"));
        var id = customer(name);
        decide(id, """
                {"purpose": "analysis", "status": "refused", "source": "app", "proof": "switch 7",
                 "decidedAt": "2026-03-01T00:00:00Z"}""");
        var silent = unique("w");

        // when
        post("/interactions", interaction(silent, name, "Nobody may read this"))
                .statusCode(202)
                .body("items[0].status", is("withheld"))
                .body("items[0].id", is(nullValue()));
        post("/customer-events", event(unique("e"), name, "\"type\": \"visit\""))
                .statusCode(202)
                .body("items[0].status", is("withheld"));

        await().untilAsserted(() -> assertThat(topic(Topic.CUSTOMER_EVENTS, CustomerEvent.class))
                .anySatisfy(told -> {
                    assertThat(told.customerId()).isEqualTo(id);
                    assertThat(told.type()).isEqualTo(EventType.CONSENT_CHANGED);
                    assertThat(told.attributes())
                            .containsEntry("purpose", "analysis")
                            .containsEntry("status", "refused");
                }));
        assertThat(topic(Topic.INTERACTIONS, Interaction.class))
                .noneMatch(told -> told.externalId().equals(silent));
        decide(id, """
                {"purpose": "analysis", "status": "granted", "source": "app", "proof": "switch 8",
                 "decidedAt": "2026-03-02T00:00:00Z"}""");
        post("/interactions", interaction(silent, name, "Now you may"))
                .body("items[0].status", is("accepted"))
                .body("items[0].version", is(1));
    }

    @Test
    void consents_tell_what_holds_and_keep_every_decision() {
        var name = unique("consent");
        post("/interactions", interaction(unique("c"), name, "Hello"));
        var id = customer(name);
        decide(id, """
                {"channel": "email", "purpose": "marketing", "status": "granted", "source": "shop", "proof": "form 1",
                 "decidedAt": "2026-03-02T00:00:00Z"}""");

        // when
        decide(id, """
                {"purpose": "marketing", "status": "refused", "source": "crm", "proof": "call 9",
                 "decidedAt": "2026-03-01T00:00:00Z"}""");

        as(TestKeys.READ_ONLY)
                .get("/customers/" + id + "/consents")
                .then()
                .statusCode(200)
                .body("now.find { it.purpose == 'marketing' && it.channel == null }.allowed", is(false))
                .body("now.find { it.purpose == 'marketing' && it.channel == 'email' }.allowed", is(true))
                .body("now.find { it.purpose == 'survey' }.status", is("unknown"))
                .body("history", hasSize(2))
                .body("history[0].proof", is("form 1"));
        as(TestKeys.OTHER_BRAND).get("/customers/" + id + "/consents").then().statusCode(404);
        as(TestKeys.READ_ONLY)
                .contentType("application/json")
                .body("{\"decisions\": []}")
                .put("/customers/" + id + "/consents")
                .then()
                .statusCode(403);
    }

    @Test
    void a_decision_that_breaks_a_rule_is_refused() {
        var name = unique("bad");
        post("/interactions", interaction(unique("b"), name, "Hello"));

        // when
        var answer = as(TestKeys.ALL)
                .contentType("application/json")
                .body("""
                        {"decisions": [{"channel": "email", "purpose": "analysis", "status": "refused", "source": "crm",
                                        "proof": "call"},
                                       {"purpose": "survey", "status": "refused", "source": "crm", "proof": "call",
                                        "decidedAt": "2999-01-01T00:00:00Z"}]}""")
                .put("/customers/" + customer(name) + "/consents")
                .then();

        answer.statusCode(400).body("errors.code", equalTo(List.of("not-allowed", "in-the-future")));
    }

    @Test
    void a_link_asks_first_and_unsubscribes_when_it_is_posted() {
        var name = unique("unsubscribe");
        post("/interactions", interaction(unique("u"), name, "Hello"));
        var id = customer(name);
        decide(id, """
                {"purpose": "marketing", "status": "granted", "source": "shop", "proof": "form 1",
                 "decidedAt": "2026-01-01T00:00:00Z"}""");
        var token = QuarkusTransaction.requiringNew()
                .call(() -> unsubscribes.token(id, ContactChannel.EMAIL, Purpose.MARKETING));
        given().header("Accept-Language", "zh-CN")
                .get("/unsubscribe/" + token)
                .then()
                .statusCode(200)
                .body(containsString("确认退订"));
        assertThat(consents(id, "history.size()")).isEqualTo("1");

        // when
        for (int i = 0; i < 2; i++) {
            given().contentType("application/x-www-form-urlencoded")
                    .body("List-Unsubscribe=One-Click")
                    .post("/unsubscribe/" + token)
                    .then()
                    .statusCode(200)
                    .body(containsString("You are unsubscribed"));
        }

        assertThat(consents(id, "now.find { it.purpose == 'marketing' && it.channel == 'email' }.status"))
                .isEqualTo("withdrawn");
        assertThat(consents(id, "history.size()")).isEqualTo("2");
        given().post("/unsubscribe/" + "x".repeat(43)).then().statusCode(404);
        given().get("/unsubscribe/short").then().statusCode(404);
    }

    @Test
    void masks_are_lifted_for_administrators_alone() {
        var id = post("/interactions", interaction(unique("o"), unique("C"), "Write to mia@example.com"))
                .extract()
                .<String>path("items[0].id");

        // when
        as(TestKeys.ALL)
                .get("/interactions/" + id + "/original")
                .then()
                .statusCode(200)
                .body("text", is("Write to mia@example.com"));

        as(TestKeys.READ_ONLY).get("/interactions/" + id).then().body("text", is("Write to [email]"));
        as(TestKeys.READ_ONLY).get("/interactions/" + id + "/original").then().statusCode(403);
        as(TestKeys.OTHER_BRAND).get("/interactions/" + id + "/original").then().statusCode(404);
    }

    @Test
    void nothing_of_an_erased_person_is_left_and_nothing_brings_them_back() throws SQLException {
        var name = unique("needle-external");
        var needles = List.of(name, "needletext", "needle@example.com", "needleattribute", "needleproof", "needlefile");
        plant(name);
        var id = customer(name);
        assertThat(tablesWith(needles).keySet())
                .contains("identifier", "interaction", "customer_event", "consent", "import_rejection");

        // when
        var erasure = as(TestKeys.ALL)
                .delete("/customers/" + id)
                .then()
                .statusCode(202)
                .body("customerIds", equalTo(List.of(id.toString())))
                .extract()
                .<String>path("id");

        await().untilAsserted(() -> assertThat(tablesWith(needles)).isEmpty());
        as(TestKeys.READ_ONLY).get("/customers/" + id).then().statusCode(404);
        assertThat(find(name).getList("items")).isEmpty();
        post("/interactions", interaction("needle-1", name, "needletext again"))
                .statusCode(202)
                .body("items[0].status", is("erased"));
        post("/customer-events", event("needle-2", name, "\"type\": \"visit\"")).body("items[0].status", is("erased"));
        assertThat(tablesWith(needles)).isEmpty();
        as(TestKeys.ALL).delete("/customers/" + id).then().statusCode(202).body("id", is(erasure));
        await().untilAsserted(() -> assertThat(topic(Topic.ERASURES, Erasure.class))
                .anyMatch(order -> order.customerIds().equals(List.of(id))));
        await().untilAsserted(() ->
                assertThat(isTombstone(Topic.CUSTOMER_IDENTITIES, id)).isTrue());
    }

    private static void plant(String name) {
        post("/interactions", """
                {"source": "tests", "externalId": "needle-1", "customer": {"kind": "external-id", "value": "%s"},
                 "brand": "aurora-air", "channel": "review", "touchpoint": "delivery",
                 "text": "needletext, write to needle@example.com",
                 "attributes": {"order": "needleattribute"}}""".formatted(name)).statusCode(202);
        post(
                        "/customer-events",
                        event("needle-2", name, "\"type\": \"visit\", \"attributes\": {\"a\": \"needleattribute\"}"))
                .statusCode(202);
        decide(customer(name), """
                {"purpose": "survey", "status": "granted", "source": "shop", "proof": "needleproof"}""");
        var run = as(TestKeys.ALL)
                .contentType("application/x-ndjson")
                .body("""
                        {"externalId": "needlefile", "customer": {"kind": "external-id", "value": "%s"}}
                        """.formatted(name).getBytes(StandardCharsets.UTF_8))
                .post("/imports?name=needles&kind=interactions")
                .then()
                .extract()
                .<String>path("id");
        await().untilAsserted(
                        () -> as(TestKeys.ALL).get("/imports/" + run).then().body("rejected", is(1)));
    }

    /** Searches every row of every table for texts, and for the same texts as bytes. */
    private Map<String, List<String>> tablesWith(List<String> needles) throws SQLException {
        Map<String, List<String>> found = new TreeMap<>();
        for (var table : tables()) {
            var hits = needles.stream().filter(needle -> holds(table, needle)).toList();
            if (!hits.isEmpty()) {
                found.put(table, hits);
            }
        }
        return found;
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select table_name from information_schema.tables where table_schema = 'public'");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private boolean holds(String table, String needle) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) > 0 from \"" + table
                        + "\" t where position(? in t::text) > 0 or position(? in t::text) > 0")) {
            statement.setString(1, needle);
            statement.setString(2, HexFormat.of().formatHex(needle.getBytes(StandardCharsets.UTF_8)));
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTombstone(Topic topic, UUID key) {
        try (var topics = topics()) {
            var records = topics.read(topic.wire()).stream()
                    .filter(one -> key.toString().equals(one.key()))
                    .toList();
            return !records.isEmpty() && records.getLast().value() == null;
        }
    }

    @Test
    void an_audit_tells_who_has_answered() {
        var name = unique("audited");
        post("/interactions", interaction(unique("a"), name, "Hello"));
        var erasure = UUID.fromString(as(TestKeys.ALL)
                .delete("/customers/" + customer(name))
                .then()
                .statusCode(202)
                .body("receipts.service", equalTo(List.of("ingestion-service")))
                .body("pending", equalTo(List.of("scoring-service", "metrics-service", "alerting-service")))
                .extract()
                .<String>path("id"));

        // when
        try (var topics = topics()) {
            for (var service : List.of("scoring-service", "metrics-service", "alerting-service")) {
                topics.send(Topic.ERASURE_RECEIPTS, erasure, new ErasureReceipt(erasure, service, 4, Instant.EPOCH));
            }
        }

        await().untilAsserted(() -> as(TestKeys.ALL)
                .get("/erasures/" + erasure)
                .then()
                .statusCode(200)
                .body("pending", is(empty()))
                .body("receipts", hasSize(4)));
        as(TestKeys.READ_ONLY).get("/erasures/" + erasure).then().statusCode(403);
        as(TestKeys.OTHER_BRAND).get("/erasures/" + erasure).then().statusCode(404);
        as(TestKeys.READ_ONLY).delete("/customers/" + erasure).then().statusCode(403);
        as(TestKeys.ALL).delete("/customers/" + erasure).then().statusCode(404);
    }
}
