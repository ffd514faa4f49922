package io.heartline.metrics.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.estimate.Average;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What digests are made of, and those that were made. */
@ApplicationScoped
class DigestStore {
    private static final String MEANS = """
            select touchpoint, sum(n)::bigint as n, sum(v)::bigint as v, sum(vv)::bigint as vv from journey_day
            where brand = ? and stratum = 'all' and day >= ? and day < ? group by touchpoint having sum(n) > 0""";
    private static final String THEMES = """
            select touchpoint, aspect, sum(n)::bigint as n, sum(negative)::bigint as negative,
                sum(positive)::bigint as positive
            from touchpoint_aspect_day where brand = ? and day >= ? and day < ? group by touchpoint, aspect""";
    private static final String EXTREMES = """
            select touchpoint, id, valence_micros < 0 as bad from (
                select touchpoint, id, valence_micros,
                    row_number() over (partition by touchpoint order by valence_micros, id) as lowest,
                    row_number() over (partition by touchpoint order by valence_micros desc, id) as highest
                from evidence
                where brand = ? and kind = 'expression' and emotion is not null and touchpoint is not null
                    and occurred_at >= ? and occurred_at < ?) as ranked
            where (lowest <= 3 and valence_micros < 0) or (highest <= 3 and valence_micros > 0)
            order by touchpoint, abs(valence_micros) desc, id""";
    private static final String RECORD = """
            insert into digest (brand, days, end_at, computed_at, report) values (?, ?, ?, ?, ?::jsonb)
            on conflict (brand, days) do update set end_at = excluded.end_at, computed_at = excluded.computed_at,
                report = excluded.report""";
    private static final String MARK = """
            insert into digest_sent (brand, team, days, end_at, sent_at) values (?, ?, ?, ?, ?)
            on conflict (brand, team, days) do update set end_at = excluded.end_at, sent_at = excluded.sent_at
            where digest_sent.end_at < excluded.end_at""";

    private final Database database;
    private final ObjectMapper json;

    DigestStore(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A digest, and when it was computed. */
    record Kept(Instant at, Digest digest) {}

    /** Draws up the digest of whole UTC days. */
    Digest draw(String brand, int days, Instant end) {
        var from = end.minus(Duration.ofDays(days));
        var now = means(brand, from, end);
        var before = means(brand, from.minus(Duration.ofDays(days)), from);
        var themes = themes(brand, from, end);
        var extremes = extremes(brand, from, end);
        List<Digest.Stop> stops = new ArrayList<>();
        now.forEach((touchpoint, mean) -> stops.add(Digest.Stop.of(
                touchpoint,
                mean,
                before.getOrDefault(touchpoint, Average.of(0, 0, 0)),
                themes.getOrDefault(touchpoint, List.of()),
                extremes.getOrDefault(touchpoint, Digest.Extremes.NONE))));
        return new Digest(days, from, end, stops);
    }

    void record(String brand, Instant now, Digest digest) {
        try {
            database.update(RECORD, brand, digest.days(), digest.to(), now, json.writeValueAsString(digest));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a digest cannot be written as JSON", e);
        }
    }

    Optional<Kept> last(String brand, int days) {
        return database
                .query(
                        "select computed_at, report::text as report from digest where brand = ? and days = ?",
                        row -> new Kept(row.instant("computed_at"), read(row.text("report"))),
                        brand,
                        days)
                .stream()
                .findFirst();
    }

    /** Takes note that a team gets a digest, in the caller's transaction; false if it got it already. */
    boolean mark(String brand, String team, Digest digest, Instant now) {
        return database.update(MARK, brand, team, digest.days(), digest.to(), now) > 0;
    }

    private Map<String, Average> means(String brand, Instant from, Instant to) {
        Map<String, Average> means = new TreeMap<>();
        database.query(
                MEANS,
                row -> means.put(
                        row.text("touchpoint"),
                        Average.of(row.number("n"), row.number("v") / 1e6, row.number("vv") / 1e6)),
                brand,
                from,
                to);
        return means;
    }

    private Map<String, List<Digest.Theme>> themes(String brand, Instant from, Instant to) {
        Map<String, List<Digest.Theme>> themes = new HashMap<>();
        database.query(
                THEMES,
                row -> themes.computeIfAbsent(row.text("touchpoint"), touchpoint -> new ArrayList<>())
                        .add(new Digest.Theme(
                                row.text("aspect"), row.number("n"), row.number("negative"), row.number("positive"))),
                brand,
                from,
                to);
        return themes;
    }

    private Map<String, Digest.Extremes> extremes(String brand, Instant from, Instant to) {
        Map<String, Digest.Extremes> extremes = new HashMap<>();
        database.query(
                EXTREMES,
                row -> {
                    var of = extremes.computeIfAbsent(
                            row.text("touchpoint"),
                            touchpoint -> new Digest.Extremes(new ArrayList<>(), new ArrayList<>()));
                    UUID id = row.id("id");
                    return row.flag("bad") ? of.worst().add(id) : of.best().add(id);
                },
                brand,
                from,
                to);
        return extremes;
    }

    private Digest read(String report) {
        try {
            return json.readValue(report, Digest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a digest was not written by this version", e);
        }
    }
}
