package io.heartline.metrics.books;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.ErasureReceipt;
import io.heartline.contracts.ModelCard;
import io.heartline.contracts.Pulse;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Topic;
import io.heartline.contracts.VoiceCoverage;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** What tests do with the service from outside: feed its topics, read its topics, ask its endpoints. */
public final class Desk implements AutoCloseable {
    private final Topics topics;

    public Desk(String kafka) {
        topics = new Topics(kafka);
    }

    public static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    public void send(ScoredInteraction scored) {
        topics.send(Topic.SCORED_INTERACTIONS, scored.customerId(), scored);
    }

    public void send(ScoredInteraction scored, UUID eventId) {
        topics.send(Topic.SCORED_INTERACTIONS, scored.customerId(), scored, eventId);
    }

    public void send(CustomerEvent event) {
        topics.send(Topic.CUSTOMER_EVENTS, event.customerId(), event);
    }

    public void send(CustomerIdentity identity) {
        topics.send(Topic.CUSTOMER_IDENTITIES, identity.customerId(), identity);
    }

    public void send(ModelCard card) {
        topics.send(Topic.MODEL_CARDS, card.model(), card);
    }

    public void send(Erasure erasure) {
        topics.send(Topic.ERASURES, erasure.erasureId(), erasure);
    }

    public List<ErasureReceipt> receipts(UUID erasure) {
        return topics.read(Topic.ERASURE_RECEIPTS, ErasureReceipt.class).stream()
                .filter(receipt -> receipt.erasureId().equals(erasure))
                .toList();
    }

    /** Whether the last record of a key on a compacted topic is a tombstone. */
    public boolean isTombstone(Topic topic, UUID key) {
        var records = topics.read(topic.wire()).stream()
                .filter(one -> key.toString().equals(one.key()))
                .toList();
        return !records.isEmpty() && records.getLast().value() == null;
    }

    public List<CustomerStanding> standings(UUID customer) {
        return topics.read(Topic.CUSTOMER_STANDINGS, CustomerStanding.class).stream()
                .filter(standing -> standing.customerId().equals(customer))
                .toList();
    }

    public List<Pulse> pulses(String brand) {
        return topics.read(Topic.PULSES, Pulse.class).stream()
                .filter(pulse -> pulse.brand().equals(brand))
                .toList();
    }

    public List<VoiceCoverage> coverage(String brand) {
        return topics.read(Topic.VOICE_COVERAGE, VoiceCoverage.class).stream()
                .filter(coverage -> coverage.brand().equals(brand))
                .toList();
    }

    public JsonPath get(String path) {
        return given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));
    }

    public JsonPath customer(UUID id) {
        return get("/customers/" + id);
    }

    public JsonPath ledger(UUID id) {
        return get("/customers/" + id + "/ledger");
    }

    public int status(String key, String path) {
        return given().header(TestKeys.HEADER, key).get(path).statusCode();
    }

    public void awaitBalance(UUID customer, double balance) {
        await().untilAsserted(() -> {
            assertThat(status(TestKeys.READ_ONLY, "/customers/" + customer)).isEqualTo(200);
            assertThat(customer(customer).getDouble("balance")).isCloseTo(balance, within(1e-9));
        });
    }

    @Override
    public void close() {
        topics.close();
    }
}
