package io.heartline.metrics.books;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Books are read as the union of who is one person, whatever way led there, and an undo restores them to the entry. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class IdentityLawsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final List<String> EVENTS = List.of("purchase", "delivery-late", "refund", "reward");
    private static final int CUSTOMERS = 7;

    private final MutableClock clock;
    private final Bookkeeping bookkeeping;
    private final String kafka;
    private Desk desk;

    IdentityLawsTest(
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

    /** The customers of a brand with their evidence, and what was decided of who is who, in the order of deciding. */
    private record Story(
            String brand, List<UUID> customers, List<Piece> pieces, List<CustomerIdentity> decided, int[] canonical) {
        /** The same story for the same seed, but for ids and brand. */
        static Story of(String brand, long seed) {
            var random = new Random(seed);
            var feed = new Feed(brand);
            List<UUID> customers = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                customers.add(Ids.next());
            }
            List<Piece> pieces = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                var customer = customers.get(random.nextInt(CUSTOMERS));
                var at = NOW.minus(Duration.ofMinutes(random.nextInt(90 * 24 * 60)));
                double valence = random.nextInt(-10, 11) / 10.0;
                pieces.add(
                        random.nextInt(3) == 0
                                ? Piece.of(feed.happened(customer, EVENTS.get(random.nextInt(EVENTS.size())), at))
                                : Piece.of(
                                        feed.said(customer, valence > 0 ? Emotion.JOY : Emotion.ANGER, valence, at)));
            }
            var canonical = new int[CUSTOMERS];
            var decided = decide(brand, customers, canonical, random);
            return new Story(brand, customers, pieces, decided, canonical);
        }

        /** Merges and undoes at random, and decides as ingestion does: the oldest id of those who are joined. */
        private static List<CustomerIdentity> decide(
                String brand, List<UUID> customers, int[] canonical, Random random) {
            var revisions = new int[CUSTOMERS];
            for (int i = 0; i < CUSTOMERS; i++) {
                canonical[i] = i;
                revisions[i] = 1;
            }
            Set<List<Integer>> standing = new HashSet<>();
            List<CustomerIdentity> decided = new ArrayList<>();
            for (int step = 0; step < 14; step++) {
                int one = random.nextInt(CUSTOMERS);
                int other = random.nextInt(CUSTOMERS);
                var merge = List.of(Math.min(one, other), Math.max(one, other));
                if (one != other && !standing.remove(merge)) {
                    standing.add(merge);
                }
                var joined = joined(standing);
                for (int i = 0; i < CUSTOMERS; i++) {
                    if (joined[i] != canonical[i]) {
                        canonical[i] = joined[i];
                        decided.add(new CustomerIdentity(
                                customers.get(i), customers.get(joined[i]), brand, ++revisions[i], NOW));
                    }
                }
            }
            return decided;
        }

        private static int[] joined(Set<List<Integer>> standing) {
            var joined = new int[CUSTOMERS];
            for (int i = 0; i < CUSTOMERS; i++) {
                joined[i] = i;
            }
            for (int round = 0; round < CUSTOMERS; round++) {
                for (var merge : standing) {
                    int least = Math.min(joined[merge.getFirst()], joined[merge.getLast()]);
                    joined[merge.getFirst()] = least;
                    joined[merge.getLast()] = least;
                }
            }
            return joined;
        }

        /** What was decided last of each customer. */
        List<CustomerIdentity> last() {
            Map<UUID, CustomerIdentity> last = new TreeMap<>();
            decided.forEach(identity -> last.put(identity.customerId(), identity));
            return List.copyOf(last.values());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void decisions_in_any_order_and_between_any_evidence_give_the_books_of_the_last_ones(long seed) {
        var shuffled = Story.of("laws-any-" + seed, seed);
        var replayed = Story.of("laws-last-" + seed, seed);
        var random = new Random(seed + 100);

        // when
        enterShuffled(shuffled, random);
        enter(replayed.pieces());
        identify(replayed.last());

        assertThat(books(shuffled)).isEqualTo(books(replayed));
        assertThat(persons(shuffled)).isEqualTo(expected(shuffled));
    }

    @Test
    void an_undo_restores_both_books_to_the_entry() {
        var story = Story.of("laws-undo", 9);
        enter(story.pieces());
        var before = books(story);
        List<CustomerIdentity> merged = new ArrayList<>();
        List<CustomerIdentity> undone = new ArrayList<>();
        for (int i = 1; i < CUSTOMERS; i++) {
            var customer = story.customers().get(i);
            merged.add(new CustomerIdentity(customer, story.customers().getFirst(), story.brand(), 2, NOW));
            undone.add(new CustomerIdentity(customer, customer, story.brand(), 3, NOW));
        }

        // when
        identify(merged);
        var union = books(story);
        identify(undone);

        assertThat(books(story)).isEqualTo(before).isNotEqualTo(union);
        assertThat(union.get("0entries")).isEqualTo(union.get("6entries"));
    }

    private void enterShuffled(Story story, Random random) {
        var pieces = new ArrayList<>(story.pieces());
        var decided = new ArrayList<>(story.decided());
        decided.addAll(List.copyOf(decided).subList(0, decided.size() / 2));
        Collections.shuffle(pieces, random);
        Collections.shuffle(decided, random);
        while (!pieces.isEmpty() || !decided.isEmpty()) {
            if (decided.isEmpty() || (!pieces.isEmpty() && random.nextBoolean())) {
                enter(take(pieces, 1 + random.nextInt(8)));
            } else {
                identify(take(decided, 1 + random.nextInt(3)));
            }
        }
    }

    private static <T> List<T> take(List<T> from, int count) {
        var part = from.subList(0, Math.min(count, from.size()));
        var taken = List.copyOf(part);
        part.clear();
        return taken;
    }

    private void enter(List<Piece> pieces) {
        QuarkusTransaction.requiringNew().run(() -> bookkeeping.enter(pieces));
    }

    private void identify(List<CustomerIdentity> identities) {
        QuarkusTransaction.requiringNew().run(() -> bookkeeping.identify(identities));
    }

    /** All that is read of each customer's person, with ids and brand left out. */
    private Map<String, @Nullable Object> books(Story story) {
        Map<String, @Nullable Object> books = new HashMap<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            var customer = story.customers().get(i);
            if (desk.status(TestKeys.READ_ONLY, "/customers/" + customer) == 404) {
                continue; // nothing was heard of them
            }
            var account = desk.customer(customer);
            for (var field : List.of("balance", "entries", "trend30d", "segment", "sentiment", "evidence")) {
                books.put(i + field, Objects.toString(account.get(field)));
            }
            var ledger = desk.get("/customers/" + customer + "/ledger?limit=200");
            List<Map<String, Object>> items = ledger.getList("items");
            books.put(
                    i + "ledger",
                    items.stream()
                            .map(item -> item.get("units") + " " + item.get("effectiveAt") + " " + item.get("cause")
                                    + " of "
                                    + story.customers().indexOf(UUID.fromString((String) item.get("customerId"))))
                            .sorted()
                            .toList());
            books.put(i + "total", ledger.getDouble("balance"));
        }
        var segments = desk.get("/segments?brand=" + story.brand());
        books.put("segments", Objects.toString(segments.get("counts")));
        return books;
    }

    private Map<UUID, UUID> persons(Story story) {
        Map<UUID, UUID> persons = new HashMap<>();
        story.customers()
                .forEach(id -> persons.put(id, UUID.fromString(desk.customer(id).getString("customerId"))));
        return persons;
    }

    private static Map<UUID, UUID> expected(Story story) {
        Map<UUID, UUID> persons = new HashMap<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            persons.put(story.customers().get(i), story.customers().get(story.canonical()[i]));
        }
        return persons;
    }
}
