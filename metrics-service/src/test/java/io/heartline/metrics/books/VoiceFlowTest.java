package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Profile;
import io.heartline.contracts.VoiceCoverage;
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

/** Who is heard, from evidence to the page and to the topic that surveys lean by. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class VoiceFlowTest {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private final MutableClock clock;
    private final String kafka;
    private Desk desk;

    VoiceFlowTest(MutableClock clock, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
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
    void coverage_is_told_per_stratum_on_the_page_and_on_the_topic() {
        var feed = new Feed("birch-hill");
        for (int i = 0; i < 4; i++) {
            var customer = Ids.next();
            var region = new Profile(i < 2 ? "north" : "south", null, null, null, null, null);
            desk.send(feed.profiled(customer, region, NOW.minus(Duration.ofDays(1))));
            if (i != 3) {
                desk.send(feed.said(customer, i < 2 ? Emotion.ANGER : Emotion.JOY, i < 2 ? -0.6 : 0.6, NOW));
            }
        }
        await().untilAsserted(() -> assertThat(
                        desk.get("/books/summary?brand=birch-hill").getInt("interactions"))
                .isEqualTo(3));
        await().untilAsserted(() -> assertThat(
                        desk.get("/books/summary?brand=birch-hill").getInt("events"))
                .isEqualTo(4));

        // when
        int status = given().header(TestKeys.HEADER, TestKeys.ALL)
                .post("/voice?brand=birch-hill")
                .statusCode();

        assertThat(status).isEqualTo(200);
        var report = desk.get("/voice?brand=birch-hill");
        assertThat(report.getString("computedAt")).startsWith("2026-03-04T12:00:00");
        assertThat(report.getLong("report.active")).isEqualTo(4);
        assertThat(report.getLong("report.heard")).isEqualTo(3);
        assertThat(report.getDouble("report.raw.value")).isCloseTo(-0.2, within(1e-6));
        assertThat(report.getDouble("report.raked.mean.value")).isCloseTo(0, within(1e-6));
        assertThat(report.getBoolean("report.tooThin")).isTrue();
        assertThat(report.getList("report.reasons")).contains("few-voices");
        await().untilAsserted(() -> assertThat(desk.coverage("birch-hill"))
                .extracting(
                        VoiceCoverage::dimension, VoiceCoverage::stratum, VoiceCoverage::active, VoiceCoverage::heard)
                .containsExactlyInAnyOrder(tuple("region", "north", 2L, 2L), tuple("region", "south", 2L, 1L)));
    }

    @Test
    void nobody_else_asks_or_computes() {
        assertThat(desk.status(TestKeys.READ_ONLY, "/voice?brand=never-computed"))
                .isEqualTo(404);
        assertThat(desk.status(TestKeys.OTHER_BRAND, "/voice?brand=birch-hill")).isEqualTo(404);
        assertThat(desk.status(TestKeys.INGEST_ONLY, "/voice?brand=birch-hill")).isEqualTo(403);
        assertThat(desk.status("nobody", "/voice?brand=birch-hill")).isEqualTo(401);
        assertThat(desk.status(TestKeys.READ_ONLY, "/voice")).isEqualTo(400);
        assertThat(desk.status(TestKeys.READ_ONLY, "/voice?brand=birch-hill&colour=red"))
                .isEqualTo(400);
        assertThat(given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                        .post("/voice?brand=birch-hill")
                        .statusCode())
                .isEqualTo(403);
        assertThat(given().header(TestKeys.HEADER, TestKeys.OTHER_BRAND)
                        .post("/voice?brand=birch-hill")
                        .statusCode())
                .isEqualTo(404);
    }
}
