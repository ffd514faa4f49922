package io.heartline.metrics.segment;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.Segment;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Line;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The segments of persons: tells them from evidence, and keeps their history. */
@ApplicationScoped
public class Segments {
    private static final String KNOWN = """
            select customer_id, brand, from_at, to_at, segment from segment_period where customer_id = any(?)
            order by customer_id, from_at""";
    private static final String FORGET = """
            delete from segment_period using unnest(?, ?) as gone (id, since)
            where customer_id = id and from_at = since""";
    private static final String RECORD = """
            insert into segment_period (customer_id, brand, from_at, to_at, segment)
            select * from unnest(?, ?, ?, ?, ?)""";
    private static final String COUNT = """
            select segment, count(*) as persons from segment_period
            where brand = ? and from_at <= ? and (to_at is null or to_at > ?) group by segment""";
    private static final String LOVE = """
            select love, count(*) as persons from (
                select distinct on (canonical_id) love from evidence join customer using (customer_id)
                where evidence.brand = ? and love is not null and occurred_at > ? and occurred_at <= ?
                order by canonical_id, occurred_at desc, id desc) as latest
            group by love""";

    private final Database database;
    private final Thresholds thresholds;

    Segments(Database database, SegmentConfig config) {
        this.database = database;
        this.thresholds = Thresholds.of(config);
    }

    /** A person and the segments that the person's evidence makes. */
    public record Folded(UUID personId, String brand, History history) {}

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

    /** Keeps the histories of these persons in the place of what was known of them. */
    public void record(Collection<Folded> folded) {
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
                ids(folded.stream().map(Folded::personId).toList()));
        List<Row> gone = new ArrayList<>();
        List<Row> added = new ArrayList<>();
        for (var person : folded) {
            var before = known.getOrDefault(person.personId(), List.of());
            var now = rows(person);
            int same = 0;
            while (same < before.size() && same < now.size() && before.get(same).equals(now.get(same))) {
                same++;
            }
            gone.addAll(before.subList(same, before.size()));
            added.addAll(now.subList(same, now.size()));
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
    }

    /**
     * Deletes the histories of these persons.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> personIds) {
        return database.update("delete from segment_period where customer_id = any(?)", ids(personIds));
    }

    /** How many persons of a brand were in each segment at an instant. */
    public Map<Segment, Long> count(String brand, Instant at) {
        Map<Segment, Long> counts = new EnumMap<>(Segment.class);
        for (var segment : Segment.values()) {
            counts.put(segment, 0L);
        }
        database.query(COUNT, row -> counts.put(Segment.of(row.text("segment")), row.number("persons")), brand, at, at);
        return counts;
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
