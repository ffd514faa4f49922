package io.heartline.metrics.segment;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.Segment;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Line;
import io.heartline.metrics.tally.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The segments of persons: tells them from evidence, and keeps their history. */
@ApplicationScoped
public class Segments {
    private static final String KNOWN = """
            select customer_id, brand, from_at, to_at, segment
            from segment_period join unnest(?, ?) as folded (id, since)
                on customer_id = id and (since is null or from_at >= since)
            order by customer_id, from_at""";
    private static final String FORGET = """
            delete from segment_period using unnest(?, ?) as gone (id, since)
            where customer_id = id and from_at = since""";
    private static final String RECORD = """
            insert into segment_period (customer_id, brand, from_at, to_at, segment)
            select * from unnest(?, ?, ?, ?, ?)""";
    private static final String LOVE = """
            select love, count(*) as persons from (
                select distinct on (coalesce(canonical_id, evidence.customer_id)) love from evidence
                left join customer on customer.customer_id = evidence.customer_id
                    and canonical_id <> customer.customer_id
                where evidence.brand = ? and love is not null and occurred_at > ? and occurred_at <= ?
                order by coalesce(canonical_id, evidence.customer_id), occurred_at desc, id desc) as latest
            group by love""";

    private final Database database;
    private final Moves moves;
    private final Thresholds thresholds;

    Segments(Database database, Moves moves, SegmentConfig config) {
        this.database = database;
        this.moves = moves;
        this.thresholds = Thresholds.of(config);
    }

    /** A person and the segments that the person's evidence makes. */
    public record Folded(UUID personId, String brand, History history) {
        private Since since() {
            return new Since(
                    personId,
                    history.earlier() == 0 ? null : history.periods().getFirst().from());
        }
    }

    /** A person, and from when on periods may have changed; null for all of them. */
    private record Since(UUID personId, @Nullable Instant at) {}

    private record Row(
            UUID personId,
            String brand,
            Instant from,
            @Nullable Instant to,
            Segment segment) {}

    /** The latest answers to the one-tap question. */
    record LoveAnswers(long yes, long no) {}

    /** The segments of a person until an instant, from all of the person's evidence in order. */
    public History history(List<Line> lines, Instant at) {
        return SegmentFold.fold(lines, at, thresholds);
    }

    /** The segments of a person until an instant, from where the fold stood and the evidence after that in order. */
    public History history(byte[] state, List<Line> lines, Instant at) {
        return SegmentFold.fold(FoldState.read(state), lines, at, thresholds);
    }

    /**
     * Where the fold stands at an instant.
     *
     * @param from where it stood before; null to begin with nothing
     * @param lines the evidence after that, in order
     */
    public byte[] state(byte @Nullable [] from, List<Line> lines, Instant at) {
        return SegmentFold.stateAt(from == null ? null : FoldState.read(from), lines, at, thresholds)
                .write();
    }

    /** By what the fold goes: a state that was reached by other thresholds is of no use. */
    public String settings() {
        return thresholds.toString();
    }

    /** What is kept of the histories of these persons, in order of time. */
    public Map<UUID, List<Period>> periods(Collection<UUID> personIds) {
        Map<UUID, List<Period>> found = new HashMap<>();
        known(personIds.stream().map(id -> new Since(id, null)).toList())
                .forEach((person, rows) -> found.put(person, periods(rows)));
        return found;
    }

