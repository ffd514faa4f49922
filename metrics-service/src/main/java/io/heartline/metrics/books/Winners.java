package io.heartline.metrics.books;

import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.evidence.Rank;
import io.heartline.metrics.evidence.Succession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The events of a batch that won, each interaction or customer event once.
 *
 * @param events in their order
 * @param replaced the ids of those that take the place of an earlier winner
 */
record Winners<T>(List<T> events, Set<UUID> replaced) {
    /** Those whose evidence made these successions. */
    static <T> Winners<T> of(Collection<Succession> successions, List<T> batch, Function<T, Piece> evidence) {
        Map<UUID, Rank> ranks = new HashMap<>();
        Set<UUID> replaced = new HashSet<>();
        for (var succession : successions) {
            ranks.put(succession.now().id(), succession.now().rank());
            if (succession.before() != null) {
                replaced.add(succession.now().id());
            }
        }
        List<T> events = new ArrayList<>();
        for (var event : batch) {
            var piece = evidence.apply(event);
            if (ranks.remove(piece.id(), piece.rank())) {
                events.add(event);
            }
        }
        return new Winners<>(events, replaced);
    }
}
