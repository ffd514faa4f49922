package io.heartline.metrics.indicator;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.Channel;
import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import io.heartline.metrics.evidence.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The tables of observations and of the sums of their days, which always agree. */
@ApplicationScoped
class ObservationStore {
    private static final String COLUMNS =
            "cause_id, ordinal, brand, customer_id, day, product, campaign, channel, touchpoint, measure, amount_micros";
    private static final String INSERT =
            "insert into observation (" + COLUMNS + ") select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String DELETE = "delete from observation where cause_id = any(?) returning " + COLUMNS;
    private static final String FORGET = "delete from observation where customer_id = any(?) returning " + COLUMNS;
    private static final String ADD = """
            insert into indicator_day as sums (brand, scope, value, day, measure, n, total, squares)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (brand, scope, value, day, measure) do update set
                n = sums.n + excluded.n, total = sums.total + excluded.total, squares = sums.squares + excluded.squares
            """;
    private static final String DELETE_EMPTY = """
            delete from indicator_day as sums using unnest(?, ?, ?, ?, ?) as touched (brand, scope, value, day, measure)
            where sums.brand = touched.brand and sums.scope = touched.scope and sums.value = touched.value
                and sums.day = touched.day and sums.measure = touched.measure and sums.n = 0""";
    private static final String READ = """
            select measure, sum(n)::bigint as n, sum(total)::bigint as total, sum(squares) as squares
            from indicator_day where brand = ? and scope = ? and value = ? and day >= ? and day < ?
            group by measure""";
    private static final String HISTORY = """
            select date_trunc(?, day::timestamp)::date::text as since, measure, sum(n)::bigint as n,
                sum(total)::bigint as total, sum(squares) as squares
            from indicator_day where brand = ? and scope = ? and value = ? and day >= ? and day < ?
                and starts_with(measure, ?)
            group by 1, 2 order by 1""";
    private static final String FRESH = """
            select brand, facet.scope, facet.value, day, measure, count(*) as n, sum(amount_micros)::bigint as total,
                sum(amount_micros::numeric * amount_micros) as squares
            from observation cross join lateral (values ('brand', brand), ('product', product),
                ('campaign', campaign), ('channel', channel), ('touchpoint', touchpoint)) as facet (scope, value)
            where brand = ? and facet.value is not null
            group by brand, facet.scope, facet.value, day, measure""";
    private static final String DIFFERING = "with fresh as (" + FRESH + """
            ), stored as (
                select brand, scope, value, day, measure, n, total, squares from indicator_day where brand = ?)
            select (select count(*) from (table fresh except table stored) as missing)
                + (select count(*) from (table stored except table fresh) as wrong) as n""";
    private static final String REBUILD =
            "insert into indicator_day (brand, scope, value, day, measure, n, total, squares) " + FRESH;

    private final Database database;

    ObservationStore(Database database) {
        this.database = database;
    }

    /** Puts observations in the place of those of these causes. */
    void replace(Collection<UUID> causes, Collection<Observation> now) {
        var gone = causes.isEmpty()
                ? List.<Observation>of()
                : database.query(DELETE, ObservationStore::observation, ids(causes));
        insert(now);
        change(new Cells().add(gone, -1).add(now, 1));
    }

    /** Deletes all of these customers, and returns how many there were. */
    int forget(Collection<UUID> customerIds) {
        var gone = database.query(FORGET, ObservationStore::observation, ids(customerIds));
        change(new Cells().add(gone, -1));
        return gone.size();
    }

    /**
     * How many sums of days of a brand are not those that its observations make, and puts these in their place if asked to;
     * nobody may add any meanwhile.
     */
    long rebuild(String brand, boolean replacing) {
        long differing =
                database.query(DIFFERING, row -> row.number("n"), brand, brand).getFirst();
        if (replacing && differing > 0) {
            database.update("delete from indicator_day where brand = ?", brand);
            database.update(REBUILD, brand);
        }
        return differing;
    }

    /** The sums of the days from the first until before the last, by measure. */
    Map<String, Totals> read(String brand, ScopeKind scope, String value, LocalDate from, LocalDate to) {
        Map<String, Totals> totals = new HashMap<>();
        database.query(READ, row -> totals.put(row.text("measure"), totals(row)), brand, scope.wire(), value, from, to);
        return totals;
    }

    /** The same for each day, week (from Monday) or month that has any, of the measures with this beginning. */
    Map<LocalDate, Map<String, Totals>> history(
            String grain, String brand, ScopeKind scope, String value, Periods.Period period, String measures) {
        Map<LocalDate, Map<String, Totals>> history = new TreeMap<>();
        database.query(
                HISTORY,
                row -> history.computeIfAbsent(LocalDate.parse(row.text("since")), since -> new HashMap<>())
                        .put(row.text("measure"), totals(row)),
                grain,
                brand,
                scope.wire(),
                value,
                period.from(),
                period.to(),
                measures);
        return history;
    }

    private static Totals totals(Row row) throws SQLException {
        return new Totals(row.number("n"), row.number("total") / 1e6, row.decimal("squares") / 1e12);
    }

    private void insert(Collection<Observation> now) {
        if (now.isEmpty()) {
            return;
        }
        database.update(
                INSERT,
                column("uuid", now, Observation::causeId),
                column("int4", now, Observation::ordinal),
                column("text", now, Observation::brand),
                column("uuid", now, Observation::customerId),
                column("date", now, one -> one.day().toString()),
                column("text", now, one -> one.place().product()),
                column("text", now, one -> one.place().campaign()),
                column("text", now, one -> {
                    var channel = one.place().channel();
                    return channel == null ? null : channel.wire();
                }),
                column("text", now, one -> one.place().touchpoint()),
                column("text", now, Observation::measure),
                column("int8", now, Observation::amountMicros));
    }

    private void change(Cells cells) {
        var changes = cells.changes().entrySet();
        if (changes.isEmpty()) {
            return;
        }
        var brands = column("text", changes, change -> change.getKey().brand());
        var scopes = column("text", changes, change -> change.getKey().scope().wire());
        var values = column("text", changes, change -> change.getKey().value());
        var days = column("date", changes, change -> change.getKey().day().toString());
        var measures = column("text", changes, change -> change.getKey().measure());
        database.update(
                ADD,
                brands,
                scopes,
                values,
                days,
                measures,
                column("int8", changes, change -> change.getValue().n()),
                column("int8", changes, change -> change.getValue().total()),
                column(
                        "numeric",
                        changes,
                        change -> new BigDecimal(change.getValue().squares())));
        if (changes.stream().anyMatch(change -> change.getValue().n() < 0)) {
            database.update(DELETE_EMPTY, brands, scopes, values, days, measures);
        }
    }

    private static Observation observation(Row row) throws SQLException {
        var channel = row.textOrNull("channel");
        return new Observation(
                row.id("cause_id"),
                row.count("ordinal"),
                row.text("brand"),
                row.id("customer_id"),
                LocalDate.parse(row.text("day")),
                new Place(
                        row.textOrNull("product"),
                        row.textOrNull("campaign"),
                        channel == null ? null : Channel.of(channel),
                        row.textOrNull("touchpoint"),
                        null),
                row.text("measure"),
                row.number("amount_micros"));
    }
}
