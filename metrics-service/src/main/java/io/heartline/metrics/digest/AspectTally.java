package io.heartline.metrics.digest;

import io.heartline.contracts.ScopeKind;
import io.heartline.contracts.Sentiment;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Facet;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.tally.Tallied;
import io.heartline.metrics.tally.Tally;
import io.heartline.metrics.tally.TallyTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** What is said of each aspect at each touchpoint, by day. */
@ApplicationScoped
class AspectTally implements Tallied {
    private static final TallyTable.Layout LAYOUT = new TallyTable.Layout(
            "touchpoint_aspect_day", "day", List.of("touchpoint", "aspect"), List.of("n", "negative", "positive"));

    private final TallyTable table;

    AspectTally(Database database) {
        this.table = new TallyTable(database, LAYOUT);
    }

    @Override
    public TallyTable table() {
        return table;
    }

    @Override
    public Tally tally(Collection<Piece> pieces) {
        var tally = new Tally();
        for (var piece : pieces) {
            var touchpoint = piece.place().touchpoint();
            if (touchpoint == null) {
                continue;
            }
            for (var facet : Facet.of(piece)) {
                if (facet.scope() == ScopeKind.ASPECT) {
                    tally.add(
                            piece.brand(),
                            piece.occurredAt().truncatedTo(ChronoUnit.DAYS),
                            List.of(touchpoint, facet.value()),
                            1,
                            facet.sentiment() == Sentiment.NEGATIVE ? 1 : 0,
                            facet.sentiment() == Sentiment.POSITIVE ? 1 : 0);
                }
            }
        }
        return tally;
    }
}
