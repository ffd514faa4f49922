package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.metrics.daily.DailyJob;
import io.heartline.metrics.daily.DailyJobs;
import io.heartline.testing.EmbeddedMail;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What teams get: digests by a real mail server, and the load of their queues. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
@QuarkusTestResource(value = MailServer.class, restrictToAnnotatedClass = true)
class TeamsFlowTest {
    /** A Wednesday; the last Monday was the 2nd. */
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

    private final MutableClock clock;
    private final DailyJobs daily;
    private final List<DailyJob> jobs;
    private final String kafka;
    private Desk desk;

    /** Set by {@link MailServer}. */
    @SuppressWarnings("NullAway.Init") // before each test
    EmbeddedMail mail;

    TeamsFlowTest(
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
    void the_owning_team_gets_each_digest_once() {
        var feed = new Feed("linden");
        var worst = feed.said(Ids.next(), Emotion.ANGER, -0.9, NOW.minus(Duration.ofDays(4)));
        desk.send(worst);
        desk.send(feed.said(Ids.next(), Emotion.JOY, 0.9, NOW));
        await().untilAsserted(
                        () -> assertThat(desk.get("/books/summary?brand=linden").getInt("interactions"))
                                .isEqualTo(2));

        // when
        runAll("linden");
        runAll("linden");

        var letters = mail.sent().stream()
                .filter(letter -> letter.to().equals("care@example.com"))
                .toList();
        assertThat(letters).hasSize(2);
        assertThat(letters.getFirst().subject()).contains("linden").contains("2026-02-23 to 2026-03-01");
        assertThat(letters.getFirst().text())
                .contains("== support ==")
                .contains("1 expressions, mean valence -0.90")
                .contains("https://console.example.com/interactions/" + worst.id())
                .contains("delivery (1 of 1 mentions)");
        assertThat(mail.sent()).noneMatch(letter -> letter.to().equals("elsewhere@example.com"));
        var kept = desk.get("/digests?brand=linden");
        assertThat(kept.getString("digest.touchpoints[0].worst[0]"))
                .isEqualTo(worst.id().toString());
        assertThat(desk.get("/digests?brand=linden&days=30").getInt("digest.days"))
                .isEqualTo(30);
        assertThat(desk.status(TestKeys.READ_ONLY, "/digests?brand=linden&days=14"))
                .isEqualTo(400);
        assertThat(desk.status(TestKeys.OTHER_BRAND, "/digests?brand=linden")).isEqualTo(404);
        assertThat(desk.status(TestKeys.INGEST_ONLY, "/digests?brand=linden")).isEqualTo(403);
        assertThat(desk.status("nobody", "/digests?brand=linden")).isEqualTo(401);
        assertThat(desk.status(TestKeys.READ_ONLY, "/digests?brand=never")).isEqualTo(404);
    }

    @Test
    void a_queue_of_five_agents_is_told_and_one_of_four_is_not() {
        var feed = new Feed("poplar");
        for (int i = 0; i < 9; i++) {
            var customer = Ids.next();
            var queue = i < 5 ? "refunds" : "sales";
            desk.send(feed.inConversation("c" + i, queue, "agent-" + i, customer, Emotion.JOY, 0.9, NOW));
            desk.send(feed.inConversation(
                    "c" + i, queue, null, customer, i == 0 ? Emotion.ANGER : Emotion.JOY, i == 0 ? -0.9 : 0.5, NOW));
        }
        await().untilAsserted(
                        () -> assertThat(desk.get("/books/summary?brand=poplar").getInt("interactions"))
                                .isEqualTo(18));

        // when
        runAll("poplar");

        var load = RestAssured.given()
                .header(TestKeys.HEADER, TestKeys.ALL)
                .get("/staff-load?brand=poplar")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(load.getList("load.queues.queue")).containsExactly("refunds");
        assertThat(load.getInt("load.queues[0].load.agents")).isEqualTo(5);
        assertThat(load.getInt("load.queues[0].load.contacts")).isEqualTo(5);
        assertThat(load.getDouble("load.queues[0].load.angry.percent")).isEqualTo(20);
        assertThat(load.getInt("load.hiddenQueues")).isEqualTo(1);
        assertThat(load.getMap("load.total")).isNull();
        assertThat(load.prettyPrint()).doesNotContain("agent-");
        assertThat(desk.status(TestKeys.READ_ONLY, "/staff-load?brand=poplar")).isEqualTo(403);
        assertThat(desk.status(TestKeys.OTHER_BRAND, "/staff-load?brand=poplar"))
                .isEqualTo(404);
        assertThat(desk.status(TestKeys.ALL, "/staff-load?brand=poplar&from=2020-01-01T00:00:00Z"))
                .isEqualTo(400);
        assertThat(desk.status(TestKeys.ALL, "/staff-load?brand=poplar&from=2026-01-01T00:00:00Z"))
                .isEqualTo(400);
    }

    private void runAll(String brand) {
        QuarkusTransaction.requiringNew().run(() -> jobs.forEach(job -> daily.run(brand, job)));
    }
}
