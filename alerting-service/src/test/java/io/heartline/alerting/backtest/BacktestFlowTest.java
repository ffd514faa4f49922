package io.heartline.alerting.backtest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Pulse;
import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Topic;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class BacktestFlowTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);

    private final String bootstrapServers;

    BacktestFlowTest(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Test
    void a_series_gets_a_score_for_each_point_and_its_surge_an_alert() {
        // when
        var answer = run(series(1000, 900)).statusCode(200);

        answer.body("n", equalTo(1000))
                .body("scores", hasSize(1000))
                .body("alerts", hasSize(1))
                .body("alerts[0].t", equalTo("2026-06-04T03:00:00.000Z"))
                .body("detector.kind", equalTo("surge"))
                .body("detector.coolDown", equalTo("PT24H"));
        List<Float> whole = answer.extract().path("scores");
        List<Float> prefix = run(series(950, 900)).statusCode(200).extract().path("scores");
        assertThat(prefix).isEqualTo(whole.subList(0, 950));
    }

    @Test
    void a_surer_detector_alerts_less() {
        var request = series(1000, 900).replace("\"points\"", "\"detector\":{\"surpriseMin\":12},\"points\"");

        // when
        run(request).statusCode(200).body("alerts", hasSize(0)).body("detector.surpriseMin", equalTo(12.0f));
    }

    @Test
    void a_hundred_thousand_points_are_judged_and_one_more_is_refused() {
        // when
        run(series(100_000, 90_000)).statusCode(200).body("scores", hasSize(100_000));

        run(series(100_001, 90_000)).statusCode(400);
        run("{\"points\":[]}").statusCode(400);
    }

    @Test
    void a_series_that_breaks_a_rule_is_refused_with_the_field() {
        // when
        var unordered = run("""
                {"points":[{"t":"2026-06-01T00:05:00Z","value":1},{"t":"2026-06-01T00:05:00Z","value":1}]}""");

        unordered
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-series"))
                .body("errors[0].field", equalTo("points[1].t"));
        run("{\"points\":[{\"t\":\"2026-06-01T00:05:00Z\",\"value\":-1}]}")
                .statusCode(400)
                .body("errors[0].field", equalTo("points[0].value"));
        run("{\"points\":[{\"t\":\"2026-06-01T00:05:00Z\"}]}").statusCode(400);
        run("{\"points\":[{\"t\":\"yesterday\",\"value\":1}]}").statusCode(400);
        run("{\"points\":[null]}").statusCode(400);
        run("{}").statusCode(400).body("code", equalTo("ambiguous-backtest"));
        run("{\"points\":[{\"t\":\"2026-06-01T00:05:00Z\",\"value\":1}],\"detector\":{\"surpriseMin\":0.5}}")
                .statusCode(400)
                .body("code", equalTo("invalid-detector"));
        run("{\"points\":[{\"t\":\"2026-06-01T00:05:00Z\",\"value\":1}],\"detector\":{\"kind\":\"crisis\"}}")
                .statusCode(400);
        run("{\"points\":[{\"t\":\"2026-06-01T00:05:00Z\",\"value\":1}],\"mode\":1}")
                .statusCode(400);
    }

    @Test
    void only_who_may_read_may_run_one() {
        var request = series(3, 2);

        // when
        given().contentType("application/json")
                .body(request)
                .post("/backtests")
                .then()
                .statusCode(401);

        given().header(TestKeys.HEADER, TestKeys.INGEST_ONLY)
                .contentType("application/json")
                .body(request)
                .post("/backtests")
                .then()
                .statusCode(403);
        given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .contentType("application/json")
                .body(request)
                .post("/backtests")
                .then()
                .statusCode(200)
                .body("alertsPerMonth", nullValue());
    }

    @Test
    void the_stored_history_of_a_scope_shows_its_crisis() {
        var brand = "brand-" + UUID.randomUUID();
        try (var topics = new Topics(bootstrapServers)) {
            for (int i = 0; i < 14 * 24; i++) {
                send(topics, brand, START.plus(Duration.ofHours(i)), 3, 1);
            }
            for (int i = 0; i < 6; i++) {
                send(topics, brand, START.plus(Duration.ofDays(13)).plus(STEP.multipliedBy(i + 1)), 6, 6);
            }
        }
        var request = history(brand, "2026-06-13T00:00:00Z", "2026-06-15T00:00:00Z", "");

        // when
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> run(request)
                        .statusCode(200)
                        .body("n", equalTo(576))
                        .body("alerts", hasSize(1))
                        .body("detector.kind", equalTo("crisis")));

        var surge =
                history(brand, "2026-06-01T00:00:00Z", "2026-06-15T00:00:00Z", ",\"detector\":{\"kind\":\"surge\"}");
        run(surge).statusCode(200).body("n", equalTo(4032)).body("detector.kind", equalTo("surge"));
        given().header(TestKeys.HEADER, TestKeys.OTHER_BRAND)
                .contentType("application/json")
                .body(request)
                .post("/backtests")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-brand"));
        run(history(brand, "2026-06-01T00:00:00Z", "2026-08-30T00:05:00Z", "")).statusCode(400);
        run(history(brand, "2026-06-02T00:00:00Z", "2026-06-02T00:04:59Z", "")).statusCode(400);
        run(request.replace("\"product\"", "\"customer\"")).statusCode(400);
        run(request.replace("{\"history\"", "{\"detector\":{\"surpriseMin\":3},\"history\""))
                .statusCode(400);
    }

    private static void send(Topics topics, String brand, Instant at, long count, long negative) {
        send(topics, brand, ScopeKind.BRAND, brand, at, count, negative);
        send(topics, brand, ScopeKind.PRODUCT, "band", at, count, negative);
    }

    private static void send(
            Topics topics, String brand, ScopeKind scope, String value, Instant at, long count, long negative) {
        var pulse = new Pulse(
                brand,
                scope,
                value,
                at,
                at.plus(STEP),
                1,
                count,
                count,
                negative,
                0,
                -800_000 * negative,
                640_000 * negative,
                Map.of(Emotion.ANGER, negative),
                0,
                0,
                0,
                negative);
        topics.send(Topic.PULSES, Pulse.key(brand, pulse.scope(), pulse.value()), pulse);
    }

    private static String history(String brand, String from, String until, String more) {
        return """
                {"history":{"brand":"%s","scope":"product","value":"band","from":"%s","until":"%s"}%s}""".formatted(brand, from, until, more);
    }

    private static String series(int points, int surge) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            int value = i == surge ? 400 : 10 + i * 7 % 5;
            items.add("{\"t\":\"" + START.plus(STEP.multipliedBy(i)) + "\",\"value\":" + value + "}");
        }
        return "{\"points\":[" + String.join(",", items) + "]}";
    }

    private static ValidatableResponse run(String body) {
        return given().header(TestKeys.HEADER, TestKeys.ALL)
                .contentType("application/json")
                .body(body)
                .post("/backtests")
                .then();
    }
}
