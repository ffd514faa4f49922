package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.ModelCard;
import io.heartline.contracts.Profile;
import io.heartline.metrics.tally.Tallies;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is felt and believed, as it is read. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class SentimentFlowTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private final MutableClock clock;
    private final Tallies tallies;
    private final String kafka;
    private Desk desk;

    SentimentFlowTest(
            MutableClock clock, Tallies tallies, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
        this.tallies = tallies;
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
    void a_customers_expressions_follow_the_customer_into_another_stratum() {
        var feed = new Feed("larch-hill");
        var customer = Ids.next();
        var north = new Profile("north", "plus", null, null, null, null);
        var south = new Profile("south", null, null, null, null, null);
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOW.minus(Duration.ofDays(3))));
        desk.send(feed.profiled(customer, north, NOW.minus(Duration.ofDays(2))));
        desk.send(feed.said(customer, Emotion.JOY, 0.7, NOW));
        await().untilAsserted(() ->
                assertThat(count("larch-hill", "stratum", "region:north")).isEqualTo(2));

        // when
        desk.send(feed.profiled(customer, south, NOW.minus(Duration.ofDays(1))));

        await().untilAsserted(() ->
                assertThat(count("larch-hill", "stratum", "region:south")).isEqualTo(2));
        assertThat(count("larch-hill", "stratum", "region:north")).isZero();
        assertThat(count("larch-hill", "stratum", "plan:plus")).isEqualTo(2);
        assertThat(count("larch-hill", "brand", "larch-hill")).isEqualTo(2);

        // An older profile that arrives late changes nothing, and all sums are those that the evidence makes
        desk.send(feed.profiled(customer, north, NOW.minus(Duration.ofDays(5))));
        desk.send(feed.said(customer, Emotion.JOY, 0.9, NOW));
        await().untilAsserted(() ->
                assertThat(count("larch-hill", "stratum", "region:south")).isEqualTo(3));
        assertThat(compared("larch-hill")).containsOnly(0L);
    }

    @Test
    void the_interval_holds_the_error_of_the_model_that_scored() {
        var feed = new Feed("maple-hill");
        var customer = Ids.next();
        for (int i = 0; i < 10; i++) {
            desk.send(feed.said(
                    customer, i % 2 == 0 ? Emotion.ANGER : Emotion.JOY, i % 2 == 0 ? -0.5 : 0.6, NOW.minusSeconds(i)));
        }
        desk.send(feed.abstained(Ids.next(), 1, 1, customer, NOW));
        await().untilAsserted(
                        () -> assertThat(count("maple-hill", "channel", "chat")).isEqualTo(10));

        // when
        desk.send(new ModelCard("test-1", "00", figures(), NOW));

        await().untilAsserted(
                        () -> assertThat(desk.get("/sentiment?brand=maple-hill").getMap("withScorerError.interval"))
                                .isNotNull());
        var read = desk.get("/sentiment?brand=maple-hill");
        assertThat(read.getDouble("withScorerError.interval.low")).isLessThan(read.getDouble("raw.interval.low"));
        assertThat(read.getDouble("withScorerError.interval.high"))
                .isGreaterThanOrEqualTo(read.getDouble("raw.interval.high"));
        // Anger is true 1.5 times as often as it is said
        assertThat(read.getDouble("withScorerError.corrected")).isCloseTo(0.3 - 0.25 * 1.5, within(1e-3));
        assertThat(read.getDouble("withScorerError.models.test-1")).isEqualTo(1);
        assertThat(read.getLong("emotion.abstained")).isEqualTo(1);
        assertThat(read.getDouble("emotion.intervals.anger.high")).isGreaterThan(0.75);
        assertThat(read.getMap("emotion.intervals")).doesNotContainKey("joy");
        var person = desk.get("/sentiment?brand=maple-hill&scope=customer&value=" + customer);
        assertThat(person.getDouble("raw.value")).isCloseTo(read.getDouble("raw.value"), within(1e-6));
        assertThat(person.getDouble("withScorerError.corrected"))
                .isCloseTo(read.getDouble("withScorerError.corrected"), within(1e-6));
    }

    @Test
    void a_history_has_a_step_for_every_hour_day_or_week() {
        var feed = new Feed("cedar-hill");
        var customer = Ids.next();
        desk.send(feed.said(customer, Emotion.ANGER, -0.5, NOW.minus(Duration.ofDays(2))));
        desk.send(feed.abstained(Ids.next(), 1, 1, customer, NOW.minus(Duration.ofDays(1))));
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOW));

        // when
        await().untilAsserted(() ->
                assertThat(count("cedar-hill", "brand", "cedar-hill")).isEqualTo(2));

        var days = desk.get("/sentiment/history?brand=cedar-hill&from=2026-03-02T00:00:00Z&to=2026-03-05T00:00:00Z");
        assertThat(days.getList("steps.n", Double.class)).containsExactly(1.0, 0.0, 1.0);
        assertThat(days.getList("steps.abstained", Double.class)).containsExactly(0.0, 1.0, 0.0);
        assertThat(days.getList("steps.felt.value", Double.class)).containsExactly(-0.5, null, 0.5);
        assertThat(days.getDouble("steps[1].believed.value")).isCloseTo(-0.5, within(1e-6));
        assertThat(days.getDouble("steps[2].believed.value")).isBetween(0.0, 0.1);
        assertThat(desk.get("/sentiment/history?brand=cedar-hill&grain=week").getList("steps"))
                .hasSize(26);
        var hours = desk.get("/sentiment/history?brand=cedar-hill&scope=customer&grain=hour&value=" + customer);
        assertThat(hours.getList("steps")).hasSize(48);
        assertThat(hours.getDouble("steps[47].felt.value")).isEqualTo(0.5);
    }

    @Test
    void another_brands_history_and_customers_are_not_there() {
        var feed = new Feed("yew");
        var customer = Ids.next();
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOW));

        // when
        await().untilAsserted(() -> assertThat(count("yew", "brand", "yew")).isEqualTo(1));

        assertThat(desk.status(TestKeys.OTHER_BRAND, "/sentiment/history?brand=yew"))
                .isEqualTo(404);
        assertThat(desk.status(TestKeys.OTHER_BRAND, "/sentiment?brand=other-brand&scope=customer&value=" + customer))
                .isEqualTo(404);
        assertThat(desk.status(TestKeys.INGEST_ONLY, "/sentiment/history?brand=yew"))
                .isEqualTo(403);
        assertThat(desk.status("nobody", "/sentiment/history?brand=yew")).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?brand=yew&grain=month",
                "?brand=yew&scope=planet",
                "?brand=yew&scope=stratum&value=north",
                "?brand=yew&scope=customer&value=me",
                "?brand=yew&scope=customer",
                "?brand=yew&from=2026-03-05T00:00:00Z&to=2026-03-05T01:00:00Z",
                "?brand=yew&from=2020-01-01T00:00:00Z&to=2026-03-05T01:00:00Z",
                "?brand=yew&colour=red"
            })
    void histories_that_make_no_sense_are_refused(String query) {
        assertThat(desk.status(TestKeys.READ_ONLY, "/sentiment/history" + query))
                .isEqualTo(400);
    }

    private long count(String brand, String scope, String value) {
        return desk.get("/sentiment?brand=" + brand + "&scope=" + scope + "&value=" + value)
                .getLong("raw.n");
    }

    private List<Long> compared(String brand) {
        return List.copyOf(QuarkusTransaction.requiringNew()
                .call(() -> tallies.compare(brand, NOW.minus(Duration.ofDays(7)), NOW.plus(Duration.ofDays(1))))
                .values());
    }

    private static List<ModelCard.Figure> figures() {
        return List.of(
                figure("positive", "sentiment-precision", 0.8),
                figure("positive", "sentiment-recall", 0.8),
                figure("negative", "sentiment-precision", 0.6),
                figure("negative", "sentiment-recall", 0.4),
                figure("anger", "precision", 0.6),
                figure("anger", "recall", 0.4));
    }

    private static ModelCard.Figure figure(String label, String measure, double value) {
        return new ModelCard.Figure("gold", "en", null, label, measure, value, null, null, 200);
    }
}
