package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Erasure;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.metrics.evidence.Piece;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.heartline.testing.TestKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erased customer leaves books that are those of a world without the customer. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ErasureTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final int CUSTOMERS = 5;
    /** The first customers of a story are one person, who is erased. */
    private static final int ERASED = 2;

    private final MutableClock clock;
    private final Bookkeeping bookkeeping;
    private final DataSource database;
    private final String kafka;
    private Desk desk;

    ErasureTest(
            MutableClock clock,
            Bookkeeping bookkeeping,
            DataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
        this.bookkeeping = bookkeeping;
        this.database = database;
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

    /** The same things happen to the customers of every brand, but for the first ones, to whom nothing happens in some. */
    private record Story(String brand, List<UUID> customers, List<Piece> pieces) {
        static Story of(String brand, boolean whole) {
            var random = new Random(11);
            var feed = new Feed(brand);
            List<UUID> customers = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                customers.add(Ids.next());
            }
            List<Piece> pieces = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                int who = random.nextInt(CUSTOMERS);
                var at = NOW.minus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
                double valence = random.nextInt(-10, 11) / 10.0;
                boolean event = random.nextInt(4) == 0;
                if (whole || who >= ERASED) {
                    pieces.add(
                            event
                                    ? Piece.of(feed.happened(customers.get(who), "purchase", at))
                                    : Piece.of(feed.said(
                                            customers.get(who),
                                            valence > 0 ? Emotion.JOY : Emotion.ANGER,
                                            valence,
                                            at)));
                }
            }
            return new Story(brand, customers, pieces);
        }

        List<UUID> erased() {
            return customers.subList(0, ERASED);
        }
    }

    private void enter(Story story) {
        QuarkusTransaction.requiringNew().run(() -> bookkeeping.enter(story.pieces()));
    }

    private void merge(Story story) {
        var identity =
                new CustomerIdentity(story.customers().get(1), story.customers().get(0), story.brand(), 2, NOW);
        QuarkusTransaction.requiringNew().run(() -> bookkeeping.identify(List.of(identity)));
    }

    @Test
    void what_is_left_is_a_world_without_the_customer() {
        var with = Story.of("hazel", true);
        var without = Story.of("rowan", false);
        enter(with);
        merge(with);
        enter(without);
        clock.set(NOW.plus(Duration.ofMinutes(10)));
        await().untilAsserted(() -> assertThat(
                        rows("select 1 from pulse_window where not closed and brand in ('hazel', 'rowan')"))
                .isEmpty());
        assertThat(sums(with)).isNotEqualTo(sums(without));
        var erasure = Ids.next();

        // when
        desk.send(new Erasure(erasure, with.erased(), NOW));

        await().untilAsserted(() -> assertThat(desk.receipts(erasure))
                .singleElement()
                .satisfies(receipt -> {
                    assertThat(receipt.service()).isEqualTo("metrics-service");
                    assertThat(receipt.rows()).isPositive();
                }));
        assertThat(sums(with)).isEqualTo(sums(without));
        await().untilAsserted(() ->
                assertThat(with.erased()).allMatch(customer -> desk.isTombstone(Topic.CUSTOMER_STANDINGS, customer)));
        assertThat(tablesWith(with.erased())).containsOnly("erased_customer");

        // A replay, late news and a merge revive nobody
        enter(with);
        merge(with);
        assertThat(sums(with)).isEqualTo(sums(without));
        assertThat(tablesWith(with.erased())).containsOnly("erased_customer");
        assertThat(desk.status(
                        TestKeys.READ_ONLY, "/customers/" + with.customers().getFirst()))
                .isEqualTo(404);
    }

    @Test
    void whoever_was_taken_for_the_same_person_goes_on_alone() {
        var story = Story.of("alder", true);
        enter(story);
        var other = story.customers().get(4);
        QuarkusTransaction.requiringNew()
                .run(() -> bookkeeping.identify(
                        List.of(new CustomerIdentity(other, story.customers().getFirst(), "alder", 2, NOW))));
        var erasure = Ids.next();

        // when
        desk.send(new Erasure(erasure, story.erased(), NOW));

        await().untilAsserted(() -> assertThat(desk.receipts(erasure)).hasSize(1));
        assertThat(desk.customer(other).getString("customerId")).isEqualTo(other.toString());
        assertThat(desk.customer(other).getList("customerIds")).hasSize(1);
        QuarkusTransaction.requiringNew()
                .run(() -> bookkeeping.identify(List.of(new CustomerIdentity(other, other, "alder", 3, NOW))));
        assertThat(desk.customer(other).getInt("evidence")).isPositive();
    }

    /** Every sum of a brand, without the name of the brand and how often it was published. */
    private List<String> sums(Story story) {
        var sums = new ArrayList<String>();
        for (var table : List.of("sentiment_hour", "scorer_day", "pulse")) {
            var alive = table.equals("pulse") ? " and count > 0" : "";
            sums.addAll(rows("select (to_jsonb(t) - 'brand' - 'revision')::text from " + table + " t where brand = '"
                    + story.brand() + "' and scope <> 'brand'" + alive));
            sums.addAll(rows("select (to_jsonb(t) - 'brand' - 'revision' - 'value')::text from " + table
                    + " t where brand = '" + story.brand() + "' and scope = 'brand'" + alive));
        }
        for (var table : List.of("journey_day", "driver_day", "touchpoint_aspect_day", "segment_move_day")) {
            sums.addAll(rows("select '" + table + "' || (to_jsonb(t) - 'brand')::text from " + table
                    + " t where brand = '" + story.brand() + "'"));
        }
        sums.addAll(rows("select segment || from_at || coalesce(to_at::text, '') from segment_period where brand = '"
                + story.brand() + "'"));
        sums.addAll(
                rows("select kind || units_micros || effective_at from entry where brand = '" + story.brand() + "'"));
        sums.sort(null);
        return sums;
    }

    private List<String> tablesWith(List<UUID> ids) {
        return rows("select table_name from information_schema.tables where table_schema = 'public'").stream()
                .filter(table -> !table.equals("inbox"))
                .filter(table -> ids.stream()
                        .anyMatch(id -> !rows("select 1 from \"" + table + "\" t where position('" + id
                                        + "' in t::text) > 0")
                                .isEmpty()))
                .toList();
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
