package io.heartline.scoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.scoring.Examples;
import io.heartline.scoring.Stack;
import io.heartline.scoring.model.Models;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class DriftFlowTest {
    private static final String SHADOW = "linear-en-2";

    private final Models models;
    private final Drift drift;
    private final ShadowJob job;
    private final MeterRegistry meters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Stack stack;

    DriftFlowTest(Models models, Drift drift, ShadowJob job, MeterRegistry meters) {
        this.models = models;
        this.drift = drift;
        this.job = job;
        this.meters = meters;
    }

    @BeforeEach
    void connect() {
        stack = new Stack(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        stack.close();
    }

    @Test
    void scores_are_tallied_by_the_day_on_which_the_interaction_occurred() {
        var first = Instant.parse("2024-01-01T10:00:00Z");
        for (int i = 0; i < 3; i++) {
            stack.score(Examples.interaction("Thank you, I love it " + i, first.plusSeconds(i)));
        }

        // when
        stack.score(Examples.interaction("I hate this, it is terrible", Instant.parse("2024-01-02T10:00:00Z")));

        var path = "/models/" + live() + "/drift?from=2024-01-01&to=2024-01-31";
        await().atMost(Stack.PATIENCE)
                .untilAsserted(() -> Stack.with(TestKeys.READ_ONLY)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("days.day", equalTo(java.util.List.of("2024-01-01", "2024-01-02")))
                        .body("days[0].distribution.n", equalTo(3))
                        .body("days[0].distribution.emotions.joy", equalTo(3))
                        .body("days[1].distribution.emotions.joy", equalTo(0))
                        .body("days[1].changes.emotion.referenceN", equalTo(4))
                        .body("days[1].changes.emotion.stability", equalTo("stable"))
                        .body("reference.n", equalTo(4)));
        Stack.with(TestKeys.READ_ONLY)
                .get(path + "&channel=review")
                .then()
                .body("days", empty())
                .body("reference", nullValue());
        Stack.with(TestKeys.OTHER_BRAND).get(path).then().body("days", empty());
    }

    @Test
    void the_gauges_show_the_newest_day() {
        stack.score(Examples.interaction("Thank you, I love it", Instant.parse("2024-02-01T10:00:00Z")));
        await().atMost(Stack.PATIENCE)
                .untilAsserted(() -> Stack.all()
                        .get("/models/" + live() + "/drift?from=2024-02-01&to=2024-02-01")
                        .then()
                        .body("days", hasSize(1)));

        // when
        drift.gauge();

        assertThat(meters.get("heartline.scoring.drift.psi")
                        .tags("model", live(), "figure", "emotion")
                        .gauge()
                        .value())
                .isNotNegative();
        assertThat(meters.get("heartline.scoring.drift.abstained")
                        .tag("model", live())
                        .gauge()
                        .value())
                .isBetween(0.0, 1.0);
    }

    @Test
    void what_the_shadow_says_is_compared_and_reported_with_intervals() {
        for (int i = 0; i < 5; i++) {
            stack.score(Examples.interaction("Thank you, I love it " + i, Instant.parse("2024-03-01T10:00:00Z")));
        }

        // when
        job.pass();

        var path = "/models/" + SHADOW + "/shadow?from=2024-03-01&to=2024-03-01";
        await().atMost(Stack.PATIENCE)
                .untilAsserted(() -> Stack.with(TestKeys.READ_ONLY)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("figures.find { it.measure == 'abstention' && it.day == null }.n", equalTo(5))
                        .body("figures.find { it.measure == 'agreement' && it.channel == 'chat' }.n", equalTo(5))
                        .body("figures.findAll { it.low > it.value || it.high < it.value }", empty()));
        Stack.with(TestKeys.OTHER_BRAND).get(path).then().body("figures", empty());
    }

    @Test
    void a_period_that_makes_no_sense_is_refused() {
        // when
        var answer = Stack.all().get("/models/" + live() + "/drift?from=2024-03-02&to=2024-03-01");

        answer.then().statusCode(400).body("code", equalTo("invalid-period"));
        Stack.all()
                .get("/models/" + live() + "/shadow?from=2024-03-02&to=2025-03-03")
                .then()
                .statusCode(400);
        Stack.all()
                .get("/models/" + live() + "/drift?channel=pigeon")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-channel"));
        Stack.all().get("/models/nonesuch/drift").then().statusCode(404);
        Stack.all().get("/models/nonesuch/shadow").then().statusCode(404);
    }

    private String live() {
        return Objects.requireNonNull(models.live().get("en"));
    }
}
