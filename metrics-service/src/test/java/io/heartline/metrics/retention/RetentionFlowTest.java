package io.heartline.metrics.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Arm;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.EventType;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Outreach;
import io.heartline.contracts.OutreachStatus;
import io.heartline.contracts.Topic;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.heartline.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** Who stays and what outreach caused: events go in through Kafka, figures are read through HTTP. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class RetentionFlowTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant SINCE = Instant.parse("2025-09-03T00:00:00Z");

    private final MutableClock clock;
    private final DataSource database;
    private final String kafka;
    private Topics topics;

    RetentionFlowTest(
            MutableClock clock, DataSource database, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
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
    void customers_are_watched_from_a_day_on_until_they_did_not_buy_for_too_long() {
        bought("aspen-1", -100);
        bought("aspen-1", -60);
        bought("aspen-1", -60);
        bought("aspen-1", -10);
        bought("aspen-1", -60, -10, 20);
        bought("aspen-1", -10, 60, 89);
        bought("aspen-1", -10, 60, 140, 170);
        bought("aspen-1", -10, 60, 140, 175);
        await(() ->
                assertThat(rows("select 1 from trade where brand = 'aspen-1'")).hasSize(18));

        // when
        var run = post("/retention/runs", "{\"brand\":\"aspen-1\"}", 201);

        assertThat(run.getString("label")).isEqualTo("associated");
        assertThat(Instant.parse(run.getString("since"))).isEqualTo(SINCE);
        // One bought last 100 days before: no customer any more
        assertThat(run.getInt("groups[0].n")).isEqualTo(7);
        assertThat(run.getInt("groups[0].lost")).isEqualTo(5);
        assertThat(run.getString("groups[0].name")).isEqualTo("unheard");
        var steps = run.getList("groups[0].steps.day", Double.class);
        assertThat(steps).containsExactly(30.0, 80.0, 110.0, 179.0);
        var survival = get("/retention/survival?brand=aspen-1&by=segment");
        assertThat(survival.getList("groups[0].steps")).hasSameSizeAs(steps);
        var hazard = get("/retention/hazard?brand=aspen-1");
        assertThat(hazard.getString("label")).isEqualTo("associated");
        assertThat(hazard.getList("covariates")).isEmpty();
        assertThat(hazard.getMap("leftOut")).containsKeys("anger", "orders");
    }

    @Test
    void outreach_is_judged_by_the_arm_drawn_first_and_goes_on_counting_without_names() {
        var drawn = NOW.minus(Duration.ofDays(40));
        List<UUID> customers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            var customer = Ids.next();
            customers.add(customer);
            var arm = i % 3 == 0 ? Arm.CONTROL : Arm.TREATMENT;
            var outreach = Ids.next();
            step("aspen-2", outreach, arm, customer, OutreachStatus.SENT, drawn.plusSeconds(60));
            step("aspen-2", outreach, arm, customer, OutreachStatus.ASSIGNED, drawn);
            // A later draw of the same version changes nothing
            step("aspen-2", Ids.next(), Arm.TREATMENT, customer, OutreachStatus.ASSIGNED, drawn.plusSeconds(90));
            buy("aspen-2", customer, drawn.minusSeconds(60));
            if (arm == Arm.TREATMENT ? i % 2 == 1 : i % 6 == 0 && i < 30) {
                buy("aspen-2", customer, drawn.plus(Duration.ofDays(i % 29 + 1)));
            }
            if (arm == Arm.TREATMENT) {
                happen("aspen-2", customer, "reward", "2.50", drawn.plusSeconds(100));
            }
        }
        var harmed = Ids.next();
        topics.send(
                Topic.OUTREACH,
                harmed,
                outreach("aspen-2", Ids.next(), Arm.TREATMENT, true, harmed, OutreachStatus.ASSIGNED, drawn));
        await(() -> assertThat(rows("select 1 from outreach_assignment where brand = 'aspen-2'"))
                .hasSize(120));
        await(() ->
                assertThat(rows("select 1 from trade where brand = 'aspen-2'")).hasSize(60 + 25 + 40));

        // when
        var run = post("/effects/runs", "{\"brand\":\"aspen-2\"}", 201);

        assertThat(run.getString("label")).isEqualTo("caused");
        assertThat(run.getList("effects")).hasSize(3);
        assertThat(run.getInt("effects[0].days")).isEqualTo(30);
        assertThat(run.getInt("effects[0].treatment.assigned")).isEqualTo(40);
        assertThat(run.getInt("effects[0].control.assigned")).isEqualTo(20);
        assertThat(run.getInt("effects[0].control.crossed")).isEqualTo(20);
        assertThat(run.getDouble("effects[0].treatment.retained.percent")).isEqualTo(50);
        assertThat(run.getDouble("effects[0].control.retained.percent")).isEqualTo(25);
        assertThat(run.getDouble("effects[0].retention.value")).isCloseTo(25, within(1e-9));
        assertThat(run.getDouble("effects[0].treatment.rewardEach")).isCloseTo(2.5, within(1e-9));
        assertThat(run.getString("effects[0].verdict")).isEqualTo("too-few");
        assertThat(run.getDouble("effects[0].balance.value")).isPositive();
        assertThat(run.getString("effects[1].retention")).isNull();
        var before = get("/effects?brand=aspen-2&play=apologise").getList("effects");
        var erasure = new Erasure(Ids.next(), customers.subList(0, 10), NOW);
        topics.send(Topic.ERASURES, erasure.erasureId(), erasure);
        await(() -> assertThat(rows("select 1 from outreach_assignment where brand = 'aspen-2'"))
                .hasSize(100));
        post("/effects/runs", "{\"brand\":\"aspen-2\"}", 201);
        assertThat(get("/effects?brand=aspen-2&play=apologise").getList("effects"))
                .isEqualTo(before);
        assertThat(get("/effects?brand=aspen-2&play=thank").getList("effects")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/retention/survival",
                "/retention/survival?brand=aspen&by=colour",
                "/retention/hazard",
                "/retention/hazard?brand=aspen&by=segment",
                "/effects",
                "/effects?brand=aspen&variant=warm"
            })
    void parameters_that_make_no_sense_are_refused(String path) {
        assertThat(status(TestKeys.READ_ONLY, path)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/retention/survival", "/retention/hazard", "/effects"})
    void only_who_may_read_a_brand_reads_it(String path) {
        // when
        int other = status(TestKeys.OTHER_BRAND, path + "?brand=aspen");

        assertThat(other).isEqualTo(404);
        assertThat(status(TestKeys.INGEST_ONLY, path + "?brand=aspen")).isEqualTo(403);
        assertThat(given().get(path + "?brand=aspen").statusCode()).isEqualTo(401);
        // Of a brand of which nothing was computed there is nothing to show but for effects, which are none
        assertThat(status(TestKeys.READ_ONLY, path + "?brand=aspen")).isEqualTo(path.equals("/effects") ? 200 : 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/retention/runs", "/effects/runs"})
    void only_an_administrator_computes(String path) {
        // when
        int status = posted(TestKeys.READ_ONLY, path, "{\"brand\":\"aspen\"}");

        assertThat(status).isEqualTo(403);
        assertThat(posted(TestKeys.OTHER_BRAND, path, "{\"brand\":\"aspen\"}")).isEqualTo(404);
        assertThat(posted(TestKeys.ALL, path, "{}")).isEqualTo(400);
        assertThat(posted(TestKeys.ALL, path, "{\"brand\":\"aspen\",\"colour\":1}"))
                .isEqualTo(400);
    }

    /** A customer who bought on these days after the start. */
    private void bought(String brand, int... days) {
        var customer = Ids.next();
        for (int day : days) {
            buy(brand, customer, SINCE.plus(Duration.ofDays(day)));
        }
    }

    private void buy(String brand, UUID customer, Instant at) {
        happen(brand, customer, "purchase", "10", at);
    }

    private void happen(String brand, UUID customer, String type, String amount, Instant at) {
        var id = Ids.next();
        topics.send(
                Topic.CUSTOMER_EVENTS,
                customer,
                new CustomerEvent(
                        id,
                        1,
                        "shop",
                        id.toString(),
                        customer,
                        brand,
                        null,
                        null,
                        EventType.of(type),
                        new BigDecimal(amount),
                        "EUR",
                        null,
                        null,
                        at,
                        at,
                        Map.of(),
                        true));
    }

    @Test
    void outreach_that_annoys_is_one_withdrawal_of_its_customer() {
        var customer = Ids.next();
        var outreach = Ids.next();
        for (var status : List.of(OutreachStatus.ANSWERED, OutreachStatus.CLOSED)) {
            topics.send(
                    Topic.OUTREACH,
                    customer,
                    new Outreach(
                            outreach,
                            "apologise",
                            1,
                            "warm",
                            Arm.TREATMENT,
                            true,
                            customer,
                            "aspen-3",
                            null,
                            status,
                            "annoyed",
                            NOW.minusSeconds(60),
                            null,
                            null));
        }

        // when
        var other = Ids.next();
        step("aspen-3", Ids.next(), Arm.TREATMENT, other, OutreachStatus.ANSWERED, NOW.minusSeconds(50));

        await(() -> assertThat(rows("select 1 from outreach_assignment where brand = 'aspen-3'"))
                .hasSize(1));
        await(() -> {
            var ledger = get("/customers/" + customer + "/ledger");
            assertThat(ledger.getList("items.cause")).containsExactly("event:unsolicited-contact");
            assertThat(ledger.getList("items.kind")).containsExactly("withdrawal");
        });
    }

    private void step(String brand, UUID id, Arm arm, UUID customer, OutreachStatus status, Instant at) {
        topics.send(Topic.OUTREACH, customer, outreach(brand, id, arm, false, customer, status, at));
    }

    private static Outreach outreach(
            String brand, UUID id, Arm arm, boolean severe, UUID customer, OutreachStatus status, Instant at) {
        return new Outreach(
                id, "apologise", 1, "warm", arm, severe, customer, brand, null, status, null, at, null, null);
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private static JsonPath get(String path) {
        return given().header(TestKeys.HEADER, TestKeys.READ_ONLY)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));
    }

    private static JsonPath post(String path, String body, int status) {
        return given().header(TestKeys.HEADER, TestKeys.ALL)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));
    }

    private static int posted(String key, String path, String body) {
        return given().header(TestKeys.HEADER, key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .statusCode();
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
