package io.heartline.metrics.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new winner takes the place of the one before it.
 *
 * @param before the winner until now; absent if there was none
 * @param now the new winner
 */
public record Succession(@Nullable Recorded before, Piece now) {
    /** Of each interaction and event that arrived, the state with the highest rank. */
    public static Collection<Piece> highest(Collection<Piece> arrived) {
        Map<UUID, Piece> highest = new LinkedHashMap<>();
        for (var piece : arrived) {
            highest.merge(piece.id(), piece, (a, b) -> a.rank().compareTo(b.rank()) >= 0 ? a : b);
        }
        return highest.values();
    }

    /** The successions that follow from what arrived; what does not outrank what is known changes nothing. */
    public static List<Succession> of(Collection<Piece> highest, Map<UUID, Recorded> known) {
        List<Succession> successions = new ArrayList<>();
        for (var piece : highest) {
            var before = known.get(piece.id());
            if (before == null || before.piece().rank().compareTo(piece.rank()) < 0) {
                successions.add(new Succession(before, piece));
            }
        }
        return successions;
    }
}
