package io.heartline.metrics.segment;

import io.heartline.contracts.Segment;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.tally.Tally;
import io.heartline.metrics.tally.TallyTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Moves from segment to segment by day, kept with the histories that they are in. */
@ApplicationScoped
class Moves {
    /** From where a person enters the first segment. */
    static final String NONE = "none";

    private static final TallyTable.Layout LAYOUT =
            new TallyTable.Layout("segment_move_day", "day", List.of("from_segment", "to_segment"), List.of("n"));
    private static final String BETWEEN = """
            select from_segment, to_segment, sum(n)::bigint as n from segment_move_day
            where brand = ? and day >= ? and day < ? group by from_segment, to_segment""";
    private static final String TOTAL = """
            select coalesce(sum(n) filter (where from_segment = ?), 0)::bigint as persons,
                coalesce(sum(n) filter (where from_segment <> ?), 0)::bigint as moves
            from segment_move_day where brand = ?""";
    private static final String TODAY = """
            select segment, sum(n)::bigint as n from (
                select segment, count(*) as n from segment_period
                where brand = ? and from_at >= ? and from_at <= ? group by segment
                union all
                select segment, -count(*) from segment_period
                where brand = ? and to_at >= ? and to_at <= ? group by segment) as change
            group by segment""";
    private static final String ANEW = """
            select brand, from_segment, segment, date_trunc('day', from_at, 'UTC') as day, count(*) as n
            from (select brand, segment, from_at,
                         coalesce(lag(segment) over (partition by customer_id order by from_at), 'none') as from_segment
                  from segment_period where brand = ?) as move
            group by 1, 2, 3, 4""";
    /** Later than any instant that is accepted. */
    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Database database;
    private final TallyTable table;

    Moves(Database database) {
        this.database = database;
        this.table = new TallyTable(database, LAYOUT);
    }

    /** Adds the moves of histories, or takes them away. */
    static void tally(Tally tally, String brand, List<Period> periods, int sign) {
        var from = NONE;
        for (var period : periods) {
            tally.add(
                    brand,
                    period.from().truncatedTo(ChronoUnit.DAYS),
                    List.of(from, period.segment().wire()),
                    sign);
            from = period.segment().wire();
        }
    }

    void add(Tally change) {
        table.add(change);
    }

    /** The moves of whole UTC days. */
    List<Transitions.Move> between(String brand, Instant from, Instant to) {
        return database.query(
                BETWEEN,
                row -> new Transitions.Move(
                        row.text("from_segment"), Segment.of(row.text("to_segment")), row.number("n")),
                brand,
                from,
                to);
    }

    /** How many persons have a history, and how often they moved. */
    Segments.Total total(String brand) {
        return database.query(
                        TOTAL, row -> new Segments.Total(row.number("persons"), row.number("moves")), NONE, NONE, brand)
                .getFirst();
    }

    /** How many persons were in each segment at an instant. */
    Map<Segment, Long> stock(String brand, Instant at) {
        var midnight = at.truncatedTo(ChronoUnit.DAYS);
        Map<Segment, Long> stock = new EnumMap<>(Segment.class);
        for (var segment : Segment.values()) {
            stock.put(segment, 0L);
        }
        for (var move : between(brand, Instant.EPOCH, midnight)) {
            stock.merge(move.to(), move.n(), Long::sum);
            if (!move.from().equals(NONE)) {
                stock.merge(Segment.of(move.from()), -move.n(), Long::sum);
            }
        }
        database.query(
                TODAY,
                row -> stock.merge(Segment.of(row.text("segment")), row.number("n"), Long::sum),
                brand,
                midnight,
                at,
                brand,
                midnight,
                at);
        return stock;
    }

    /** By how many rows the moves differ from those that the histories of a brand make. */
    Tally difference(String brand) {
        var anew = new Tally();
        database.query(
                ANEW,
                row -> {
                    anew.add(
                            row.text("brand"),
                            row.instant("day"),
                            List.of(row.text("from_segment"), row.text("segment")),
                            row.number("n"));
                    return row;
                },
                brand);
        anew.add(table.read(brand, Instant.EPOCH.minus(Duration.ofDays(1)), FOREVER), -1);
        return anew;
    }
}
