package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Pulse;
import io.heartline.contracts.Rating;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Segment;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What time does: windows close, midnights pass, sentiment fades. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class WindowsTest {
    private static final Instant NOON = Instant.parse("2026-04-06T12:00:00Z");

    private final UUID customer = Ids.next();
    private final MutableClock clock;
    private final String kafka;
    private Desk desk;

    WindowsTest(MutableClock clock, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
        this.kafka = kafka;
    }

    @BeforeEach
    void start() {
        desk = new Desk(kafka);
        clock.set(NOON);
    }

    @AfterEach
    void stop() {
        clock.release();
        desk.close();
    }

    @Test
    void a_window_is_published_when_it_is_closed_and_again_for_what_comes_late() {
        var feed = new Feed("aspen");
        var angry = Ids.next();
        desk.send(feed.said(angry, 1, 1, customer, Emotion.ANGER, -0.5, NOON));
        desk.send(feed.said(Ids.next(), Emotion.JOY, 0.3, NOON.plusSeconds(299)));
        desk.send(feed.said(customer, Emotion.JOY, 0.3, NOON.plusSeconds(300)));
        await().untilAsserted(
                        () -> assertThat(desk.get("/books/summary?brand=aspen").getInt("interactions"))
                                .isEqualTo(3));
        assertThat(desk.pulses("aspen")).isEmpty();

        // when
        clock.set(NOON.plusSeconds(5 * 60 + 2 * 60));

        await().untilAsserted(() -> assertThat(brandPulses("aspen")).hasSize(1));
        var first = brandPulses("aspen").getFirst();
        assertThat(first)
                .isEqualTo(new Pulse(
                        "aspen",
                        ScopeKind.BRAND,
                        "aspen",
                        NOON,
                        NOON.plusSeconds(300),
                        1,
                        2,
                        2,
                        1,
                        1,
                        -200_000,
                        340_000,
                        Map.of(Emotion.ANGER, 1L, Emotion.JOY, 1L),
                        0,
                        0,
                        0,
                        1L));
        assertThat(desk.pulses("aspen"))
                .extracting(Pulse::scope)
                .containsExactlyInAnyOrder(
                        ScopeKind.BRAND, ScopeKind.PRODUCT, ScopeKind.CHANNEL, ScopeKind.TOUCHPOINT, ScopeKind.ASPECT);

        desk.send(feed.said(angry, 1, 2, customer, Emotion.JOY, 0.1, NOON));

        await().untilAsserted(() -> assertThat(brandPulses("aspen")).hasSize(2));
        var second = brandPulses("aspen").getLast();
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.negative()).isZero();
        assertThat(second.valenceSumMicros()).isEqualTo(400_000);
        assertThat(second.emotions()).isEqualTo(Map.of(Emotion.JOY, 2L));
        var listed = desk.get("/pulses?brand=aspen");
        assertThat(listed.getList("items.revision", Integer.class)).containsExactly(2);
        assertThat(listed.getList("items.count", Integer.class)).containsExactly(2);
    }

    @Test
    void midnight_makes_a_fan_who_says_nothing_any_more_silent() {
        var feed = new Feed("birch");
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOON));
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOON));
        await().untilAsserted(() -> assertThat(desk.get("/segments?brand=birch").getInt("counts.new-fan"))
                .isEqualTo(1));

        // when
        clock.set(Instant.parse("2026-05-05T00:00:00Z"));

        await().untilAsserted(() ->
                assertThat(desk.standings(customer).getLast().segment()).isEqualTo(Segment.SILENT));
        var standing = desk.standings(customer).getLast();
        assertThat(standing.previousSegment()).isEqualTo(Segment.NEW_FAN);
        assertThat(standing.reasons()).isEmpty();
        var segments = desk.get("/segments?brand=birch");
        assertThat(segments.getInt("counts.silent")).isEqualTo(1);
        assertThat(segments.getInt("persons")).isEqualTo(1);
        var before = desk.get("/segments?brand=birch&at=2026-05-04T23:59:59Z");
        assertThat(before.getInt("counts.new-fan")).isEqualTo(1);
        assertThat(before.getDouble("lovePercent.percent")).isEqualTo(100);
        assertThat(before.getInt("lovePercent.n")).isEqualTo(1);
        assertThat(desk.get("/segments?brand=birch").getString("lovePercent.percent"))
                .isNull();
    }

    @Test
    void love_answers_count_the_latest_answer_of_each_person() {
        var feed = new Feed("cedar");
        var yes = new Rating(Metric.LOVE, 1, 0, 1);
        var no = new Rating(Metric.LOVE, 0, 0, 1);
        desk.send(feed.answered(customer, no, NOON.minusSeconds(60)));
        desk.send(feed.answered(customer, yes, NOON));
        desk.send(feed.answered(Ids.next(), yes, NOON));

        // when
        desk.send(feed.answered(Ids.next(), no, NOON));

        await().untilAsserted(() -> {
            var segments = desk.get("/segments?brand=cedar");
            assertThat(segments.getInt("loveAnswers.n")).isEqualTo(3);
            assertThat(segments.getDouble("loveAnswers.percent")).isCloseTo(200 / 3.0, within(1e-9));
            assertThat(segments.getInt("counts.shifted-to-fan")).isEqualTo(1);
            assertThat(segments.getInt("counts.new-fan")).isEqualTo(1);
            assertThat(segments.getInt("counts.new-risk")).isEqualTo(1);
        });
    }

    @Test
    void sentiment_of_a_scope_is_read_from_hours_and_from_the_evidence_of_divided_hours() {
        var feed = new Feed("fir");
        desk.send(feed.said(customer, Emotion.JOY, 0.6, NOON.minusSeconds(1)));
        desk.send(feed.said(Ids.next(), Emotion.ANGER, -0.4, NOON.minus(Duration.ofDays(30))));
        desk.send(feed.said(Ids.next(), Emotion.JOY, 0.2, NOON.plusSeconds(1)));

        // when
        await().untilAsserted(
                        () -> assertThat(desk.get("/books/summary?brand=fir").getInt("interactions"))
                                .isEqualTo(3));

        var brand = desk.get("/sentiment?brand=fir");
        // (0.6 − 0.5 · 0.4) / 1.5, and five neutral pieces that pull it toward 0
        assertThat(brand.getDouble("raw.value")).isCloseTo(0.4 / 1.5, within(1e-6));
        assertThat(brand.getInt("raw.n")).isEqualTo(2);
        assertThat(brand.getDouble("raw.nEff")).isCloseTo(1.8, within(1e-5));
        assertThat(brand.getString("raw.interval")).isNull();
        assertThat(brand.getDouble("shrunk")).isCloseTo(0.4 / 6.5, within(1e-6));
        assertThat(brand.getInt("emotion.n")).isEqualTo(1);
        assertThat(brand.getDouble("emotion.distribution.joy")).isEqualTo(1);
        assertThat(brand.getInt("shift.n")).isEqualTo(1);
        var aspect = desk.get("/sentiment?brand=fir&scope=aspect&value=delivery");
        assertThat(aspect.getDouble("raw.value")).isCloseTo(0.2 / 1.5, within(1e-6));
        assertThat(aspect.getDouble("shrunk")).isCloseTo((0.2 + 5 * 0.4 / 6.5) / 6.5, within(1e-6));
        assertThat(desk.get("/sentiment?brand=fir&scope=product&value=kettle").getInt("raw.n"))
                .isEqualTo(2);
        var unknown = desk.get("/sentiment?brand=fir&scope=campaign&value=none");
        assertThat(unknown.getString("raw.value")).isNull();
        assertThat(unknown.getString("shrunk")).isNull();
    }

    private List<Pulse> brandPulses(String brand) {
        return desk.pulses(brand).stream()
                .filter(pulse -> pulse.scope() == ScopeKind.BRAND)
                .toList();
    }
}
