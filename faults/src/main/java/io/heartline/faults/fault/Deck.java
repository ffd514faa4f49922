package io.heartline.faults.fault;

import io.heartline.localstack.stack.Service;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Faults like cards: shuffled by a seed and dealt one after the other, and shuffled anew when all are gone. So every kind
 * comes up again and again, in an order that nobody thought of and the seed repeats.
 */
public final class Deck {
    private static final int CHOICES = 60;

    private final Random random;
    private final Lasting lasting;
    private final boolean whole;
    private final Deque<Fault> cards = new ArrayDeque<>();

    /**
     * How long faults last.
     *
     * @param least the least
     * @param most the most
     */
    public record Lasting(Duration least, Duration most) {
        /** Refuses a most below the least. */
        public Lasting {
            if (most.compareTo(least) < 0) {
                throw new IllegalArgumentException("the most is below the least");
            }
        }
    }

    /**
     * Makes a deck.
     *
     * @param whole whether what can befall a service is in it once for each service, and not once in all
     */
    public Deck(long seed, Lasting lasting, boolean whole) {
        this.random = new Random(seed);
        this.lasting = lasting;
        this.whole = whole;
    }

    /** Returns how many faults are dealt before one comes up again. */
    public int size() {
        return round().size();
    }

    private List<FaultKind> round() {
        List<FaultKind> round = new ArrayList<>();
        for (var kind : FaultKind.values()) {
            int times = whole && kind.isOfService() ? Service.values().length : 1;
            round.addAll(Collections.nCopies(times, kind));
        }
        return round;
    }

    /** Returns the next fault. */
    public Fault next() {
        if (cards.isEmpty()) {
            shuffle();
        }
        return cards.removeFirst();
    }

    private void shuffle() {
        List<Fault> dealt = new ArrayList<>();
        var services = List.of(Service.values());
        int next = random.nextInt(services.size());
        for (var kind : round()) {
            var service = services.get(next++ % services.size());
            dealt.add(new Fault(kind, service, random.nextInt(CHOICES), lasts()));
        }
        Collections.shuffle(dealt, random);
        cards.addAll(dealt);
    }

    private Duration lasts() {
        var span = lasting.most().minus(lasting.least()).toMillis();
        return lasting.least().plusMillis((long) (random.nextDouble() * span));
    }
}
