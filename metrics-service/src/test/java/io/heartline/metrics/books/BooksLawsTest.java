package io.heartline.metrics.books;

import static io.heartline.metrics.books.Desk.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Emotion;
import io.heartline.contracts.Ids;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.metrics.evidence.Piece;
import io.heartline.testing.MutableClock;
import io.heartline.testing.RealInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same events, in another order, repeated and in other batches, make the same books in the real database. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class BooksLawsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final List<String> EVENTS = List.of("purchase", "delivery-late", "refund", "reward", "visit");
    private static final int CUSTOMERS = 6;

    private final MutableClock clock;
    private final Bookkeeping bookkeeping;
    private final String kafka;
    private Desk desk;

    BooksLawsTest(
            MutableClock clock,
            Bookkeeping bookkeeping,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.clock = clock;
        this.bookkeeping = bookkeeping;
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

    /** The same story, told of the customers of one brand. */
    private record Story(
            String brand,
            List<UUID> customers,
            List<ScoredInteraction> said,
            List<CustomerEvent> happened,
            List<CustomerIdentity> identities) {
        static Story of(String brand, Random random) {
            var feed = new Feed(brand);
            List<UUID> customers = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                customers.add(Ids.next());
            }
            List<ScoredInteraction> said = new ArrayList<>();
            List<CustomerEvent> happened = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                var id = Ids.next();
                var customer = customers.get(random.nextInt(CUSTOMERS));
                for (int version = 1; version <= 1 + random.nextInt(2); version++) {
                    for (int revision = 1; revision <= 1 + random.nextInt(2); revision++) {
                        double valence = random.nextInt(-10, 11) / 10.0;
                        var emotion = valence > 0 ? Emotion.JOY : Emotion.ANGER;
                        var at = NOW.minus(Duration.ofMinutes(random.nextInt(100 * 24 * 60)));
                        said.add(
                                random.nextInt(8) == 0
                                        ? feed.abstained(id, version, revision, customer, at)
                                        : feed.said(id, version, revision, customer, emotion, valence, at));
                    }
                }
            }
            for (int i = 0; i < 40; i++) {
                happened.add(feed.happened(
                        customers.get(random.nextInt(CUSTOMERS)),
                        EVENTS.get(random.nextInt(EVENTS.size())),
                        NOW.minus(Duration.ofMinutes(random.nextInt(100 * 24 * 60)))));
            }
            var identities = List.of(
                    new CustomerIdentity(customers.get(1), customers.get(0), brand, 1, NOW),
                    new CustomerIdentity(customers.get(3), customers.get(2), brand, 1, NOW),
                    new CustomerIdentity(customers.get(3), customers.get(3), brand, 2, NOW));
            return new Story(brand, customers, said, happened, identities);
        }
    }

    @Test
    void any_order_repetition_and_batch_size_gives_the_same_books() {
        var inOrder = Story.of("linden", new Random(7));
        var shuffled = Story.of("maple", new Random(7));

        // when
        inOrder.said().forEach(desk::send);
        inOrder.happened().forEach(desk::send);
        inOrder.identities().forEach(desk::send);
        enterShuffled(shuffled, new Random(8));

        await().untilAsserted(() -> assertThat(books(inOrder)).isEqualTo(books(shuffled)));
        clock.set(NOW.plus(Duration.ofMinutes(10)));
        await().untilAsserted(() -> {
            assertThat(pulses(inOrder)).isNotEmpty();
            assertThat(pulses(inOrder)).isEqualTo(pulses(shuffled));
        });
    }

    private void enterShuffled(Story story, Random random) {
        List<Piece> pieces = new ArrayList<>();
        story.said().forEach(scored -> pieces.add(Piece.of(scored)));
        story.happened().forEach(event -> pieces.add(Piece.of(event)));
        pieces.addAll(List.copyOf(pieces).subList(0, 60));
        Collections.shuffle(pieces, random);
        var identities = new ArrayList<>(story.identities());
        Collections.reverse(identities);
        for (int from = 0; from < pieces.size(); ) {
            int to = Math.min(pieces.size(), from + 1 + random.nextInt(30));
            var batch = pieces.subList(from, to);
            QuarkusTransaction.requiringNew().run(() -> bookkeeping.enter(batch));
            if (!identities.isEmpty()) {
                var identity = identities.removeFirst();
                QuarkusTransaction.requiringNew().run(() -> bookkeeping.identify(List.of(identity)));
            }
            from = to;
        }
    }

    /** All that can be read of a brand, with the names of brand and customers left out. */
    private Map<String, Object> books(Story story) {
        Map<String, Object> books = new HashMap<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            for (var at : List.of("2026-03-15T08:30:00Z", "2026-06-01T12:00:00Z", "2026-12-24T18:00:00Z")) {
                var customer = desk.get("/customers/" + story.customers().get(i) + "?at=" + at);
                for (var field : List.of(
                        "balance",
                        "entries",
                        "trend30d",
                        "segment",
                        "previousSegment",
                        "segmentSince",
                        "segmentMoves",
                        "sentiment",
                        "emotion",
                        "shift",
                        "lastHeardAt",
                        "evidence")) {
                    books.put(i + field + at, Objects.toString(customer.get(field)));
                }
            }
        }
        for (var scope : List.of("", "&scope=aspect&value=delivery", "&scope=product&value=kettle")) {
            for (var at : List.of("&at=2026-05-15T08:30:00Z", "")) {
                var sentiment = desk.get("/sentiment?brand=" + story.brand() + scope + at);
                for (var field : List.of("raw", "shrunk", "emotion", "shift")) {
                    books.put(scope + at + field, Objects.toString(sentiment.get(field)));
                }
            }
        }
        for (var at : List.of("&at=2026-05-15T08:30:00Z", "")) {
            var segments = desk.get("/segments?brand=" + story.brand() + at);
            for (var field : List.of("persons", "counts", "lovePercent")) {
                books.put(field + at, Objects.toString(segments.get(field)));
            }
        }
        var summary = desk.get("/books/summary?brand=" + story.brand());
        for (var field : List.of("interactions", "events", "standingEntries", "persons", "segmentMoves")) {
            books.put(field, summary.getInt(field));
        }
        return books;
    }

    /** All pulses but for their revisions, which tell how often a window was published and not what is in it. */
    private List<String> pulses(Story story) {
        List<String> pulses = new ArrayList<>();
        for (var scope : List.of("channel", "product", "aspect")) {
            for (int month = 2; month <= 5; month++) {
                var listed = desk.get("/pulses?limit=200&brand=" + story.brand() + "&scope=" + scope + "&from=2026-0"
                        + month + "-01T00:00:00Z&to=2026-0" + (month + 1) + "-02T00:00:00Z");
                List<Map<String, Object>> items = listed.getList("items");
                for (var item : items) {
                    item.remove("revision");
                    item.remove("brand");
                    pulses.add(item.toString());
                }
            }
        }
        return pulses;
    }
}
