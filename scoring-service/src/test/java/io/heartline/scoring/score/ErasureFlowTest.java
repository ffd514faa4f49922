package io.heartline.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.scoring.Examples;
import io.heartline.scoring.Stack;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    /** What remembers on purpose that somebody was erased and that an event was seen; neither holds a text. */
    private static final List<String> ON_PURPOSE = List.of("erased_customer", "inbox", "flyway_schema_history");

    private final UUID customer = Ids.next();
    private final String needle = "needle" + UUID.randomUUID().toString().replace("-", "");
    private final Database database;
    private final String bootstrapServers;

    @SuppressWarnings("NullAway.Init") // before each test
    private Topics topics;

    @SuppressWarnings("NullAway.Init") // before each test
    private Stack stack;

    ErasureFlowTest(Database database, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.database = database;
        this.bootstrapServers = bootstrapServers;
    }

    @BeforeEach
    void live() {
        topics = new Topics(bootstrapServers);
        stack = new Stack(bootstrapServers);
        var heard = Examples.interaction(
                Ids.next(), customer, 1, "Thank you, I love it, said the " + needle + ". Still no reply!", NOON);
        stack.score(heard);
        Stack.all()
                .body("""
                        {"version": 1, "emotion": "anger", "reason": "the %s was ironic"}""".formatted(needle))
                .post("/scores/" + heard.id() + "/corrections")
                .then()
                .statusCode(201);
        stack.told(heard.id(), 2);
        stack.decide(customer, "refused", NOON);
        sendUnreadable(Topic.INTERACTIONS, "no interaction, but a " + needle);
        await().atMost(Stack.PATIENCE)
                .untilAsserted(
                        () -> assertThat(traces()).contains("score", "correction", "analysis_consent", "dead_letter"));
    }

    @AfterEach
    void close() {
        topics.close();
        stack.close();
    }

    @Test
    void an_erasure_leaves_no_word_of_a_customer_in_any_table() {
        // when
        long rows = stack.erase(customer);

        assertThat(rows).isGreaterThanOrEqualTo(4);
        assertThat(traces()).isEmpty();
    }

    @Test
    void nothing_that_comes_late_brings_a_customer_back() {
        stack.erase(customer);

        // when
        topics.send(
                Topic.INTERACTIONS,
                customer,
                Examples.interaction(Ids.next(), customer, 1, "I am back, says the " + needle, NOON));
        stack.decide(customer, "granted", NOON.plusSeconds(1));

        readUpToHere(Topic.INTERACTIONS);
        readUpToHere(Topic.CUSTOMER_EVENTS);
        // The marks, which were sent under the customer's key; their copies are on their way for a moment
        await().atMost(Stack.PATIENCE).untilAsserted(() -> assertThat(traces()).containsExactly("dead_letter"));
    }

    /** Waits until a record that cannot be read is set aside: what was sent before it under the same key has been read. */
    private void readUpToHere(Topic topic) {
        var mark = "mark " + UUID.randomUUID();
        sendUnreadable(topic, mark);
        await().atMost(Stack.PATIENCE)
                .until(() -> !query("select 'found' from dead_letter t where convert_from(t.value, 'UTF8') = '" + mark
                                + "'")
                        .isEmpty());
    }

    private void sendUnreadable(Topic topic, String value) {
        topics.sendRaw(
                topic.wire(),
                customer.toString(),
                value.getBytes(StandardCharsets.UTF_8),
                Map.of("ce_id", UUID.randomUUID().toString()));
    }

    /** The tables in which the customer's id or the planted word can still be read, wherever in the row it stands. */
    private List<String> traces() {
        return query("select table_name from information_schema.tables where table_schema = 'public'").stream()
                .filter(table -> !ON_PURPOSE.contains(table))
                .filter(table -> !query("select 'found' from \"" + table + "\" t where t::text similar to '%("
                                + customer + "|" + needle + ")%' limit 1")
                        .isEmpty())
                .toList();
    }

    private List<String> query(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> database.query(sql, row -> row.getString(1)));
    }
}
