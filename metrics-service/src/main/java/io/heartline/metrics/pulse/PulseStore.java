package io.heartline.metrics.pulse;

import static io.heartline.metrics.database.Database.Column.column;

import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of windows and of what was published of them. */
@ApplicationScoped
class PulseStore {
    private static final List<String> EMOTIONS =
            List.of("joy", "anger", "sadness", "fear", "surprise", "disgust", "neutral");
    private static final String COLUMNS = """
            brand, scope, value, start_at, revision, count, customers, negative, negative_customers, positive,
            valence_sum, valence_squares, joy, anger, sadness, fear, surprise, disgust, neutral, reach,
            backfill_count, backfill_negative""";

    private static final String OPEN = """
            insert into pulse_window (brand, start_at)
            select * from unnest(?, ?) on conflict do nothing""";
    private static final String HOLD = """
            select brand, start_at, closed from pulse_window
            join unnest(?, ?) as touched (of_brand, of_start) on brand = of_brand and start_at = of_start
            order by brand, start_at for update of pulse_window""";
    private static final String DUE = """
            select brand, start_at from pulse_window where not closed and start_at <= ?
            order by start_at limit ? for update skip locked""";
    private static final String CLOSED = """
            select brand, start_at from pulse_window
            where brand = ? and start_at >= ? and start_at < ? and closed order by start_at for update""";
    private static final String CLOSE = """
            update pulse_window set closed = true from unnest(?, ?) as due (of_brand, of_start)
            where brand = of_brand and start_at = of_start""";
    private static final String PUBLISHED = "select " + COLUMNS + """

            from pulse join unnest(?, ?) as touched (of_brand, of_start) on brand = of_brand and start_at = of_start
            """;
    private static final String RECORD = "insert into pulse (" + COLUMNS + """
            )
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (brand, start_at, scope, value) do update set
                revision = excluded.revision, count = excluded.count, customers = excluded.customers,
                negative = excluded.negative, negative_customers = excluded.negative_customers,
                positive = excluded.positive, valence_sum = excluded.valence_sum,
                valence_squares = excluded.valence_squares, joy = excluded.joy, anger = excluded.anger,
                sadness = excluded.sadness, fear = excluded.fear, surprise = excluded.surprise,
                disgust = excluded.disgust, neutral = excluded.neutral, reach = excluded.reach,
                backfill_count = excluded.backfill_count, backfill_negative = excluded.backfill_negative""";
    private static final String LIST = "select " + COLUMNS + """

            from pulse
            where brand = ? and scope = ? and (?::text is null or value = ?) and count > 0
                and start_at >= ? and start_at < ? and (start_at, value) > (?, ?)
            order by start_at, value limit ?""";

    private final Database database;

    PulseStore(Database database) {
        this.database = database;
    }

    /**
     * What was published of a scope of a window.
     *
     * @param revision how often
     */
    record Published(PulseSums.Key key, int revision, PulseSums sums) {}

    /** Notes that these windows have something in them, and holds them; returns those that are closed. */
    List<Window> open(Collection<Window> windows) {
        var sorted = windows.stream().sorted(Window.ORDER).toList();
        database.update(OPEN, brands(sorted), starts(sorted));
        List<Window> closed = new ArrayList<>();
        database.query(HOLD, row -> row.flag("closed") && closed.add(window(row)), brands(sorted), starts(sorted));
        return closed;
    }

    /** Windows that began by an instant and are not closed; nobody else gets them until the transaction ends. */
    List<Window> due(Instant startedBy, int limit) {
        return database.query(DUE, PulseStore::window, startedBy, limit);
    }

    /** The closed windows of a span; nobody else changes them until the transaction ends. */
    List<Window> closed(String brand, Instant from, Instant to) {
        return database.query(CLOSED, PulseStore::window, brand, from, to);
    }

    void close(List<Window> windows) {
        database.update(CLOSE, brands(windows), starts(windows));
    }

    Map<PulseSums.Key, Published> published(List<Window> windows) {
        Map<PulseSums.Key, Published> found = new HashMap<>();
        database.query(PUBLISHED, PulseStore::published, brands(windows), starts(windows))
                .forEach(one -> found.put(one.key(), one));
        return found;
    }

    void record(List<Published> pulses) {
        List<Object> columns = new ArrayList<>(List.of(
                column("text", pulses, one -> one.key().window().brand()),
                column("text", pulses, one -> one.key().scope().wire()),
                column("text", pulses, one -> one.key().value()),
                column("timestamptz", pulses, one -> one.key().window().start()),
                column("int", pulses, Published::revision),
                column("int8", pulses, one -> one.sums().count()),
                column("int8", pulses, one -> one.sums().customers()),
                column("int8", pulses, one -> one.sums().negative()),
                column("int8", pulses, one -> one.sums().negativeCustomers()),
                column("int8", pulses, one -> one.sums().positive()),
                column("int8", pulses, one -> one.sums().valenceMicros()),
                column("int8", pulses, one -> one.sums().squaresMicros())));
        for (int i = 0; i < EMOTIONS.size(); i++) {
            int emotion = i;
            columns.add(column("int8", pulses, one -> one.sums().emotions().get(emotion)));
        }
        columns.add(column("int8", pulses, one -> one.sums().reach()));
        columns.add(column("int8", pulses, one -> one.sums().backfillCount()));
        columns.add(column("int8", pulses, one -> one.sums().backfillNegative()));
        database.update(RECORD, columns.toArray());
    }

    /**
     * What was published of a scope, in order of time, then of value; what was emptied since is left out.
     *
     * @param value one of the scope; null for every one
     * @param after the start and the value after which the list begins
     */
    List<Published> list(
            String brand, ScopeKind scope, @Nullable String value, Instant from, Instant to, After after, int limit) {
        return database.query(
                LIST,
                PulseStore::published,
                brand,
                scope.wire(),
                value,
                value,
                from,
                to,
                after.start(),
                after.value(),
                limit);
    }

    /** Where a list goes on. */
    record After(Instant start, String value) {}

    private static Database.Column brands(Collection<Window> windows) {
        return column("text", windows, Window::brand);
    }

    private static Database.Column starts(Collection<Window> windows) {
        return column("timestamptz", windows, Window::start);
    }

    private static Window window(Row row) throws SQLException {
        return new Window(row.text("brand"), row.instant("start_at"));
    }

    private static Published published(Row row) throws SQLException {
        List<Long> emotions = new ArrayList<>(EMOTIONS.size());
        for (var emotion : EMOTIONS) {
            emotions.add(row.number(emotion));
        }
        var sums = new PulseSums(
                row.number("count"),
                row.number("customers"),
                row.number("negative"),
                row.number("negative_customers"),
                row.number("positive"),
                row.number("valence_sum"),
                row.number("valence_squares"),
                List.copyOf(emotions),
                row.number("reach"),
                row.number("backfill_count"),
                row.number("backfill_negative"));
        var key = new PulseSums.Key(window(row), ScopeKind.of(row.text("scope")), row.text("value"));
        return new Published(key, row.count("revision"), sums);
    }
}
