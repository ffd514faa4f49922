package io.heartline.alerting.detection;

import io.heartline.contracts.Pulse;
import io.heartline.contracts.ScopeKind;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The windows that the detector looks at, in the database. */
@ApplicationScoped
class PulseWindows {
    private static final Set<ScopeKind> SCOPES =
            EnumSet.of(ScopeKind.BRAND, ScopeKind.PRODUCT, ScopeKind.TOUCHPOINT, ScopeKind.ASPECT);

    private static final String SAVE = """
            insert into pulse_window (brand, scope, value, start_at, revision, count, negative, negative_customers,
                                      fresh_count, fresh_negative, reach)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (brand, scope, value, start_at) do update
            set revision = excluded.revision, count = excluded.count, negative = excluded.negative,
                negative_customers = excluded.negative_customers, fresh_count = excluded.fresh_count,
                fresh_negative = excluded.fresh_negative, reach = excluded.reach
            where pulse_window.revision < excluded.revision""";
    private static final String NEWS = """
            insert into pulse_news (brand, first_at, last_at) values (?, ?, ?)
            on conflict (brand) do update set last_at = excluded.last_at""";
    private static final String TAKE_NEWS = """
            delete from pulse_news
            where brand = (
                select brand from pulse_news
                where last_at <= ? or first_at <= ?
                order by first_at limit 1
                for update skip locked)
            returning brand, repeats""";
    private static final String AGAIN = """
            insert into pulse_news (brand, first_at, last_at, repeats) values (?, ?, ?, ?)
            on conflict (brand) do nothing""";
    private static final String FRESH = """
            select scope, value, start_at, fresh_count, fresh_negative, negative_customers, reach
            from pulse_window
            where brand = ? and start_at >= ? and fresh_count > 0
            order by scope, value, start_at""";
    private static final String SERIES = """
            select start_at, fresh_count, fresh_negative, negative_customers, reach
            from pulse_window
            where brand = ? and scope = ? and value = ? and start_at >= ? and start_at < ? and fresh_count > 0
            order by start_at""";
    private static final String HOURS = """
            select floor(extract(epoch from start_at) / 3600)::bigint as hour, sum(negative)::bigint as negative
            from pulse_window
            where brand = ? and scope = ? and value = ? and start_at >= ? and start_at < ? and negative > 0
            group by 1""";
    private static final String BEGINNING =
            "select min(start_at) as first from pulse_window where brand = ? and scope = 'brand'";

    /** There are pulses of a brand that nobody looked at; {@code repeats} times before they could not be judged yet. */
    record News(String brand, int repeats) {}

    private final Database database;
    private final Clock clock;

    PulseWindows(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps the winning revision of each window, and notes that there is news of their brands. */
    void save(List<Pulse> pulses) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        Set<String> brands = new TreeSet<>();
        for (var pulse : pulses) {
            if (SCOPES.contains(pulse.scope())) {
                rows.add(row(pulse));
                brands.add(pulse.brand());
            }
        }
        database.batch(SAVE, rows);
        var now = clock.instant();
        for (var brand : brands) {
            database.update(NEWS, brand, now, now);
        }
    }

    private static @Nullable Object[] row(Pulse pulse) {
        var customers = pulse.negativeCustomers();
        // Without a count of its own, no more than the customers and no more than the complaints.
        long negativeCustomers = customers == null ? Math.min(pulse.customers(), pulse.negative()) : customers;
        return new @Nullable Object[] {
            pulse.brand(),
            pulse.scope().wire(),
            pulse.value(),
            pulse.start(),
            pulse.revision(),
            pulse.count(),
            pulse.negative(),
            negativeCustomers,
            Math.max(0, pulse.count() - pulse.backfillCount()),
            Math.max(0, pulse.negative() - pulse.backfillNegative()),
            Math.max(0, pulse.reach())
        };
    }

    /** Takes a brand whose news has settled, if there is one. */
    Optional<News> takeNews(Instant quietSince, Instant waitingSince) {
        return database.first(
                TAKE_NEWS, row -> new News(row.getString("brand"), row.getInt("repeats")), quietSince, waitingSince);
    }

    /** Makes news that was taken be there once more. */
    void again(News news, Instant now) {
        database.update(AGAIN, news.brand(), now, now, news.repeats() + 1);
    }

    /** The fresh windows of a brand since an instant, by scope, in order. */
    Map<Scope, List<Window>> fresh(String brand, Instant since) {
        Map<Scope, List<Window>> found = new LinkedHashMap<>();
        database.query(
                FRESH,
                row -> found.computeIfAbsent(
                                new Scope(ScopeKind.of(row.getString("scope")), row.getString("value")),
                                scope -> new ArrayList<>())
                        .add(window(row)),
                brand,
                since);
        return found;
    }

    /** The windows of a scope in a time, backfill left out, in order. */
    List<Window> series(String brand, Scope scope, Instant from, Instant until) {
        return database.query(SERIES, PulseWindows::window, brand, scope.kind().wire(), scope.value(), from, until);
    }

    private static Window window(ResultSet row) throws SQLException {
        return new Window(
                Database.instant(row, "start_at"),
                row.getLong("fresh_count"),
                row.getLong("fresh_negative"),
                row.getLong("negative_customers"),
                row.getLong("reach"));
    }

    /** The history of a scope between two instants, but not before the brand was first heard of. */
    History history(String brand, Scope scope, Instant from, Instant until) {
        var beginning = database.query(BEGINNING, row -> Database.instantOrNull(row, "first"), brand)
                .getFirst();
        long endHour = Baseline.hour(until);
        if (beginning == null || !beginning.isBefore(until)) {
            return new History(endHour, endHour, Map.of());
        }
        var first = beginning.isAfter(from) ? beginning : from;
        Map<Long, Long> hours = new HashMap<>();
        database.query(
                HOURS,
                row -> hours.put(row.getLong("hour"), row.getLong("negative")),
                brand,
                scope.kind().wire(),
                scope.value(),
                first,
                Instant.ofEpochSecond(endHour * 3600));
        return new History(Baseline.hour(first), endHour, hours);
    }

    void forget(Instant before) {
        database.update("delete from pulse_window where start_at < ?", before);
    }
}
