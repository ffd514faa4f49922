package io.heartline.metrics.indicator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.Ids;
import io.heartline.contracts.InvitationStatus;
import io.heartline.contracts.Metric;
import io.heartline.contracts.Rating;
import io.heartline.contracts.Speaker;
import io.heartline.contracts.Topic;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard and what happens goes in through Kafka; indicators are read through HTTP. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class IndicatorsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final MutableClock clock;
    private final Indicators indicators;
    private final DataSource database;
    private final String kafka;
    private final UUID ada = Ids.next();
    private final UUID ben = Ids.next();
    private Topics topics;

    IndicatorsTest(
            MutableClock clock,
            Indicators indicators,
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
        this.indicators = indicators;
        this.database = database;
        this.kafka = kafka;
    }

    @BeforeEach
    void start() {
        topics = new Topics(kafka);
        clock.set(NOW);
    }

    @AfterEach
    void stop() {
        clock.release();
        topics.close();
    }

    @Test
    void ratings_are_counted_once_in_their_last_version_and_compared_with_the_period_before() {
        var told = new Told("rowan-1");
        for (int i = 0; i < 40; i++) {
            send(told.rated(ada, Metric.NPS, i < 30 ? 10 : 3, 0, 10, NOW.minus(DAY)), ada);
            send(told.rated(ada, Metric.NPS, i < 10 ? 10 : 3, 0, 10, NOW.minus(DAY.multipliedBy(35))), ada);
        }
        var revised = Ids.next();
        var poor = told.rated(revised, 1, ada, new Rating(Metric.CSAT, 1, 1, 5), NOW.minus(DAY));
        send(poor, ada);
        send(told.rated(revised, 2, ada, new Rating(Metric.CSAT, 5, 1, 5), NOW.minus(DAY)), ada);
        send(poor, ada);

        // when
        send(told.rated(ben, Metric.LOVE, 1, 0, 1, NOW.minus(DAY)), ben);

        await(() -> assertThat(figure(get("rowan-1", "&compare=previous"), "loveAnswers"))
                .containsEntry("n", 1));
        await(() ->
                assertThat(figure(get("rowan-1", "&compare=previous"), "csat")).containsEntry("value", 100.0));
        var report = get("rowan-1", "&compare=previous");
        assertThat(figure(report, "nps")).containsEntry("value", 50.0).containsEntry("n", 40);
        assertThat(report.getDouble("indicators[0].previous.value")).isEqualTo(-50);
        assertThat(report.getDouble("indicators[0].difference.value")).isEqualTo(100);
        assertThat(report.getDouble("indicators[0].difference.interval.low")).isPositive();
        assertThat(figure(report, "csat")).containsEntry("n", 1);
        assertThat(figure(report, "ces").get("value")).isNull();
        assertThat(figure(get("rowan-1", "&scope=channel&value=survey"), "nps")).containsEntry("n", 40);
        assertThat(figure(get("rowan-1", "&scope=channel&value=chat"), "nps").get("value"))
                .isNull();
        var history = ask("/indicators/history?brand=rowan-1&indicator=nps&grain=month&from=2026-01-01&to=2026-04-01");
        assertThat(history.getList("points.value", Double.class)).containsExactly(-50.0, 50.0);
    }

    @Test
    void whoever_was_asked_and_whoever_waits_counts_in_any_order() {
        var told = new Told("rowan-2");
        var first = Ids.next();
        invite(told, first, InvitationStatus.ANSWERED, NOW.minusSeconds(10));
        invite(told, first, InvitationStatus.INVITED, NOW.minus(DAY.multipliedBy(2)));
        invite(told, Ids.next(), InvitationStatus.INVITED, NOW.minus(DAY.multipliedBy(2)));
        var asked = NOW.minus(DAY.multipliedBy(2));
        send(told.chatted(ada, Speaker.AGENT, "one", asked.plusSeconds(100)), ada);
        send(told.chatted(ada, Speaker.CUSTOMER, "one", asked), ada);
        send(told.chatted(ada, Speaker.CUSTOMER, "two", asked), ada);

        // when
        send(told.said(Ids.next(), 1, ben, Speaker.CUSTOMER, Channel.REVIEW, null, List.of(), asked), ben);

        await(() -> {
            var report = get("rowan-2", "");
            assertThat(figure(report, "responseRate"))
                    .containsEntry("value", 50.0)
                    .containsEntry("n", 2);
            assertThat(figure(report, "replyRate")).containsEntry("value", 50.0).containsEntry("n", 2);
            assertThat(figure(report, "reviewReplyRate"))
                    .containsEntry("value", 0.0)
                    .containsEntry("n", 1);
            assertThat((Double) figure(report, "firstReplyMedian").get("value")).isCloseTo(100, within(5.0));
        });
    }

    @Test
    void loyalty_and_value_are_computed_for_any_period() {
        var told = new Told("rowan-3");
        var friend = Ids.next();
        var since = Instant.parse("2025-06-01T10:00:00Z");
        List<UUID> customers = new ArrayList<>(List.of(ada, ben, friend));
        for (int i = 0; i < 40; i++) {
            customers.add(Ids.next());
        }
        happen(told.happened(Ids.next(), 1, ada, "referral", null, friend, since), ada);
        var random = new Random(1);
        for (int i = 0; i < customers.size(); i++) {
            for (int order = 0; order <= i % 4; order++) {
                var at = since.plus(DAY.multipliedBy(1 + random.nextInt(260)));
                happen(told.bought(customers.get(i), (10 + i) + ".50", at), customers.get(i));
            }
        }
        var gone = told.bought(ada, "10", Instant.parse("2025-12-05T00:00:00Z"));
        happen(gone, ada);
        happen(told.happened(gone.id(), 2, ada, "refund", "10", null, gone.occurredAt()), ada);
        await(() -> assertThat(rows("select 1 from trade where brand = 'rowan-3' and type = 'refund'"))
                .hasSize(1));
        await(() -> assertThat(rows("select 1 from trade where brand = 'rowan-3' and type = 'purchase'"))
                .hasSize(106));

        // when
        var report = run("rowan-3", "2025-12-01", "2026-03-01");

        var buyers =
                rows("select customer_id from trade where brand = 'rowan-3' and type = 'purchase' and occurred_at >= "
                        + "'2025-12-01Z' and occurred_at < '2026-03-01Z'");
        long distinct = buyers.stream().distinct().count();
        assertThat(figure(report, "repurchase")).containsEntry("n", (int) distinct);
        assertThat(figure(report, "referralBySales")).containsEntry("n", buyers.size());
        assertThat(report.getDouble("indicators.find { it.indicator == 'retention' }.value")
                        + report.getDouble("indicators.find { it.indicator == 'churn' }.value"))
                .isCloseTo(100, within(1e-9));
        assertThat(figure(report, "clvHistorical")).containsEntry("n", 43).containsEntry("unit", "EUR");
        assertThat(report.getString("indicators.find { it.indicator == 'clvPredicted' }.convention"))
                .contains("BG/NBD");
        assertThat(report.getString("computedAt")).startsWith("2026-03-02");
        var other = get("rowan-3", "&from=2025-11-30&to=2026-03-01");
        assertThat(other.getString("computedAt")).isNull();
    }

    @Test
    void a_benchmark_stands_beside_the_own_figure() {
        var told = new Told("rowan-4");
        for (int i = 0; i < 20; i++) {
            send(told.rated(ada, Metric.CSAT, i < 10 ? 5 : 1, 1, 5, NOW.minus(DAY)), ada);
        }
        upload("{\"brand\":\"rowan-4\",\"indicator\":\"csat\",\"source\":\"report\",\"value\":80,\"n\":500}", 201);
        upload("{\"brand\":\"rowan-4\",\"indicator\":\"csat\",\"source\":\"report\",\"value\":90,\"n\":500}", 201);

        // when
        await(() -> assertThat(figure(get("rowan-4", ""), "csat")).containsEntry("n", 20));

        var benchmarks = ask("/benchmarks?brand=rowan-4");
        assertThat(benchmarks.getList("items")).hasSize(1);
        var report = get("rowan-4", "");
        var csat = "indicators.find { it.indicator == 'csat' }.benchmarks[0].";
        assertThat(report.getDouble(csat + "value")).isEqualTo(90);
        assertThat(report.getBoolean(csat + "within")).isFalse();
        assertThat(report.getDouble(csat + "difference.value")).isEqualTo(-40);
        given().header(TestKeys.HEADER, TestKeys.ALL)
                .delete("/benchmarks/" + benchmarks.getString("items[0].id") + "?brand=rowan-4")
                .then()
                .statusCode(204);
        upload("{\"brand\":\"rowan-4\",\"indicator\":\"iq\",\"source\":\"report\",\"value\":80}", 400);
        upload("{\"brand\":\"rowan-4\",\"indicator\":\"nps\",\"source\":\"report\",\"value\":80,\"n\":0}", 400);
        upload("{\"brand\":\"rowan-4\",\"indicator\":\"nps\",\"source\":\" \",\"value\":80}", 400);
        upload("{\"brand\":\"rowan-4\",\"indicator\":\"nps\",\"source\":\"report\"}", 400);
    }

    @Test
    void sums_made_anew_are_those_that_were_kept_and_an_erased_customer_is_in_none() {
        var told = new Told("rowan-5");
        var random = new Random(9);
        List<Runnable> news = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            var who = i % 3 == 0 ? ada : ben;
            var id = Ids.next();
            var at = NOW.minus(Duration.ofHours(random.nextInt(2_000)));
            for (int version = 1; version <= 1 + i % 2; version++) {
                var rating = new Rating(Metric.NPS, random.nextInt(11), 0, 10);
                var said = i % 4 == 0
                        ? told.said(
                                id,
                                version,
                                who,
                                i % 8 == 0 ? Speaker.AGENT : Speaker.CUSTOMER,
                                Channel.CHAT,
                                "c" + i % 20,
                                List.of(rating),
                                at)
                        : told.rated(id, version, who, rating, at);
                var event = told.happened(Ids.next(), version, who, "purchase", i + ".25", null, at);
                news.add(() -> send(said, who));
                news.add(() -> happen(event, who));
            }
        }
        Collections.shuffle(news, random);
        news.forEach(Runnable::run);
        await(() -> assertThat(rows("select 1 from evidence where brand = 'rowan-5'"))
                .hasSize(300));
        var sums = "select row(scope, value, day, measure, n, total, squares)::text from indicator_day "
                + "where brand = 'rowan-5' order by 1";
        var live = rows(sums);
        var erasure = new Erasure(Ids.next(), List.of(ada), NOW);

        // when
        long differing = QuarkusTransaction.requiringNew().call(() -> indicators.rebuild("rowan-5", true));

        assertThat(differing).isZero();
        assertThat(rows(sums)).isEqualTo(live).isNotEmpty();
        topics.send(Topic.ERASURES, erasure.erasureId(), erasure);
        await(() -> assertThat(rows("select 1 from erased_customer where customer_id = '" + ada + "'"))
                .hasSize(1));
        for (var table : List.of("observation", "message", "trade", "invitation")) {
            assertThat(rows("select 1 from " + table + " where customer_id = '" + ada + "'"))
                    .isEmpty();
        }
        var left = rows(sums);
        assertThat(QuarkusTransaction.requiringNew().call(() -> indicators.rebuild("rowan-5", false)))
                .isZero();
        assertThat(rows(sums)).isEqualTo(left).isNotEqualTo(live);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/indicators",
                "/indicators?brand=rowan&scope=aspect&value=delivery",
                "/indicators?brand=rowan&scope=channel",
                "/indicators?brand=rowan&from=2026-03-01&to=2026-03-01",
                "/indicators?brand=rowan&from=2025-02-28&to=2026-03-02",
                "/indicators?brand=rowan&from=yesterday",
                "/indicators?brand=rowan&from=1969-12-31&to=1970-01-02",
                "/indicators?brand=rowan&compare=next",
                "/indicators?brand=rowan&colour=red",
                "/indicators/history?brand=rowan",
                "/indicators/history?brand=rowan&indicator=churn",
                "/indicators/history?brand=rowan&indicator=nps&grain=year",
                "/indicators/history?brand=rowan&indicator=nps&from=2026-01-01&to=2026-04-12",
                "/benchmarks"
            })
    void parameters_that_make_no_sense_are_refused(String path) {
        assertThat(status(TestKeys.READ_ONLY, path)).isEqualTo(400);
    }

    @Test
    void the_longest_period_is_a_leap_year_and_a_hundred_days_by_day() {
        assertThat(status(TestKeys.READ_ONLY, "/indicators?brand=rowan&from=2025-03-01&to=2026-03-02"))
                .isEqualTo(200);
        assertThat(status(
                        TestKeys.READ_ONLY,
                        "/indicators/history?brand=rowan&indicator=nps&from=2026-01-01&to=2026-04-11"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/indicators", "/indicators/history", "/benchmarks"})
    void only_who_may_read_a_brand_reads_it(String path) {
        var query = path + "?brand=rowan" + (path.endsWith("history") ? "&indicator=nps" : "");

        // when
        int allowed = status(TestKeys.READ_ONLY, query);

        assertThat(allowed).isEqualTo(200);
        assertThat(status(TestKeys.INGEST_ONLY, query)).isEqualTo(403);
        assertThat(status(TestKeys.OTHER_BRAND, query)).isEqualTo(404);
        assertThat(given().get(query).statusCode()).isEqualTo(401);
    }

    @Test
    void only_an_administrator_computes_and_uploads() {
        var body = "{\"brand\":\"rowan\",\"from\":\"2026-01-01\",\"to\":\"2026-02-01\"}";

        // when
        int status = post(TestKeys.READ_ONLY, "/indicators/runs", body);

        assertThat(status).isEqualTo(403);
        assertThat(post(TestKeys.OTHER_BRAND, "/indicators/runs", body)).isEqualTo(404);
        assertThat(post(TestKeys.ALL, "/indicators/runs", "{\"brand\":\"rowan\"}"))
                .isEqualTo(400);
        assertThat(post(TestKeys.READ_ONLY, "/benchmarks", "{}")).isEqualTo(403);
    }

    private void send(Object scored, UUID customer) {
        topics.send(Topic.SCORED_INTERACTIONS, customer, scored);
    }

    private void happen(Object event, UUID customer) {
        topics.send(Topic.CUSTOMER_EVENTS, customer, event);
    }

    private void invite(Told told, UUID id, InvitationStatus status, Instant at) {
        topics.send(Topic.INVITATIONS, ada, told.invited(id, ada, status, at));
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private static JsonPath get(String brand, String query) {
        return ask("/indicators?brand=" + brand + query);
    }

    private static JsonPath ask(String path) {
        return given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));
    }

    private static JsonPath run(String brand, String from, String to) {
        return given().header(TestKeys.HEADER, TestKeys.ALL)
                .contentType(ContentType.JSON)
                .body(Map.of("brand", brand, "from", from, "to", to))
                .post("/indicators/runs")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));
    }

    private static void upload(String body, int status) {
        assertThat(post(TestKeys.ALL, "/benchmarks", body)).isEqualTo(status);
    }

    private static int post(String key, String path, String body) {
        return given().header(TestKeys.HEADER, key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .statusCode();
    }

    private static Map<String, Object> figure(JsonPath report, String name) {
        return report.getMap("indicators.find { it.indicator == '" + name + "' }");
    }

    private static int status(String key, String path) {
        return given().header(TestKeys.HEADER, key).get(path).statusCode();
    }

    private List<String> rows(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
