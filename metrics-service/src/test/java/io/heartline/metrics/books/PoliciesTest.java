package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of the policy: made, tried out, put into force; and the statement that explains a balance. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class PoliciesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    /** As the shipped policy for whatever other tests post, so that these do not disturb them. */
    private static final String POLICY = """
            {"lossAversion": 2.25, "note": "stamps", "stakes": [
                {"cause": "emotion", "units": 2}, {"cause": "event:data-misuse", "units": -20},
                {"cause": "event:upgrade", "units": 8}, {"cause": "event:cancellation", "units": -6},
                {"cause": "event:service-failure", "units": -5}, {"cause": "event:unsolicited-contact", "units": -4},
                {"cause": "event:referral", "units": 4}, {"cause": "event:reward", "units": 3},
                {"cause": "event:delivery-late", "units": -3}, {"cause": "event:refund", "units": -3},
                {"cause": "event:purchase", "units": 2}, {"cause": "event:renewal", "units": 2},
                {"cause": "event:privilege", "units": 1}, {"cause": "event:custom:stamp", "units": %d}]}""";

    private final Feed feed = new Feed("ginkgo");
    private final UUID customer = Ids.next();
    private final MutableClock clock;
    private final String kafka;
    private Desk desk;

    PoliciesTest(MutableClock clock, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
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

    private static ValidatableResponse post(String key, String path, String body) {
        return given().header(TestKeys.HEADER, key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static int make(int stamp) {
        return post(TestKeys.ALL, "/policies", POLICY.formatted(stamp))
                .statusCode(201)
                .extract()
                .path("version");
    }

    private void activate(int version) {
        post(TestKeys.ALL, "/policies/" + version + "/activation", "{}").statusCode(202);
        await().untilAsserted(() -> assertThat(desk.get("/policies/" + version).getString("reposting.state"))
                .isEqualTo("completed"));
    }

    @Test
    void a_policy_that_comes_into_force_enters_all_books_again_and_reversals_leave_nothing() {
        activate(make(7));
        desk.send(feed.happened(customer, "custom:stamp", NOW));
        desk.send(feed.said(customer, Emotion.JOY, 0.5, NOW));
        desk.awaitBalance(customer, 7.8);
        int version = make(-4);

        // when
        activate(version);

        // −4 · 2.25, and joy as before
        desk.awaitBalance(customer, -9 + 0.8);
        var ledger = desk.ledger(customer);
        assertThat(ledger.getDouble("balance")).isCloseTo(-8.2, within(1e-9));
        assertThat(ledger.getList("items.units", Double.class))
                .containsExactlyInAnyOrder(7.0, 0.8, -7.0, -0.8, -9.0, 0.8);
        assertThat(desk.get("/policies/" + version).getBoolean("inForce")).isTrue();
        await().untilAsserted(
                        () -> assertThat(desk.standings(customer).getLast().reasons())
                                .hasSize(4)
                                .allMatch(reason -> reason.backfill()));
        desk.send(feed.happened(customer, "custom:stamp", NOW));
        desk.awaitBalance(customer, -18 + 0.8);
        assertThat(desk.customer(customer).getInt("entries")).isEqualTo(3);
    }

    @Test
    void only_a_higher_version_can_follow() {
        int lower = make(7);
        int higher = make(7);
        activate(higher);

        // when
        var refused = post(TestKeys.ALL, "/policies/" + lower + "/activation", "{}");

        refused.statusCode(409);
        post(TestKeys.ALL, "/policies/" + higher + "/activation", "{}").statusCode(409);
        post(TestKeys.ALL, "/policies/100000/activation", "{}").statusCode(404);
        post(TestKeys.OTHER_BRAND, "/policies/" + higher + "/activation", "{}").statusCode(403);
        post(TestKeys.READ_ONLY, "/policies/" + higher + "/activation", "{}").statusCode(403);
    }

    @Test
    void a_dry_run_tells_what_a_version_would_do_and_posts_nothing() {
        int inForce = make(7);
        activate(inForce);
        desk.send(feed.happened(customer, "custom:stamp", NOW));
        desk.awaitBalance(customer, 7);
        int version = make(-400);
        assertThat(desk.status(TestKeys.READ_ONLY, "/policies/" + version + "/dry-run"))
                .isEqualTo(404);

        // when
        post(TestKeys.ALL, "/policies/" + version + "/dry-run", "{}").statusCode(202);

        await().untilAsserted(() -> assertThat(
                        desk.get("/policies/" + version + "/dry-run").getString("computedAt"))
                .isNotNull());
        var run = desk.get("/policies/" + version + "/dry-run");
        assertThat(run.getInt("against")).isEqualTo(inForce);
        assertThat(run.getInt("segments.find { it.brand == 'ginkgo' && it.segment == 'unheard' }.fellBelow0"))
                .isGreaterThanOrEqualTo(1);
        assertThat(run.getList("largestChanges.customerId", String.class)).contains(customer.toString());
        assertThat(run.getDouble("largestChanges.find { it.customerId == '" + customer + "' }.after"))
                .isCloseTo(-900, within(1e-9));
        assertThat(desk.ledger(customer).getList("items")).hasSize(1);
        var elsewhere = given().header(TestKeys.HEADER, TestKeys.OTHER_BRAND)
                .get("/policies/" + version + "/dry-run")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(elsewhere.getList("largestChanges")).isEmpty();
        assertThat(elsewhere.getList("segments")).isEmpty();
    }

    @Test
    void a_version_says_what_causes_are_worth_and_bad_ones_are_refused() {
        // when
        int version = make(7);

        var view = desk.get("/policies/" + version);
        assertThat(view.getString("note")).isEqualTo("stamps");
        assertThat(view.getBoolean("inForce")).isFalse();
        assertThat(view.getDouble("stakes.find { it.cause == 'event:custom:stamp' }.units"))
                .isEqualTo(7);
        assertThat(desk.get("/policies?limit=1").getInt("items[0].version")).isEqualTo(version);
        assertThat(desk.get("/policies?limit=1").getString("nextCursor")).isNotNull();
        for (var bad : new String[] {
            "{\"lossAversion\": 2, \"stakes\": []}",
            "{\"lossAversion\": 0, \"stakes\": [{\"cause\": \"emotion\", \"units\": 2}]}",
            "{\"lossAversion\": 2, \"stakes\": [{\"cause\": \"emotion\", \"units\": -2}]}",
            "{\"lossAversion\": 2, \"stakes\": [{\"cause\": \"joy\", \"units\": 2}]}",
            "{\"lossAversion\": 2, \"stakes\": [{\"cause\": \"emotion\", \"units\": 1000.1}]}",
            "{\"lossAversion\": 2, \"stakes\": [{\"cause\": \"emotion\", \"units\": 1.0000001}]}",
            "{\"lossAversion\": 2, \"stakes\": [{\"cause\": \"emotion\", \"units\": 1}, {\"cause\": \"emotion\", \"units\": 1}]}",
            "{\"lossAversion\": 2, \"unknown\": 1, \"stakes\": [{\"cause\": \"emotion\", \"units\": 2}]}",
        }) {
            post(TestKeys.ALL, "/policies", bad).statusCode(400);
        }
        post(TestKeys.OTHER_BRAND, "/policies", POLICY.formatted(7)).statusCode(403);
        post(TestKeys.READ_ONLY, "/policies", POLICY.formatted(7)).statusCode(403);
        post("no-such-key", "/policies", POLICY.formatted(7)).statusCode(401);
        assertThat(desk.status(TestKeys.READ_ONLY, "/policies/100000")).isEqualTo(404);
        assertThat(desk.status(TestKeys.READ_ONLY, "/policies?state=x")).isEqualTo(400);
    }

    @Test
    void a_statement_says_why_and_its_causes_are_the_balance() {
        activate(make(7));
        var misused = NOW.minus(Duration.ofDays(10));
        desk.send(feed.happened(customer, "data-misuse", misused));
        for (int i = 0; i < 4; i++) {
            desk.send(feed.said(customer, Emotion.ANGER, -0.5, NOW.minus(Duration.ofDays(i))));
        }
        desk.send(feed.happened(customer, "reward", NOW));
        await().untilAsserted(() -> assertThat(desk.status(TestKeys.READ_ONLY, "/customers/" + customer))
                .isEqualTo(200));
        await().untilAsserted(() ->
                assertThat(desk.customer(customer).getInt("entries")).isEqualTo(6));

        // when
        var statement = desk.get("/customers/" + customer + "/statement");

        assertThat(statement.getString("verdict")).isEqualTo("drift-and-shock");
        assertThat(statement.getDouble("balance"))
                .isCloseTo(desk.customer(customer).getDouble("balance"), within(1e-9));
        assertThat(statement.getList("causes.value", Double.class).stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(statement.getDouble("balance"), within(1e-9));
        assertThat(statement.getList("summary", String.class))
                .anyMatch(sentence -> sentence.startsWith("A breach of trust on 20 February 2026"));
        assertThat(desk.get("/customers/" + customer + "/statement?lang=zh").getList("summary", String.class))
                .anyMatch(sentence -> sentence.startsWith("2026年2月20日发生信任危机"));
        var before = desk.get("/customers/" + customer + "/statement?at=" + misused.minusSeconds(1));
        assertThat(before.getDouble("balance")).isZero();
        assertThat(before.getString("verdict")).isEqualTo("steady");
        assertThat(desk.status(TestKeys.READ_ONLY, "/customers/" + customer + "/statement?lang=fr"))
                .isEqualTo(400);
        assertThat(desk.status(TestKeys.OTHER_BRAND, "/customers/" + customer + "/statement"))
                .isEqualTo(404);
        assertThat(desk.status(TestKeys.INGEST_ONLY, "/customers/" + customer + "/statement"))
                .isEqualTo(403);
        assertThat(desk.status("no-such-key", "/customers/" + customer + "/statement"))
                .isEqualTo(401);
    }
}
