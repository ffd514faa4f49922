package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Segment;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events go in through Kafka; accounts are read through HTTP, and standings through Kafka. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class BooksTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final Feed feed = new Feed("willow");
    private final UUID customer = Ids.next();
    private final MutableClock clock;
    private final String kafka;
    private Desk desk;

    BooksTest(MutableClock clock, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
        this.kafka = kafka;
    }

    @BeforeEach
    void start() {
        desk = new Desk(kafka);
        clock.set(NOW);
    }

    @AfterEach
    void stop() {
        clock.release();
        desk.close();
    }

    @Test
    void anger_is_a_withdrawal_that_weighs_more_than_joy_is_a_deposit() {
        // when
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOW));
        desk.send(feed.said(customer, Emotion.ANGER, -0.5, NOW));

        // 2 · 0.5 · 0.8 = 0.8, and 2.25 times as much the other way
        desk.awaitBalance(customer, 0.8 - 1.8);
        var ledger = desk.ledger(customer);
        assertThat(ledger.getList("items.units", Double.class)).containsExactlyInAnyOrder(0.8, -1.8);
        assertThat(ledger.getDouble("balance")).isCloseTo(-1.0, within(1e-9));
        assertThat(ledger.getList("items.words", String.class)).anyMatch(words -> words.startsWith("Anger was"));
        assertThat(desk.get("/customers/" + customer + "/ledger?lang=zh").getList("items.words", String.class))
                .anyMatch(words -> words.startsWith("客户表达了愤怒"));
    }

    @Test
    void a_standing_leaves_with_its_reasons_in_the_order_of_the_books() {
        double purchase = 2 * Math.pow(2, -1 / (180 * 24.0));
        desk.send(feed.happened(customer, "purchase", NOW.minus(Duration.ofHours(1))));
        desk.awaitBalance(customer, purchase);

        // when
        var misuse = feed.happened(customer, "data-misuse", NOW);
        desk.send(misuse);

        await().untilAsserted(() -> assertThat(desk.standings(customer)).hasSize(2));
        var standing = desk.standings(customer).getLast();
        assertThat(standing.revision()).isEqualTo(2);
        assertThat(standing.balance()).isCloseTo(purchase - 45, within(1e-9));
        assertThat(standing.previousBalance()).isCloseTo(purchase, within(1e-9));
        assertThat(standing.trend30d()).isCloseTo(purchase - 45, within(1e-9));
        assertThat(standing.entries()).isEqualTo(2);
        assertThat(standing.segment()).isEqualTo(Segment.UNHEARD);
        assertThat(standing.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.causeId()).isEqualTo(misuse.id());
            assertThat(reason.cause()).isEqualTo("event:data-misuse");
            assertThat(reason.unitsMicros()).isEqualTo(-45_000_000);
            assertThat(reason.stake()).isEqualTo(20);
            assertThat(reason.backfill()).isFalse();
        });
    }

    @Test
    void neutral_abstained_and_agents_messages_post_nothing() {
        desk.send(feed.said(customer, Emotion.NEUTRAL, 0, NOW));
        desk.send(feed.abstained(Ids.next(), 1, 1, customer, NOW));
        desk.send(feed.saidByAgent(customer, NOW));

        // when
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOW));

        desk.awaitBalance(customer, 0.8);
        assertThat(desk.ledger(customer).getList("items")).hasSize(1);
        assertThat(desk.customer(customer).getInt("entries")).isEqualTo(1);
        assertThat(desk.customer(customer).getInt("evidence")).isEqualTo(3);
        assertThat(desk.customer(customer).getInt("sentiment.n")).isEqualTo(2);
    }

    @Test
    void a_correction_reverses_and_re_enters_and_what_it_outranks_changes_nothing() {
        var id = Ids.next();
        var angry = feed.said(id, 1, 1, customer, Emotion.ANGER, -0.5, NOW);
        desk.send(angry);
        desk.awaitBalance(customer, -1.8);

        // when
        desk.send(feed.said(id, 1, 2, customer, Emotion.JOY, 0.5, NOW));
        desk.send(angry);

        desk.awaitBalance(customer, 0.8);
        var ledger = desk.ledger(customer);
        assertThat(ledger.getList("items.units", Double.class)).containsExactly(0.8, 1.8, -1.8);
        assertThat(ledger.getList("items.kind", String.class)).containsExactly("deposit", "withdrawal", "withdrawal");
        assertThat(ledger.getList("items.reverses", String.class))
                .containsExactly(null, ledger.getString("items[2].id"), null);
        await().untilAsserted(() -> {
            var standing = desk.standings(customer).getLast();
            assertThat(standing.reasons()).extracting("unitsMicros").containsExactly(1_800_000L, 800_000L);
            assertThat(standing.previousBalance()).isCloseTo(-1.8, within(1e-9));
        });
    }

    @Test
    void a_new_version_may_abstain_or_happen_at_another_time() {
        var id = Ids.next();
        desk.send(feed.said(id, 1, 1, customer, Emotion.ANGER, -0.5, NOW));
        desk.send(feed.said(id, 2, 1, customer, Emotion.ANGER, -0.5, NOW.minus(Duration.ofDays(270))));
        desk.awaitBalance(customer, -0.9);

        // when
        desk.send(feed.abstained(id, 3, 1, customer, NOW));

        desk.awaitBalance(customer, 0);
        assertThat(desk.customer(customer).getInt("entries")).isZero();
        assertThat(desk.get("/customers/" + customer + "?at=2026-01-01T00:00:00Z")
                        .getDouble("balance"))
                .isZero();
    }

    @Test
    void a_redelivery_has_no_effect() {
        var said = feed.said(customer, Emotion.JOY, 0.5, NOW);
        var eventId = Ids.next();

        // when
        desk.send(said, eventId);
        desk.send(said, eventId);
        desk.send(said, Ids.next());
        desk.send(feed.said(customer, Emotion.ANGER, -0.5, NOW));

        desk.awaitBalance(customer, -1);
        assertThat(desk.ledger(customer).getList("items")).hasSize(2);
    }

    @Test
    void merged_customers_are_read_as_one_and_separated_ones_as_before() {
        var other = Ids.next();
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOW));
        desk.send(feed.said(other, Emotion.ANGER, -0.5, NOW));
        desk.awaitBalance(customer, 0.8);
        desk.awaitBalance(other, -1.8);

        // when
        desk.send(new CustomerIdentity(other, customer, "willow", 2, NOW));

        desk.awaitBalance(customer, -1);
        desk.awaitBalance(other, -1);
        assertThat(desk.customer(other).getString("customerId")).isEqualTo(customer.toString());
        assertThat(desk.customer(other).getList("customerIds")).hasSize(2);
        assertThat(desk.ledger(other).getList("items")).hasSize(2);
        await().untilAsserted(() ->
                assertThat(desk.standings(customer).getLast().balance()).isCloseTo(-1, within(1e-9)));
        assertThat(desk.standings(customer).getLast().reasons()).isEmpty();

        desk.send(new CustomerIdentity(other, customer, "willow", 1, NOW));
        desk.send(new CustomerIdentity(other, other, "willow", 3, NOW));

        desk.awaitBalance(customer, 0.8);
        desk.awaitBalance(other, -1.8);
        await().untilAsserted(() ->
                assertThat(desk.standings(other).getLast().balance()).isCloseTo(-1.8, within(1e-9)));
    }

    @Test
    void pages_of_the_ledger_add_up_to_the_balance_at_any_instant() {
        for (int i = 0; i < 5; i++) {
            desk.send(feed.said(
                    customer, i % 2 == 0 ? Emotion.JOY : Emotion.ANGER, i % 2 == 0 ? 0.5 : -0.5, NOW.minusSeconds(i)));
        }
        await().untilAsserted(
                        () -> assertThat(desk.ledger(customer).getList("items")).hasSize(5));
        var at = "?at=2026-09-01T00:00:00Z";
        List<Double> values = new ArrayList<>();
        String cursor = "";

        // when
        for (int page = 0; page < 3; page++) {
            var found = desk.get("/customers/" + customer + "/ledger" + at + "&limit=2" + cursor);
            values.addAll(found.getList("items.value", Double.class));
            cursor = "&cursor=" + found.getString("nextCursor");
        }

        double balance = desk.get("/customers/" + customer + at).getDouble("balance");
        assertThat(values).hasSize(5);
        assertThat(values.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(balance, within(1e-9));
        assertThat(desk.get("/customers/" + customer + "/ledger" + at).getDouble("balance"))
                .isCloseTo(balance, within(1e-9));
    }

    @Test
    void another_brands_customer_is_not_there() {
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOW));

        // when
        desk.awaitBalance(customer, 0.8);

        assertThat(desk.status(TestKeys.OTHER_BRAND, "/customers/" + customer)).isEqualTo(404);
        assertThat(desk.status(TestKeys.OTHER_BRAND, "/customers/" + customer + "/ledger"))
                .isEqualTo(404);
        assertThat(desk.status(TestKeys.OTHER_BRAND, "/sentiment?brand=willow")).isEqualTo(404);
        assertThat(desk.status(TestKeys.INGEST_ONLY, "/customers/" + customer)).isEqualTo(403);
        assertThat(desk.status(TestKeys.READ_ONLY, "/customers/" + Ids.next())).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sentiment",
                "/segments",
                "/pulses",
                "/books/summary",
                "/sentiment?brand=willow&scope=planet",
                "/sentiment?brand=willow&scope=aspect",
                "/sentiment?brand=willow&value=oak",
                "/sentiment?brand=willow&at=yesterday",
                "/segments?brand=willow&at=1969-12-31T23:59:59Z",
                "/segments?brand=willow&colour=red",
                "/pulses?brand=willow&limit=201",
                "/pulses?brand=willow&cursor=x",
                "/pulses?brand=willow&from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z",
                "/customers/018f0000-0000-7000-8000-000000000000/ledger?lang=fr",
                "/customers/018f0000-0000-7000-8000-000000000000/ledger?cursor=x"
            })
    void parameters_that_make_no_sense_are_refused(String path) {
        assertThat(desk.status(TestKeys.READ_ONLY, path)).isEqualTo(400);
    }
}
