package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.metrics.segment.Segments;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moves between segments, as they are read. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class TransitionsFlowTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private final MutableClock clock;
    private final Segments segments;
    private final String kafka;
    private Desk desk;

    TransitionsFlowTest(
            MutableClock clock, Segments segments, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
        this.segments = segments;
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
    void late_evidence_changes_the_moves_of_its_day() {
        var feed = new Feed("aspen-hill");
        var customer = Ids.next();
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOW.minus(Duration.ofDays(3))));
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOW.minus(Duration.ofDays(2))));
        desk.send(feed.happened(Ids.next(), "purchase", NOW.minus(Duration.ofDays(2))));
        await().untilAsserted(
                        () -> assertThat(desk.get("/segments?brand=aspen-hill").getLong("counts.new-fan"))
                                .isEqualTo(1));
        await().untilAsserted(
                        () -> assertThat(desk.get("/segments?brand=aspen-hill").getLong("counts.unheard"))
                                .isEqualTo(1));

        // when
        desk.send(feed.said(customer, Emotion.ANGER, -0.9, NOW.minus(Duration.ofDays(1))));

        await().untilAsserted(
                        () -> assertThat(desk.get("/segments?brand=aspen-hill").getLong("counts.neutral"))
                                .isEqualTo(1));
        var rows = desk.get("/segments/transitions?brand=aspen-hill&from=2026-03-03T00:00:00Z");
        var fan = "rows.find { it.segment == 'new-fan' }.";
        assertThat(rows.getLong(fan + "start")).isEqualTo(1);
        assertThat(rows.getDouble(fan + "stayed.percent")).isZero();
        assertThat(rows.getLong(fan + "moved[0].n")).isEqualTo(1);
        assertThat(rows.getString(fan + "moved[0].to")).isEqualTo("neutral");
        assertThat(rows.getDouble("rows.find { it.segment == 'unheard' }.stayed.percent"))
                .isEqualTo(100);
        assertThat(desk.get("/segments?brand=aspen-hill").getLong("unheard.n")).isEqualTo(2);
        assertThat(desk.get("/segments?brand=aspen-hill").getDouble("unheard.percent"))
                .isEqualTo(50);
        var before = desk.get("/segments?brand=aspen-hill&at=2026-03-02T12:00:00Z");
        assertThat(before.getLong("counts.new-fan")).isEqualTo(1);
        assertThat(before.getLong("counts.neutral")).isZero();
        assertThat(segments.compareMoves("aspen-hill")).isZero();
    }

    @Test
    void another_brands_moves_are_not_there() {
        assertThat(desk.status(TestKeys.OTHER_BRAND, "/segments/transitions?brand=aspen-hill"))
                .isEqualTo(404);
        assertThat(desk.status(TestKeys.INGEST_ONLY, "/segments/transitions?brand=aspen-hill"))
                .isEqualTo(403);
        assertThat(desk.status("nobody", "/segments/transitions?brand=aspen-hill"))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?brand=aspen-hill&from=2026-03-04T00:00:00Z&to=2026-03-04T23:00:00Z",
                "?brand=aspen-hill&from=2020-03-04T00:00:00Z&to=2026-03-04T23:00:00Z",
                "?brand=aspen-hill&at=2026-03-04T00:00:00Z"
            })
    void spans_that_make_no_sense_are_refused(String query) {
        assertThat(desk.status(TestKeys.READ_ONLY, "/segments/transitions" + query))
                .isEqualTo(400);
    }
}
