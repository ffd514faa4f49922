package io.heartline.ingestion.erasure;

import io.heartline.contracts.Erasure;
import io.heartline.contracts.ErasureReceipt;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.ingestion.privacy.Mark;
import io.heartline.ingestion.privacy.Person;
import io.heartline.ingestion.privacy.Tombstones;
import io.heartline.platform.access.Brands;
import io.heartline.platform.erasure.Leftovers;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import io.heartline.platform.problem.NotFound;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Forgets people: here at once, elsewhere by an order that every service answers.
 *
 * <p>Deletion, tombstones and order are one transaction, so there is no moment in which a person is half forgotten.
 */
@ApplicationScoped
class Erasures {
    private static final String SERVICE = "ingestion-service";
    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS_MAX = 5;

    private final People people;
    private final Tombstones tombstones;
    private final Leftovers leftovers;
    private final ErasureRepository erasures;
    private final Receipts receipts;
    private final Outbox outbox;
    private final Clock clock;

    Erasures(
            People people,
            Tombstones tombstones,
            Leftovers leftovers,
            ErasureRepository erasures,
            Receipts receipts,
            Outbox outbox,
            Clock clock) {
        this.people = people;
        this.tombstones = tombstones;
        this.leftovers = leftovers;
        this.erasures = erasures;
        this.receipts = receipts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Erases the person that a customer id means; an id that was erased before answers with that erasure.
     *
     * @return the id of the erasure
     * @throws NotFound if these brands have no such customer
     */
    UUID erase(UUID customerId, Brands brands, String caller) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> order(customerId, brands, caller));
            } catch (RuntimeException e) {
                // Whoever stores locks its own rows first, so the database may have had to choose between the two.
                if (attempt == ATTEMPTS_MAX || !isDeadlock(e)) {
                    throw e;
                }
            }
        }
    }

    private UUID order(UUID customerId, Brands brands, String caller) {
        tombstones.exclude();
        var known = people.find(customerId, brands);
        return known.isPresent()
                ? forget(known.get(), caller)
                : before(customerId, brands)
                        .orElseThrow(() -> new NotFound("unknown-customer", "There is no customer " + customerId + "."))
                        .id();
    }

    private Optional<ErasureEntity> before(UUID customerId, Brands brands) {
        return tombstones.erasureOf(customerId).flatMap(id -> erasures.find(id, brands));
    }

    private UUID forget(People.Known known, String caller) {
        var now = clock.instant();
        var person = known.person();
        var ids = List.of(person.array());
        var erasure = new ErasureEntity(Ids.next(), known.brand(), ids, caller, now);
        erasures.persistAndFlush(erasure);
        var marks = new HashSet<Mark>();
        people.memories().forEach(memory -> marks.addAll(memory.marks(ids)));
        tombstones.add(erasure.id(), ids, marks);
        long rows = leftovers.forget(ids) + deleted(person);
        var receipt = new ErasureReceipt(erasure.id(), SERVICE, rows, now);
        receipts.add(receipt);
        outbox.addAll(ids.stream()
                .map(id -> OutgoingEvent.tombstone(Topic.CUSTOMER_IDENTITIES, id, now))
                .toList());
        outbox.add(OutgoingEvent.of(Topic.ERASURES, erasure.id(), new Erasure(erasure.id(), ids, now), now));
        outbox.add(OutgoingEvent.of(Topic.ERASURE_RECEIPTS, erasure.id(), receipt, now));
        return erasure.id();
    }

    private long deleted(Person person) {
        long rows = 0;
        for (var memory : people.memories()) {
            rows += memory.forget(person);
        }
        return rows + people.delete(person);
    }

    private static boolean isDeadlock(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
