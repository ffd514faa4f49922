package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.metrics.evidence.Piece;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happened, every aggregate is what ledger and evidence make it. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class RebuildTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final List<String> EVENTS = List.of("purchase", "delivery-late", "refund", "reward", "visit");
    private static final int CUSTOMERS = 6;

    /** Of the first customer there is so much evidence that checkpoints are made. */
    private static final int MUCH = 900;

    private final MutableClock clock;
    private final Bookkeeping bookkeeping;
    private final Forgetting forgetting;
    private final AgroalDataSource database;

    RebuildTest(MutableClock clock, Bookkeeping bookkeeping, Forgetting forgetting, AgroalDataSource database) {
        this.clock = clock;
        this.bookkeeping = bookkeeping;
        this.forgetting = forgetting;
        this.database = database;
    }

    @BeforeEach
    void start() {
        clock.set(NOW);
    }

    @AfterEach
    void stop() {
        clock.release();
    }

    /** A random run of a brand: in order but for late pieces, with versions, corrections, merges, an undo, an erasure. */
    private List<UUID> run(String brand, Random random) {
        var feed = new Feed(brand);
        List<UUID> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(Ids.next());
        }
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < MUCH + 300; i++) {
            var customer = customers.get(i < MUCH ? 0 : random.nextInt(CUSTOMERS));
            var at = NOW.minus(Duration.ofMinutes(random.nextInt(300 * 24 * 60)));
            pieces.addAll(
                    random.nextInt(4) == 0
                            ? List.of(Piece.of(feed.happened(customer, EVENTS.get(random.nextInt(EVENTS.size())), at)))
                            : said(feed, customer, at, random));
        }
        pieces.sort((a, b) -> a.occurredAt().compareTo(b.occurredAt()));
        for (int i = 0; i < pieces.size() / 20; i++) {
            Collections.swap(pieces, random.nextInt(pieces.size()), random.nextInt(pieces.size()));
        }
        for (int from = 0; from < pieces.size(); ) {
            int to = Math.min(pieces.size(), from + 1 + random.nextInt(80));
            enter(pieces.subList(from, to));
            if (random.nextInt(8) == 0) {
                identify(brand, customers, random, from);
            }
            from = to;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> forgetting.forget(Ids.next(), List.of(customers.get(CUSTOMERS - 1)), NOW));
        return customers;
    }

    private static List<Piece> said(Feed feed, UUID customer, Instant at, Random random) {
        var id = Ids.next();
        List<Piece> states = new ArrayList<>();
        int revisions = 1 + random.nextInt(8) / 7;
        for (int revision = 1; revision <= revisions; revision++) {
            double valence = random.nextInt(-10, 11) / 10.0;
            var emotion = valence > 0 ? Emotion.JOY : valence < 0 ? Emotion.ANGER : Emotion.NEUTRAL;
            states.add(Piece.of(feed.said(id, 1, revision, customer, emotion, valence, at)));
        }
        return states;
    }

    private void enter(List<Piece> pieces) {
        QuarkusTransaction.requiringNew().run(() -> bookkeeping.enter(pieces));
    }

    /** Merges two customers, or undoes it. */
    private void identify(String brand, List<UUID> customers, Random random, int revision) {
        var customer = customers.get(1 + random.nextInt(CUSTOMERS - 1));
        var other = random.nextBoolean() ? customer : customers.get(random.nextInt(2));
        QuarkusTransaction.requiringNew()
                .run(() ->
                        bookkeeping.identify(List.of(new CustomerIdentity(customer, other, brand, revision + 1, NOW))));
    }

    private static JsonPath rebuild(String brand, boolean replace) {
        String id = given().header(TestKeys.HEADER, TestKeys.ALL)
                .contentType(ContentType.JSON)
                .body("{\"brand\": \"%s\", \"replace\": %s}".formatted(brand, replace))
                .post("/rebuilds")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().untilAsserted(() -> assertThat(progress(id).getString("state")).isEqualTo("completed"));
        return progress(id);
    }

    private static JsonPath progress(String id) {
        return given().header(TestKeys.HEADER, TestKeys.ALL)
                .get("/rebuilds/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void closed(String brand) {
        await().untilAsserted(() -> assertThat(number("select count(*) from pulse_window where not closed and brand = '"
                        + brand + "' and start_at < '2026-06-01T11:00:00Z'"))
                .isZero());
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void after_any_run_nothing_differs(long seed) {
        var brand = "acacia-" + seed;
        run(brand, new Random(seed));
        closed(brand);

        // when
        var rebuilt = rebuild(brand, false);

        assertThat(rebuilt.getList("aggregates.findAll { it.differing != 0 }")).isEmpty();
        assertThat(rebuilt.getList("aggregates.aggregate", String.class))
                .contains("entries", "balances", "segments", "standings", "checkpoints", "pulse", "sentiment_hour");
        assertThat(number("select count(*) from checkpoint join customer using (customer_id) where brand = '" + brand
                        + "'"))
                .isPositive();
    }

    @Test
    void what_was_tampered_with_is_found_and_put_right() {
        var brand = "acacia-9";
        var customers = run(brand, new Random(9));
        closed(brand);
        var first = customers.getFirst();
        execute("update sentiment_hour set n = n + 1 where brand = '" + brand + "' and scope = 'brand'");
        execute("update pulse set positive = positive + 1 where brand = '" + brand + "' and scope = 'product'");
        execute("delete from segment_period where customer_id = '" + first + "' and to_at is null");
        execute("update standing set moves = moves + 1 where brand = '" + brand + "'");
        execute("update checkpoint set deposits = deposits + 0.001 where customer_id = '" + first + "'");
        execute("update evidence set units_micros = units_micros + 500000 where id in (select id from evidence"
                + " where customer_id = '" + first + "' and units_micros is not null limit 1)");

        // when
        var found = rebuild(brand, true);

        for (var aggregate :
                List.of("entries", "balances", "segments", "standings", "checkpoints", "sentiment_hour", "pulse")) {
            assertThat(found.getLong("aggregates.find { it.aggregate == '" + aggregate + "' }.differing"))
                    .as(aggregate)
                    .isPositive();
        }
        assertThat(rebuild(brand, false).getList("aggregates.findAll { it.differing != 0 }"))
                .isEmpty();
    }

    @Test
    void it_is_for_administrators_who_see_the_brand() {
        var body = "{\"brand\": \"acacia\"}";

        // when
        var refused = post(TestKeys.READ_ONLY, body);

        assertThat(refused).isEqualTo(403);
        assertThat(post("no-such-key", body)).isEqualTo(401);
        assertThat(post(TestKeys.OTHER_BRAND, body)).isEqualTo(404);
        assertThat(post(TestKeys.ALL, "{}")).isEqualTo(400);
        assertThat(post(TestKeys.ALL, "{\"brand\": \"acacia\", \"force\": true}"))
                .isEqualTo(400);
        var id = rebuild("acacia", false).getString("id");
        for (var path : List.of("/rebuilds/" + id, "/rebuilds/" + Ids.next())) {
            given().header(TestKeys.HEADER, TestKeys.OTHER_BRAND)
                    .get(path)
                    .then()
                    .statusCode(404);
        }
    }

    private static int post(String key, String body) {
        return given().header(TestKeys.HEADER, key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/rebuilds")
                .statusCode();
    }

    private long number(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
