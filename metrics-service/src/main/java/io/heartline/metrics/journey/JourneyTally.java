package io.heartline.metrics.journey;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Content;
import io.heartline.metrics.evidence.Emotions;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.stratum.Strata;
import io.heartline.metrics.tally.Tallied;
import io.heartline.metrics.tally.Tally;
import io.heartline.metrics.tally.TallyTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was felt at each touchpoint, by day and stratum. */
@ApplicationScoped
class JourneyTally implements Tallied {
    /** The stratum of everybody. */
    static final String ALL = "all";

    static final List<String> COUNTERS =
            List.of("n", "v", "vv", "joy", "anger", "sadness", "fear", "surprise", "disgust", "neutral", "abstained");
    static final int N = 0;
    static final int V = 1;
    static final int VV = 2;
    static final int EMOTIONS = 3;
    static final int ABSTAINED = EMOTIONS + Emotions.ORDER.size();

    private static final TallyTable.Layout LAYOUT =
            new TallyTable.Layout("journey_day", "day", List.of("touchpoint", "stratum"), COUNTERS);

    private final TallyTable table;
    private final Strata strata;

    JourneyTally(Database database, Strata strata) {
        this.table = new TallyTable(database, LAYOUT);
        this.strata = strata;
    }

    @Override
    public TallyTable table() {
        return table;
    }

    @Override
    public Tally tally(Collection<Piece> pieces) {
        return tally(pieces, strata.of(pieces.stream().map(Piece::customerId).collect(Collectors.toSet())));
    }

    static Tally tally(Collection<Piece> pieces, Map<UUID, SortedMap<String, String>> strata) {
        var tally = new Tally();
        for (var piece : pieces) {
            var touchpoint = piece.place().touchpoint();
            if (touchpoint == null || !(piece.content() instanceof Content.Expression)) {
                continue;
            }
            var day = piece.occurredAt().truncatedTo(ChronoUnit.DAYS);
            long[] felt = felt(piece);
            tally.add(piece.brand(), day, List.of(touchpoint, ALL), felt);
            strata.getOrDefault(piece.customerId(), Collections.emptySortedMap())
                    .forEach((dimension, stratum) ->
                            tally.add(piece.brand(), day, List.of(touchpoint, dimension + ":" + stratum), felt));
        }
        return tally;
    }

    private static long[] felt(Piece piece) {
        long[] felt = new long[COUNTERS.size()];
        var feeling = piece.feeling();
        if (feeling == null) {
            felt[ABSTAINED] = 1;
            return felt;
        }
        var valence = Micros.decimal(feeling.valenceMicros());
        felt[N] = 1;
        felt[V] = feeling.valenceMicros();
        felt[VV] = Micros.of(valence.multiply(valence));
        felt[EMOTIONS + Emotions.index(feeling.emotion())] = 1;
        return felt;
    }
}
