package io.heartline.metrics.sentiment;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Piece;
import io.heartline.metrics.stratum.Strata;
import io.heartline.metrics.tally.Tallied;
import io.heartline.metrics.tally.Tally;
import io.heartline.metrics.tally.TallyTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The sums of each hour of each scope. */
@ApplicationScoped
class HourTally implements Tallied {
    private static final TallyTable.Layout LAYOUT = new TallyTable.Layout(
            "sentiment_hour",
            "hour",
            List.of("scope", "value"),
            List.of(
                    "n",
                    "v",
                    "w",
                    "wv",
                    "wvv",
                    "ww",
                    "joy",
                    "anger",
                    "sadness",
                    "fear",
                    "surprise",
                    "disgust",
                    "neutral",
                    "vv",
                    "wv_above",
                    "abstained"));
    private static final String READ = """
            select * from sentiment_hour where brand = ? and scope = ? and value = ? and hour <= ? order by hour""";

    private final Database database;
    private final TallyTable table;
    private final Strata strata;
    private final Duration halfLife;

    HourTally(Database database, Strata strata, SentimentConfig config) {
        this.database = database;
        this.table = new TallyTable(database, LAYOUT);
        this.strata = strata;
        this.halfLife = config.halfLife();
    }

    @Override
    public TallyTable table() {
        return table;
    }

    @Override
    public Tally tally(Collection<Piece> pieces) {
        return tally(pieces, strata.of(pieces.stream().map(Piece::customerId).collect(Collectors.toSet())), halfLife);
    }

    /** What pieces add, whose customers are in these strata. */
    static Tally tally(Collection<Piece> pieces, Map<UUID, SortedMap<String, String>> strata, Duration halfLife) {
        var tally = new Tally();
        for (var piece : pieces) {
            var at = piece.occurredAt();
            var theirs = strata.getOrDefault(piece.customerId(), Collections.emptySortedMap());
            for (var said : Said.of(piece, theirs)) {
                tally.add(
                        piece.brand(),
                        at.truncatedTo(ChronoUnit.HOURS),
                        List.of(said.scope(), said.value()),
                        HourSums.of(said, at, halfLife));
            }
        }
        return tally;
    }

    /** The hours of a scope that began by an instant, in order of time. */
    List<Hour> read(String brand, String scope, String value, Instant until) {
        return database.query(
                READ, row -> new Hour(row.instant("hour"), table.counters(row)), brand, scope, value, until);
    }
}