    /** Keeps the histories of these persons in the place of what was known of them. */
    public void record(Collection<Folded> folded) {
        var known = known(folded.stream().map(Folded::since).toList());
        List<Row> gone = new ArrayList<>();
        List<Row> added = new ArrayList<>();
        var change = new Tally();
        for (var person : folded) {
            var before = known.getOrDefault(person.personId(), List.of());
            var now = rows(person);
            int same = 0;
            while (same < before.size() && same < now.size() && before.get(same).equals(now.get(same))) {
                same++;
            }
            if (same < before.size() || same < now.size()) {
                gone.addAll(before.subList(same, before.size()));
                added.addAll(now.subList(same, now.size()));
                Moves.tally(change, person.brand(), periods(before), -1);
                Moves.tally(change, person.brand(), periods(now), 1);
            }
        }
        if (!gone.isEmpty()) {
            database.update(FORGET, column("uuid", gone, Row::personId), column("timestamptz", gone, Row::from));
        }
        if (!added.isEmpty()) {
            database.update(
                    RECORD,
                    column("uuid", added, Row::personId),
                    column("text", added, Row::brand),
                    column("timestamptz", added, Row::from),
                    column("timestamptz", added, Row::to),
                    column("text", added, row -> row.segment().wire()));
        }
        moves.add(change);
    }

    /**
     * Deletes the histories of these persons.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> personIds) {
        var change = new Tally();
        var whole = personIds.stream().map(id -> new Since(id, null)).toList();
        known(whole)
                .values()
                .forEach(rows -> Moves.tally(change, rows.getFirst().brand(), periods(rows), -1));
        moves.add(change);
        return database.update("delete from segment_period where customer_id = any(?)", ids(personIds));
    }

    /**
     * The histories of a brand.
     *
     * @param persons who have one: everybody of whom there is evidence
     * @param moves changes of segment in all of them
     */
    public record Total(long persons, long moves) {}

    /** How many histories a brand has. */
    public Total total(String brand) {
        return moves.total(brand);
    }

    /** How many persons of a brand were in each segment at an instant. */
    public Map<Segment, Long> count(String brand, Instant at) {
        return moves.stock(brand, at);
    }

    /**
     * What became of stays in segments over whole UTC days.
     *
     * @param from the start of the first day
     * @param to the start of the first day after the last
     */
    List<Transitions.Row> transitions(String brand, Instant from, Instant to) {
        return Transitions.of(moves.stock(brand, from.minusMillis(1)), moves.between(brand, from, to));
    }

    /** By how many rows the moves that are kept differ from those that the histories of a brand make; 0 if none does. */
    public long compareMoves(String brand) {
        return moves.difference(brand).sums().size();
    }

    /**
     * Makes the moves of a brand anew from its histories, in the caller's transaction.
     *
     * @return how many rows differed
     */
    public long rebuildMoves(String brand) {
        var difference = moves.difference(brand);
        moves.add(difference);
        return difference.sums().size();
    }

    /** The latest answer of each person of a brand within the window of the segments. */
    LoveAnswers loveAnswers(String brand, Instant at) {
        Map<Boolean, Long> counts = new HashMap<>();
        database.query(
                LOVE,
                row -> counts.put(row.flag("love"), row.number("persons")),
                brand,
                at.minus(thresholds.window()),
                at);
        return new LoveAnswers(counts.getOrDefault(true, 0L), counts.getOrDefault(false, 0L));
    }

    private Map<UUID, List<Row>> known(Collection<Since> persons) {
        Map<UUID, List<Row>> known = new HashMap<>();
        database.query(
                KNOWN,
                row -> known.computeIfAbsent(row.id("customer_id"), id -> new ArrayList<>())
                        .add(new Row(
                                row.id("customer_id"),
                                row.text("brand"),
                                row.instant("from_at"),
                                row.instantOrNull("to_at"),
                                Segment.of(row.text("segment")))),
                column("uuid", persons, Since::personId),
                column("timestamptz", persons, Since::at));
        return known;
    }

    private static List<Period> periods(List<Row> rows) {
        return rows.stream().map(row -> new Period(row.from(), row.segment())).toList();
    }

    private static List<Row> rows(Folded person) {
        var periods = person.history().periods();
        List<Row> rows = new ArrayList<>(periods.size());
        for (int i = 0; i < periods.size(); i++) {
            var to = i + 1 < periods.size() ? periods.get(i + 1).from() : null;
            var period = periods.get(i);
            rows.add(new Row(person.personId(), person.brand(), period.from(), to, period.segment()));
        }
        return rows;
    }
}
