package io.heartline.metrics.driver;

import static io.heartline.metrics.database.Database.Column.column;

import io.heartline.contracts.ServiceQuality;
import io.heartline.metrics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of themes. */
@ApplicationScoped
class DriverStore {
    private static final String SUMS = DriverTally.COUNTERS.stream()
            .map(counter -> "sum(" + counter + ")::bigint as " + counter)
            .collect(Collectors.joining(", "));
    private static final String READ = "select value, " + SUMS
            + " from driver_day where brand = ? and kind = ? and day >= ? and day < ? group by value";

    /** Persons who expressed something while themes were collected, and whether they left in the time after. */
    private static final String COHORT = """
            with said as materialized (
                select canonical_id as person, emotion, aspects from evidence join customer using (customer_id)
                where evidence.brand = ? and kind = 'expression' and emotion is not null
                    and occurred_at > ? and occurred_at <= ?),
            later as (
                select canonical_id as person, bool_or(coalesce(event_type = 'cancellation', false)) as cancelled
                from evidence join customer using (customer_id)
                where evidence.brand = ? and kind <> 'agent-message' and occurred_at > ? and occurred_at <= ?
                group by canonical_id),
            cohort as materialized (
                select person, coalesce(cancelled, true) as gone
                from (select distinct person from said) as heard left join later using (person))
            """;

    private static final String LEFT = COHORT + """
            , mentioned as (
                select person, emotion, 'aspect' as kind, theme as value
                from said cross join lateral jsonb_object_keys(aspects) as theme
                union all
                select person, emotion, 'quality', quality
                from said cross join lateral jsonb_object_keys(aspects) as theme
                join unnest(?, ?) as bears (aspect, quality) on aspect = theme)
            insert into driver_left (brand, kind, value, emotion, exposed, exposed_left)
            select ?, kind, value, coalesce(emotion, 'any'), count(distinct person),
                count(distinct person) filter (where gone)
            from mentioned join cohort using (person)
            group by grouping sets ((kind, value, emotion), (kind, value))""";

    private static final String REPORT = COHORT + """
            insert into driver_report (brand, computed_at, persons, persons_left)
            select ?, ?, count(*), count(*) filter (where gone) from cohort
            on conflict (brand) do update set computed_at = excluded.computed_at, persons = excluded.persons,
                persons_left = excluded.persons_left""";

    private final Database database;

    DriverStore(Database database) {
        this.database = database;
    }

    /** How many persons mentioned a theme with an emotion, and how many of them left. */
    record Exposed(String emotion, long persons, long left) {}

    /** How many persons said anything, and how many of them left; as of when. */
    record Cohort(Instant at, long persons, long left) {}

    /** The counters of each theme of a kind over whole UTC days. */
    Map<String, long[]> read(String brand, String kind, Instant from, Instant to) {
        Map<String, long[]> themes = new HashMap<>();
        database.query(
                READ,
                row -> {
                    long[] counters = new long[DriverTally.COUNTERS.size()];
                    for (int i = 0; i < counters.length; i++) {
                        counters[i] = row.number(DriverTally.COUNTERS.get(i));
                    }
                    return themes.put(row.text("value"), counters);
                },
                brand,
                kind,
                from,
                to);
        return themes;
    }

    Optional<Cohort> cohort(String brand) {
        return database
                .query(
                        "select computed_at, persons, persons_left from driver_report where brand = ?",
                        row -> new Cohort(
                                row.instant("computed_at"), row.number("persons"), row.number("persons_left")),
                        brand)
                .stream()
                .findFirst();
    }

    /** Who mentioned each theme of a kind. */
    Map<String, List<Exposed>> exposed(String brand, Kind kind) {
        Map<String, List<Exposed>> exposed = new HashMap<>();
        database.query(
                """
                select value, emotion, exposed, exposed_left from driver_left where brand = ? and kind = ?
                order by value, emotion""",
                row -> exposed.computeIfAbsent(row.text("value"), theme -> new ArrayList<>())
                        .add(new Exposed(row.text("emotion"), row.number("exposed"), row.number("exposed_left"))),
                brand,
                kind.wire());
        return exposed;
    }

    void compute(String brand, Duration exposure, Duration outcome, Instant now) {
        var split = now.minus(outcome);
        var since = split.minus(exposure);
        database.update("delete from driver_left where brand = ?", brand);
        var aspects = database.query(
                "select distinct value from driver_day where brand = ? and kind = 'aspect'",
                row -> row.text("value"),
                brand);
        var bearing = aspects.stream()
                .filter(aspect -> ServiceQuality.of(aspect).isPresent())
                .toList();
        database.update(
                LEFT,
                brand,
                since,
                split,
                brand,
                split,
                now,
                column("text", bearing, aspect -> aspect),
                column(
                        "text",
                        bearing,
                        aspect -> ServiceQuality.of(aspect).orElseThrow().wire()),
                brand);
        database.update(REPORT, brand, since, split, brand, split, now, brand, now);
    }
}
