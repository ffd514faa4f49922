package io.heartline.metrics.books;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.evidence.Succession;
import io.heartline.metrics.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Enters evidence into all books, in the caller's transaction.
 *
 * <p>Only the highest rank of each interaction and event counts, whatever came before or comes after: so the books are
 * the same for every order, every repetition and every size of batch.
 */
@ApplicationScoped
class Bookkeeping {
    private final BookLocks locks;
    private final Pieces pieces;
    private final Ledger ledger;
    private final Aggregates aggregates;
    private final Clock clock;

    Bookkeeping(BookLocks locks, Pieces pieces, Ledger ledger, Aggregates aggregates, Clock clock) {
        this.locks = locks;
        this.pieces = pieces;
        this.ledger = ledger;
        this.aggregates = aggregates;
        this.clock = clock;
    }

    /**
     * Enters evidence; what is outranked by what is known already changes nothing.
     *
     * @return what the evidence changed
     */
    List<Succession> enter(List<Piece> arrived) {
        var highest = Succession.highest(locks.alive(arrived, Piece::customerId));
        if (highest.isEmpty()) {
            return List.of();
        }
        var persons = locks.hold(highest);
        var known = pieces.find(highest.stream().map(Piece::id).toList());
        var successions = Succession.of(highest, known);
        if (successions.isEmpty()) {
            return List.of();
        }
        persons.putAll(locks.holdFormer(successions, persons.keySet()));
        var postings = ledger.post(successions, clock.instant());
        pieces.record(postings.winners());
        aggregates.follow(persons, successions, postings.entries());
        return successions;
    }

    /** Merges and separates customers: their books stay where they are and are read anew. */
    void identify(List<CustomerIdentity> identities) {
        var alive = locks.alive(locks.alive(identities, CustomerIdentity::customerId), CustomerIdentity::canonicalId);
        var touched = locks.identify(alive);
        if (!touched.isEmpty()) {
            aggregates.follow(touched, clock.instant());
        }
    }
}
