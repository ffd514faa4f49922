package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Ids;
import io.heartline.metrics.daily.DailyJob;
import io.heartline.metrics.daily.DailyJobs;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
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

/** Value tiers, from what was paid to what standings say. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ValueFlowTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private final MutableClock clock;
    private final DailyJobs daily;
    private final List<DailyJob> jobs;
    private final String kafka;
    private Desk desk;

    ValueFlowTest(
            MutableClock clock,
            DailyJobs daily,
            @All List<DailyJob> jobs,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
        this.daily = daily;
        this.jobs = jobs;
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
    void the_top_decile_is_vip_from_the_day_it_was_frozen_until_the_next() {
        var feed = new Feed("myrtle");
        List<UUID> customers = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            var customer = Ids.next();
            customers.add(customer);
            desk.send(feed.paid(customer, "purchase", 10 * i, NOW.minus(Duration.ofDays(i))));
        }
        await().untilAsserted(
                        () -> assertThat(desk.get("/books/summary?brand=myrtle").getInt("events"))
                                .isEqualTo(12));

        // when
        freeze();

        var tiers = desk.get("/value-tiers?brand=myrtle");
        assertThat(tiers.getLong("persons")).isEqualTo(12);
        assertThat(tiers.getString("currency")).isEqualTo("EUR");
        assertThat(tiers.getDouble("highFrom")).isEqualTo(110);
        assertThat(tiers.getDouble("middleFrom")).isEqualTo(60);
        assertThat(tiers.getLong("counts.high")).isEqualTo(2);
        assertThat(tiers.getLong("counts.middle")).isEqualTo(5);
        await().untilAsserted(() -> assertThat(
                        desk.standings(customers.getLast()).getLast())
                .satisfies(standing -> {
                    assertThat(standing.vip()).isTrue();
                    assertThat(standing.valueTier()).isEqualTo("high");
                }));
        assertThat(desk.customer(customers.getFirst()).getString("valueTier")).isEqualTo("low");

        // The money goes back: the threshold of the day stays, and the person is no VIP any more from the next run on
        desk.send(feed.paid(customers.getLast(), "refund", 115, NOW));
        await().untilAsserted(
                        () -> assertThat(desk.get("/books/summary?brand=myrtle").getInt("events"))
                                .isEqualTo(13));
        assertThat(desk.customer(customers.getLast()).getBoolean("vip")).isTrue();
        freeze();
        assertThat(desk.get("/value-tiers?brand=myrtle").getDouble("highFrom")).isEqualTo(110);
        await().untilAsserted(() -> assertThat(
                        desk.standings(customers.getLast()).getLast())
                .satisfies(standing -> {
                    assertThat(standing.vip()).isFalse();
                    assertThat(standing.valueTier()).isEqualTo("low");
                }));
    }

    @Test
    void tiers_of_other_brands_are_not_there() {
        assertThat(desk.status(TestKeys.READ_ONLY, "/value-tiers?brand=never")).isEqualTo(404);
        assertThat(desk.status(TestKeys.OTHER_BRAND, "/value-tiers?brand=myrtle"))
                .isEqualTo(404);
        assertThat(desk.status(TestKeys.INGEST_ONLY, "/value-tiers?brand=myrtle"))
                .isEqualTo(403);
        assertThat(desk.status("nobody", "/value-tiers?brand=myrtle")).isEqualTo(401);
        assertThat(desk.status(TestKeys.READ_ONLY, "/value-tiers")).isEqualTo(400);
    }

    private void freeze() {
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.stream()
                        .filter(job -> job.name().equals("value"))
                        .forEach(job -> daily.run("myrtle", job)));
    }
}
