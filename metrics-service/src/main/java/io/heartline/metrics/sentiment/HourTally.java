package io.heartline.metrics.sentiment;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.estimate.Sums;
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
            select * from sentiment_hour
            where brand = ? and scope = ? and value = ? and hour >= ? and hour <= ? order by hour""";

    /** Added in a fixed order, so that the same hours give the same sums. */
    private static final String OLDER = """
            select coalesce(sum(n), 0)::bigint as n, coalesce(sum(w * f order by hour), 0) / 1e6::float8 as w,
                coalesce(sum(wv * f order by hour), 0) / 1e6::float8 as wv,
                coalesce(sum(wvv * f order by hour), 0) / 1e6::float8 as wvv,
                coalesce(sum(ww * f * f order by hour), 0) / 1e6::float8 as ww,
                coalesce(sum(wv_above * f order by hour), 0) / 1e6::float8 as above
            from (
                select hour, n, w, wv, wvv, ww, wv_above,
                    power(2::float8, extract(epoch from hour - ?::timestamptz)::float8 * 1000 / ?::float8) as f
                from sentiment_hour where brand = ? and scope = ? and value = ? and hour < ?) as one""";

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

    /** The hours of a scope of a span, both ends included, in order of time. */
    List<Hour> read(String brand, Scope scope, Instant from, Instant until) {
        return database.query(
                READ,
                row -> new Hour(row.instant("hour"), table.counters(row)),
                brand,
                scope.kind(),
                scope.value(),
                from,
                until);
    }

    /**
     * What a scope's hours before an instant come to. The database adds them up: there are thousands, and nothing but
     * their sums is looked at.
     *
     * @param before the start of an hour
     * @param at the instant that the sums are decayed to
     */
    Older older(String brand, Scope scope, Instant before, Instant at) {
        return database.query(
                        OLDER,
                        row -> new Older(
                                new Sums(
                                        row.number("n"),
                                        row.decimal("w"),
                                        row.decimal("wv"),
                                        row.decimal("wvv"),
                                        row.decimal("ww")),
                                row.decimal("above")),
                        at,
                        (double) halfLife.toMillis(),
                        brand,
                        scope.kind(),
                        scope.value(),
                        before)
                .getFirst();
    }

    /**
     * Hours before an instant.
     *
     * @param sums decayed
     * @param above the part of the decayed sum of valences that is above 0
     */
    record Older(Sums sums, double above) {}
}
