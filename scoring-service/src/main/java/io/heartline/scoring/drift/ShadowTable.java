package io.heartline.scoring.drift;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what shadows are still to score, and how far their scores are from those of the live models. */
@ApplicationScoped
class ShadowTable {
    private static final String QUEUE = """
            insert into shadow_pending (interaction_id, queued_at) select interaction_id, ? from unnest(?) as new (interaction_id)
            on conflict (interaction_id) do nothing""";

    private static final String TAKE = """
            delete from shadow_pending where interaction_id in (
              select interaction_id from shadow_pending order by queued_at limit ? for update skip locked)
            returning interaction_id""";

    private static final String DROP = """
            delete from shadow_pending where interaction_id in (
              select interaction_id from shadow_pending order by queued_at desc offset ?)""";

    private static final String ADD = """
            insert into shadow_tally (shadow, live, day, brand, language, channel, measure, n, sum_micros, squares_micros)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (shadow, day, brand, language, channel, measure, live) do update
              set n = shadow_tally.n + excluded.n, sum_micros = shadow_tally.sum_micros + excluded.sum_micros,
                  squares_micros = shadow_tally.squares_micros + excluded.squares_micros""";

    private static final String READ = """
            select day, language, channel, measure, sum(n)::bigint as n, sum(sum_micros)::bigint as sum_micros,
                   sum(squares_micros)::bigint as squares_micros
            from shadow_tally
            where shadow = ? and day >= ? and day <= ? and (?::text[] is null or brand = any(?))
              and (?::text is null or split_part(language, '-', 1) = ?) and (?::text is null or channel = ?)
            group by day, language, channel, measure
            order by day, language, channel, measure""";

    private final Database database;

    ShadowTable(Database database) {
        this.database = database;
    }

    /** Whose scores are summed together. */
    record Key(
            String shadow, String live, LocalDate day, String brand, String language, String channel, String measure) {
        /** In one order everywhere, so that two transactions never wait for each other. */
        static final Comparator<Key> ORDER = Comparator.comparing(Key::shadow)
                .thenComparing(Key::live)
                .thenComparing(Key::day)
                .thenComparing(Key::brand)
                .thenComparing(Key::language)
                .thenComparing(Key::channel)
                .thenComparing(Key::measure);
    }

    /** A sum of a day, a language and a channel. */
    record Row(LocalDate day, String language, String channel, String measure, Comparison.Sum sum) {}

    void queue(List<UUID> interactions, Instant at) {
        database.update(QUEUE, at, interactions.toArray(UUID[]::new));
    }

    /** The interactions that wait longest, and that no other instance has; they wait no more. */
    List<UUID> take(int limit) {
        return database.query(TAKE, row -> row.getObject(1, UUID.class), limit);
    }

    /** Gives up those that wait longest beyond so many; returns how many. */
    int drop(int waitingMax) {
        return database.update(DROP, waitingMax);
    }

    void add(Map<Key, Comparison.Sum> sums) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        sums.entrySet().stream().sorted(Map.Entry.comparingByKey(Key.ORDER)).forEach(entry -> {
            var key = entry.getKey();
            var sum = entry.getValue();
            rows.add(new @Nullable Object[] {
                key.shadow(),
                key.live(),
                key.day(),
                key.brand(),
                key.language(),
                key.channel(),
                key.measure(),
                sum.n(),
                sum.sum(),
                sum.squares()
            });
        });
        database.batch(ADD, rows);
    }

    List<Row> read(Selection selection) {
        var brands = selection.brands().forSql();
        var channel = selection.channel() == null ? null : selection.channel().wire();
        return database.query(
                READ,
                row -> new Row(
                        row.getObject("day", LocalDate.class),
                        row.getString("language"),
                        row.getString("channel"),
                        row.getString("measure"),
                        new Comparison.Sum(row.getLong("n"), row.getLong("sum_micros"), row.getLong("squares_micros"))),
                selection.model(),
                selection.from(),
                selection.to(),
                brands,
                brands,
                selection.language(),
                selection.language(),
                channel,
                channel);
    }
}
