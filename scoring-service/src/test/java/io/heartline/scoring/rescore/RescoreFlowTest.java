package io.heartline.scoring.rescore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Interaction;
import io.heartline.platform.database.Database;
import io.heartline.scoring.Examples;
import io.heartline.scoring.Stack;
import io.heartline.scoring.model.Models;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class RescoreFlowTest {
    private final Database database;
    private final Models models;
    private final RescoreStep step;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers = "";

    @SuppressWarnings("NullAway.Init") // before each test
    private Stack stack;

    RescoreFlowTest(Database database, Models models, RescoreStep step) {
        this.database = database;
        this.models = models;
        this.step = step;
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
    void only_scores_that_come_out_otherwise_get_a_revision_and_a_second_time_none() {
        var from = Instant.parse("2025-01-01T00:00:00Z");
        var heard = scored(from, "Thank you, I love it", "I hate this", "Where is my parcel?");
        age(heard.getFirst());

        // when
        var order = order(from, "\"perSecond\": 1000");

        finished(order).body("total", equalTo(3)).body("done", equalTo(3)).body("changed", equalTo(1));
        var told = stack.told(heard.getFirst().id(), 2).score();
        assertThat(told.model()).isEqualTo(models.live().get("en"));
        assertThat(told.emotion()).isEqualTo(Emotion.JOY);
        finished(order(from, "\"perSecond\": 1000")).body("done", equalTo(3)).body("changed", equalTo(0));
        assertThat(stack.told(heard.get(1).id())).hasSize(1);
        assertThat(stack.told(heard.getFirst().id())).hasSize(2);
    }

    @Test
    void a_correction_stays_on_top() {
        var from = Instant.parse("2025-02-01T00:00:00Z");
        var heard = scored(from, "Thank you, I love it").getFirst();
        Stack.all()
                .body("""
                        {"emotion": "anger", "reason": "irony"}""")
                .post("/scores/" + heard.id() + "/corrections")
                .then()
                .statusCode(201);
        age(heard);

        // when
        finished(order(from, "\"perSecond\": 1000")).body("changed", equalTo(1));

        var told = stack.told(heard.id(), 3).score();
        assertThat(told.emotion()).isEqualTo(Emotion.ANGER);
        assertThat(told.corrected()).isTrue();
        assertThat(told.model()).isEqualTo(models.live().get("en"));
    }

    @Test
    void who_refuses_to_be_analysed_is_not_scored_again_until_they_allow_it() {
        var from = Instant.parse("2025-08-01T00:00:00Z");
        var heard = scored(from, "Thank you, I love it", "I hate this");
        heard.forEach(this::age);
        var refuses = heard.getFirst().customerId();
        // The newer of two decisions holds, although it arrives first.
        stack.decide(refuses, "refused", Instant.parse("2026-03-02T00:00:00Z"));
        stack.decide(refuses, "granted", Instant.parse("2026-03-01T00:00:00Z"));
        decided(refuses, "false");

        // when
        finished(order(from, "\"perSecond\": 1000"))
                .body("total", equalTo(1))
                .body("done", equalTo(1))
                .body("changed", equalTo(1));

        assertThat(stack.told(heard.getFirst().id())).hasSize(1);
        stack.decide(refuses, "granted", Instant.parse("2026-03-03T00:00:00Z"));
        decided(refuses, "true");
        finished(order(from, "\"perSecond\": 1000")).body("done", equalTo(2)).body("changed", equalTo(1));
        stack.told(heard.getFirst().id(), 2);
    }

    private static void decided(UUID customer, String allowed) {
        await().atMost(Stack.PATIENCE)
                .until(() -> Stack.all()
                        .get("/customers/" + customer + "/export")
                        .then()
                        .extract()
                        .<Object>path("analysisConsents.allowed")
                        .toString()
                        .equals("[" + allowed + "]"));
    }

    @Test
    void a_dry_run_only_counts() {
        var from = Instant.parse("2025-03-01T00:00:00Z");
        var heard = scored(from, "Thank you, I love it").getFirst();
        age(heard);

        // when
        finished(order(from, "\"dryRun\": true")).body("changed", equalTo(1));

        assertThat(stack.told(heard.id())).hasSize(1);
    }

    @Test
    void a_step_that_is_lost_in_a_crash_is_taken_again_and_told_once() {
        var from = Instant.parse("2025-07-01T00:00:00Z");
        var heard = scored(from, "Thank you, I love it", "I hate this");
        heard.forEach(this::age);
        var id = order(from, "\"perSecond\": 1");

        // when
        QuarkusTransaction.begin();
        step.step();
        QuarkusTransaction.rollback();

        finished(id).body("done", equalTo(2)).body("changed", equalTo(2)).body("failed", equalTo(0));
        for (var each : heard) {
            stack.told(each.id(), 2);
            assertThat(stack.told(each.id())).hasSize(2);
        }
    }

    @Test
    void a_re_score_can_be_paused_resumed_and_cancelled() {
        var from = Instant.parse("2025-04-01T00:00:00Z");
        scored(from, "one", "two", "three", "four", "five", "six", "seven", "eight");
        var id = order(from, "\"perSecond\": 1");

        // when
        Stack.all().post("/rescores/" + id + "/pause").then().statusCode(200).body("status", equalTo("paused"));

        Stack.all().post("/rescores/" + id + "/pause").then().statusCode(409);
        Stack.all().post("/rescores/" + id + "/resume").then().statusCode(200).body("status", equalTo("running"));
        Stack.all().post("/rescores/" + id + "/cancel").then().statusCode(200).body("status", equalTo("cancelled"));
        Stack.all().post("/rescores/" + id + "/resume").then().statusCode(409).body("code", equalTo("wrong-status"));
    }

    @Test
    void what_cannot_be_scored_again_is_refused() {
        var period = "\"from\": \"2025-05-01T00:00:00Z\", \"to\": \"2025-05-02T00:00:00Z\"";

        // when
        var notLive =
                Stack.all().body("{" + period + ", \"model\": \"nonesuch\"}").post("/rescores");

        notLive.then().statusCode(409).body("code", equalTo("not-live"));
        Stack.all()
                .body("{\"from\": \"2025-05-02T00:00:00Z\", \"to\": \"2025-05-01T00:00:00Z\"}")
                .post("/rescores")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-period"));
        Stack.all()
                .body("{" + period + ", \"model\": \"" + models.live().get("en") + "\", \"language\": \"zh\"}")
                .post("/rescores")
                .then()
                .statusCode(400);
        Stack.all()
                .body("{" + period + ", \"perSecond\": 1001}")
                .post("/rescores")
                .then()
                .statusCode(400);
        Stack.with(TestKeys.READ_ONLY)
                .body("{" + period + "}")
                .post("/rescores")
                .then()
                .statusCode(403);
    }

    @Test
    void a_key_of_one_brand_scores_and_sees_its_own_alone() {
        var from = Instant.parse("2025-06-01T00:00:00Z");
        scored(from, "Thank you");
        var everybodys = order(from, "\"dryRun\": true");

        // when
        var own = Stack.with(TestKeys.OTHER_BRAND)
                .body(body(from, "\"dryRun\": true"))
                .post("/rescores")
                .then()
                .statusCode(202)
                .body("total", equalTo(0))
                .body("brands", equalTo(List.of("other-brand")))
                .extract()
                .<String>path("id");

        Stack.with(TestKeys.OTHER_BRAND).get("/rescores/" + everybodys).then().statusCode(404);
        Stack.with(TestKeys.OTHER_BRAND)
                .get("/rescores")
                .then()
                .body("items.id", hasItem(own))
                .body("items.id", not(hasItem(everybodys)));
        Stack.with(TestKeys.OTHER_BRAND)
                .body(body(from, "\"brand\": \"airline\""))
                .post("/rescores")
                .then()
                .statusCode(404);
    }

    private List<Interaction> scored(Instant from, String... texts) {
        var heard = new ArrayList<Interaction>();
        for (var text : texts) {
            heard.add(Examples.interaction(text, from.plusSeconds(heard.size())));
        }
        heard.forEach(stack::score);
        return heard;
    }

    /** As if an older model had scored it. */
    private void age(Interaction heard) {
        QuarkusTransaction.requiringNew().run(() -> {
            var sql = """
                    update score set score = regexp_replace(score, '"model":"[^"]*"', '"model":"aged-0"'),
                      model_score = regexp_replace(model_score, '"model":"[^"]*"', '"model":"aged-0"')
                    where interaction_id = ?""";
            assertThat(database.update(sql, heard.id())).isEqualTo(1);
        });
    }

    private static String order(Instant from, String more) {
        return Stack.all()
                .body(body(from, more))
                .post("/rescores")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String body(Instant from, String more) {
        return "{\"from\": \"" + from + "\", \"to\": \"" + from.plus(Duration.ofDays(1)) + "\", " + more + "}";
    }

    private static ValidatableResponse finished(String id) {
        await().atMost(Stack.PATIENCE)
                .until(() -> Stack.all()
                        .get("/rescores/" + id)
                        .then()
                        .extract()
                        .<String>path("status")
                        .equals("done"));
        return Stack.all().get("/rescores/" + id).then().statusCode(200);
    }
}
