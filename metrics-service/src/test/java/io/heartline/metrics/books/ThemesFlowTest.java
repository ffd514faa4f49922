package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.metrics.daily.DailyJob;
import io.heartline.metrics.daily.DailyJobs;
import io.heartline.metrics.tally.Tallies;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.arc.All;
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

/** Journeys and drivers, from evidence to what is read. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ThemesFlowTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private final MutableClock clock;
    private final DailyJobs daily;
    private final List<DailyJob> jobs;
    private final Tallies tallies;
    private final String kafka;
    private Desk desk;

    ThemesFlowTest(
            MutableClock clock,
            DailyJobs daily,
            @All List<DailyJob> jobs,
            Tallies tallies,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
        this.daily = daily;
        this.jobs = jobs;
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
    void what_is_felt_on_the_way_and_who_leaves_after_it_can_be_read() {
        var feed = new Feed("elm");
        for (int i = 0; i < 6; i++) {
            var customer = Ids.next();
            boolean angry = i < 3;
            var then = NOW.minus(Duration.ofDays(100));
            desk.send(feed.said(customer, angry ? Emotion.ANGER : Emotion.JOY, angry ? -0.5 : 0.5, then));
            if (!angry) {
                desk.send(feed.said(customer, Emotion.JOY, 0.4, NOW.minus(Duration.ofDays(1))));
            }
        }
        await().untilAsserted(
                        () -> assertThat(desk.get("/books/summary?brand=elm").getInt("interactions"))
                                .isEqualTo(9));

        // when
        QuarkusTransaction.requiringNew().run(() -> jobs.forEach(job -> daily.run("elm", job)));

        var journey = desk.get("/journey?brand=elm&from=2025-11-01T00:00:00Z");
        assertThat(journey.getList("journey.stops.touchpoint")).containsExactly("support");
        assertThat(journey.getLong("journey.stops[0].n")).isEqualTo(9);
        assertThat(journey.getString("journey.start")).isEqualTo("support");
        var fans = desk.get("/journey?brand=elm&segment=new-fan&from=2025-12-10T00:00:00Z");
        assertThat(fans.getString("computedAt")).startsWith("2026-03-04T12:00:00");
        assertThat(desk.get("/journey?brand=elm&segment=neutral").getLong("journey.mean.n"))
                .isEqualTo(3);
        var drivers = desk.get("/drivers?brand=elm&from=2025-11-01T00:00:00Z");
        assertThat(drivers.getLong("expressions")).isEqualTo(9);
        var delivery = "drivers.find { it.impact.theme == 'delivery' }.";
        assertThat(drivers.getDouble(delivery + "impact.mentions.percent")).isEqualTo(100);
        var anger = delivery + "leaving.find { it.emotion == 'anger' }.";
        assertThat(drivers.getString(anger + "label")).isEqualTo("associated");
        assertThat(drivers.getDouble(anger + "exposed.percent")).isCloseTo(100, within(1e-9));
        assertThat(drivers.getLong(anger + "exposed.n")).isEqualTo(3);
        assertThat(drivers.getDouble(anger + "others.percent")).isZero();
        assertThat(drivers.getDouble(anger + "difference.value")).isCloseTo(100, within(1e-9));
        assertThat(desk.get("/drivers?brand=elm&kind=quality&from=2025-11-01T00:00:00Z")
                        .getList("drivers.impact.theme"))
                .containsExactly("reliability");
        var differing = QuarkusTransaction.requiringNew()
                .call(() -> tallies.compare("elm", NOW.minus(Duration.ofDays(101)), NOW.plus(Duration.ofDays(1))));
        assertThat(differing).containsKeys("journey_day", "driver_day", "sentiment_hour");
        assertThat(differing.values()).containsOnly(0L);
    }

    @Test
    void the_load_of_staff_is_off_unless_it_is_wanted() {
        assertThat(desk.status(TestKeys.ALL, "/staff-load?brand=elm")).isEqualTo(404);
        assertThat(desk.status(TestKeys.READ_ONLY, "/staff-load?brand=elm")).isEqualTo(403);
        assertThat(desk.status("nobody", "/staff-load?brand=elm")).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/journey", "/drivers"})
    void another_brands_journeys_and_drivers_are_not_there(String path) {
        assertThat(desk.status(TestKeys.OTHER_BRAND, path + "?brand=elm")).isEqualTo(404);
        assertThat(desk.status(TestKeys.INGEST_ONLY, path + "?brand=elm")).isEqualTo(403);
        assertThat(desk.status("nobody", path + "?brand=elm")).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/journey",
                "/journey?brand=oak&segment=nobody",
                "/journey?brand=oak&stratum=north",
                "/journey?brand=oak&segment=silent&stratum=region:north",
                "/journey?brand=oak&from=2020-01-01T00:00:00Z",
                "/drivers",
                "/drivers?brand=oak&kind=mood",
                "/drivers?brand=oak&from=2026-03-05T00:00:00Z",
                "/drivers?brand=oak&colour=red"
            })
    void questions_that_make_no_sense_are_refused(String path) {
        assertThat(desk.status(TestKeys.READ_ONLY, path)).isEqualTo(400);
    }
}
