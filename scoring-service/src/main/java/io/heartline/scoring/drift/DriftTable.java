package io.heartline.scoring.drift;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps how scores are distributed. */
@ApplicationScoped
class DriftTable {
    private static final int FOLDED_MAX = 5_000;

    private static final String APPEND = """
            insert into drift_part (day, brand, model, language, channel, counts) values (?, ?, ?, ?, ?, ?)""";

    private static final String FOLD = """
            with taken as (
              delete from drift_part where id in (select id from drift_part order by id limit ?)
              returning day, brand, model, language, channel, counts
            ), summed as (
              select day, brand, model, language, channel, place, sum(number)::bigint as number
              from taken, unnest(counts) with ordinality as part (number, place)
              group by day, brand, model, language, channel, place
            )
            insert into drift_day (day, brand, model, language, channel, counts)
            select day, brand, model, language, channel, array_agg(number order by place)
            from summed group by day, brand, model, language, channel
            on conflict (model, day, brand, language, channel) do update set counts = (
              select array_agg(a.number + b.number order by a.place)
              from unnest(drift_day.counts) with ordinality as a (number, place)
              join unnest(excluded.counts) with ordinality as b (number, place) on a.place = b.place)""";

    private static final String SELECTED = """
            where model = ? and (?::text[] is null or brand = any(?))
              and (?::text is null or split_part(language, '-', 1) = ?) and (?::text is null or channel = ?)
            """;

    private static final String DAYS = """
            select day, array_agg(number order by place) as counts
            from (
              select day, place, sum(number)::bigint as number
              from drift_day, unnest(counts) with ordinality as part (number, place)
            """ + SELECTED + """
              and day >= ? and day <= ?
              group by day, place) as summed
            group by day order by day""";

    private static final String FIRST = "select min(day) from drift_day " + SELECTED;

    private static final String NEWEST = "select max(day) from drift_day " + SELECTED;

    private final Database database;

    DriftTable(Database database) {
        this.database = database;
    }

    /** Whose scores are tallied together. */
    record Key(LocalDate day, String brand, String model, String language, String channel) {}

    /** How the scores of a day are distributed. */
    record Day(LocalDate day, Tally tally) {}

    /** Adds tallies; they count once they are folded. */
    void append(Map<Key, Tally> tallies) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        tallies.forEach((key, tally) -> rows.add(
                new @Nullable Object[] {key.day(), key.brand(), key.model(), key.language(), key.channel(), tally.kept()
                }));
        database.batch(APPEND, rows);
    }

    /** Folds tallies that were added, on one instance at a time; returns whether there may be more. */
    boolean fold() {
        return database.tryLock("drift-fold") && database.update(FOLD, FOLDED_MAX) > 0;
    }

    List<Day> days(Selection selection) {
        var arguments = new ArrayList<@Nullable Object>(arguments(selection));
        arguments.add(selection.from());
        arguments.add(selection.to());
        return database.query(
                DAYS,
                row -> new Day(row.getObject("day", LocalDate.class), Tally.of((Long[])
                        row.getArray("counts").getArray())),
                arguments.toArray());
    }

    /** The first day on which there are scores. */
    Optional<LocalDate> first(Selection selection) {
        return day(FIRST, selection);
    }

    /** The newest day on which there are scores. */
    Optional<LocalDate> newest(Selection selection) {
        return day(NEWEST, selection);
    }

    private Optional<LocalDate> day(String sql, Selection selection) {
        return database.<Optional<LocalDate>>query(
                        sql,
                        row -> Optional.ofNullable(row.getObject(1, LocalDate.class)),
                        arguments(selection).toArray())
                .getFirst();
    }

    private static List<@Nullable Object> arguments(Selection selection) {
        var brands = selection.brands().forSql();
        var channel = selection.channel() == null ? null : selection.channel().wire();
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(selection.model());
        arguments.add(brands);
        arguments.add(brands);
        arguments.add(selection.language());
        arguments.add(selection.language());
        arguments.add(channel);
        arguments.add(channel);
        return arguments;
    }
}
