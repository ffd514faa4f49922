package io.heartline.metrics.books;

import io.heartline.metrics.count.Counts;
import io.heartline.metrics.evidence.Content;
import io.heartline.metrics.evidence.Piece;
import java.util.List;

/** Counts evidence by what it is. */
final class EvidenceCount {
    private EvidenceCount() {}

    /** Adds pieces, or takes them away. */
    static void add(Counts counts, List<Piece> pieces, int times) {
        var events = pieces.stream()
                .filter(piece -> piece.content() instanceof Content.Event)
                .toList();
        var interactions = pieces.stream()
                .filter(piece -> !(piece.content() instanceof Content.Event))
                .toList();
        counts.add(Counts.Kind.INTERACTIONS, interactions, Piece::brand, times);
        counts.add(Counts.Kind.EVENTS, events, Piece::brand, times);
    }
}
