package io.heartline.metrics.evidence;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Random evidence for the laws: interactions and events with versions, revisions, corrections and abstentions. */
public final class Histories {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> EVENTS = List.of("purchase", "data-misuse", "refund", "visit", "reward");
    private static final List<String> ASPECTS = List.of("delivery", "price", "quality");

    private static final List<Sentiment> SENTIMENTS = List.of(Sentiment.values());

    private Histories() {}

    /** All states of some interactions and events of three customers, in the order in which they came about. */
    public static List<Piece> random(Random random) {
        var customers = List.of(id(random), id(random), id(random));
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            var id = id(random);
            var customer = customers.get(random.nextInt(customers.size()));
            boolean event = random.nextInt(4) == 0;
            int versions = 1 + random.nextInt(3);
            for (int version = 1; version <= versions; version++) {
                int revisions = event ? 1 : 1 + random.nextInt(3);
                for (int revision = 1; revision <= revisions; revision++) {
                    pieces.add(piece(random, id, new Rank(version, event ? 0 : revision), customer, event));
                }
            }
        }
        return pieces;
    }

    /** The same pieces as they might arrive: in another order, some of them repeatedly, in batches of random sizes. */
    public static List<List<Piece>> arrivals(List<Piece> pieces, Random random) {
        List<Piece> arriving = new ArrayList<>(pieces);
        pieces.stream().filter(piece -> random.nextInt(3) == 0).forEach(arriving::add);
        Collections.shuffle(arriving, random);
        List<List<Piece>> batches = new ArrayList<>();
        for (int from = 0; from < arriving.size(); ) {
            int to = Math.min(arriving.size(), from + 1 + random.nextInt(20));
            batches.add(arriving.subList(from, to));
            from = to;
        }
        return batches;
    }

    /** The successions that batches lead to, one list for each batch. */
    public static List<List<Succession>> successions(List<List<Piece>> batches) {
        Map<UUID, Recorded> known = new HashMap<>();
        List<List<Succession>> all = new ArrayList<>();
        for (var batch : batches) {
            var successions = Succession.of(Succession.highest(batch), known);
            successions.forEach(succession -> known.put(succession.now().id(), new Recorded(succession.now(), null)));
            all.add(successions);
        }
        return all;
    }

    private static Piece piece(Random random, UUID id, Rank rank, UUID customer, boolean event) {
        var at = START.plusMillis(random.nextLong(Duration.ofDays(200).toMillis()));
        var place = new Place(
                random.nextBoolean() ? "kettle" : null,
                null,
                event ? null : Channel.CHAT,
                random.nextBoolean() ? "support" : "billing",
                random.nextBoolean() ? (Long) random.nextLong(1000) : null);
        var content = event
                ? new Content.Event(EVENTS.get(random.nextInt(EVENTS.size())))
                : random.nextInt(10) == 0 ? new Content.AgentMessage() : expression(random);
        return new Piece(id, rank, "willow", customer, at, random.nextInt(5) == 0, place, content);
    }

    private static Content expression(Random random) {
        Map<String, Long> aspects = new HashMap<>();
        for (var aspect : ASPECTS) {
            if (random.nextBoolean()) {
                aspects.put(aspect, random.nextLong(-1_000_000, 1_000_001));
            }
        }
        var feeling = new Feeling(
                Emotions.ORDER.get(random.nextInt(7)),
                SENTIMENTS.get(random.nextInt(3)),
                random.nextLong(-1_000_000, 1_000_001),
                random.nextLong(1_000_001),
                random.nextLong(1_000_001));
        return new Content.Expression(random.nextInt(6) == 0 ? null : feeling, null, aspects);
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
