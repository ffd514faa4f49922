package io.heartline.metrics.books;

import io.heartline.metrics.count.Counts;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Succession;
import io.heartline.metrics.ledger.Entry;
import io.heartline.metrics.pulse.Pulses;
import io.heartline.metrics.standing.Standings;
import io.heartline.metrics.tally.Tallies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All that follows from evidence and entries, brought up to date in the same transaction. */
@ApplicationScoped
class Aggregates {
    private final Standings standings;
    private final Tallies tallies;
    private final Pulses pulses;
    private final Counts counts;

    Aggregates(Standings standings, Tallies tallies, Pulses pulses, Counts counts) {
        this.standings = standings;
        this.tallies = tallies;
        this.pulses = pulses;
        this.counts = counts;
    }

    /**
     * Follows evidence that is written.
     *
     * @param persons who each of its customers is
     */
    void follow(Map<UUID, UUID> persons, List<Succession> successions, List<Entry> posted) {
        standings.refresh(Standings.changes(persons, changed(successions), posted));
        tallies.apply(successions);
        pulses.apply(successions);
        EvidenceCount.add(
                counts,
                successions.stream()
                        .filter(succession -> succession.before() == null)
                        .map(Succession::now)
                        .toList(),
                1);
    }

    /** Follows persons who lost or gained a customer. */
    void follow(Collection<UUID> remapped, Instant now) {
        standings.refresh(remapped.stream()
                .sorted()
                .map(person -> Standings.Change.remapped(person, now))
                .toList());
    }

    private static List<Piece> changed(List<Succession> successions) {
        List<Piece> changed = new ArrayList<>();
        for (var succession : successions) {
            changed.add(succession.now());
            if (succession.before() != null) {
                changed.add(succession.before().piece());
            }
        }
        return changed;
    }
}
