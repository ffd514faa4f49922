package io.heartline.metrics.books;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events go in through Kafka; books are read through HTTP and standings through Kafka. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class BooksTest {
    private final Feed feed = new Feed("willow");
    private final UUID customer = Ids.next();
    private final MutableClock clock;
    private final String kafka;
    private Topics topics;
    private Instant now = Instant.EPOCH;

    BooksTest(MutableClock clock, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
        this.kafka = kafka;
    }

    @BeforeEach
    void start() {
        topics = new Topics(kafka);
        now = Instant.parse("2026-03-02T12:00:00Z");
        clock.set(now);
    }

    @AfterEach
    void stop() {
        clock.release();
        topics.close();
    }

    @Test
    void anger_is_a_withdrawal_that_weighs_more_than_joy_is_a_deposit() {
        // when
        topics.send(Topic.SCORED_INTERACTIONS, customer, feed.said(customer, Emotion.JOY, 0.5, now));
        topics.send(Topic.SCORED_INTERACTIONS, customer, feed.said(customer, Emotion.ANGER, -0.5, now));

        // 2 · 0.5 · 0.8 = 0.8, and 2.25 times as much the other way
        awaitBalance(customer, 0.8 - 1.8);
        var ledger = ledger(customer);
        assertThat(ledger.getList("items.units", Double.class)).containsExactlyInAnyOrder(0.8, -1.8);
        assertThat(ledger.getDouble("balance")).isCloseTo(-1.0, within(1e-9));
    }

    @Test
    void a_standing_leaves_with_its_reasons_in_the_order_of_the_books() {
        topics.send(
                Topic.CUSTOMER_EVENTS, customer, feed.happened(customer, "purchase", now.minus(1, ChronoUnit.HOURS)));
        awaitBalance(customer, 2 * Math.pow(2, -1 / (180 * 24.0)));

        // when
        var misuse = feed.happened(customer, "data-misuse", now);
        topics.send(Topic.CUSTOMER_EVENTS, customer, misuse);

        await().untilAsserted(() -> assertThat(standings(customer)).hasSize(2));
        var standing = standings(customer).getLast();
        assertThat(standing.revision()).isEqualTo(2);
        assertThat(standing.balance()).isCloseTo(2 * Math.pow(2, -1 / (180 * 24.0)) - 45, within(1e-9));
        assertThat(standing.previousBalance()).isCloseTo(2 * Math.pow(2, -1 / (180 * 24.0)), within(1e-9));
        assertThat(standing.entries()).isEqualTo(2);
        assertThat(standing.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.causeId()).isEqualTo(misuse.id());
            assertThat(reason.cause()).isEqualTo("event:data-misuse");
            assertThat(reason.unitsMicros()).isEqualTo(-45_000_000);
            assertThat(reason.stake()).isEqualTo(20);
            assertThat(reason.backfill()).isFalse();
        });
    }

    private void awaitBalance(UUID id, double balance) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(get("/customers/" + id).getDouble("balance")).isCloseTo(balance, within(1e-9)));
    }

    private static JsonPath ledger(UUID id) {
        return get("/customers/" + id + "/ledger");
    }

    private List<CustomerStanding> standings(UUID id) {
        return topics.read(Topic.CUSTOMER_STANDINGS, CustomerStanding.class).stream()
                .filter(standing -> standing.customerId().equals(id))
                .toList();
    }

    private static JsonPath get(String path) {
        return given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));
    }

    static CustomerIdentity identity(UUID customer, UUID canonical, int revision, String brand, Instant at) {
        return new CustomerIdentity(customer, canonical, brand, revision, at);
    }
}
