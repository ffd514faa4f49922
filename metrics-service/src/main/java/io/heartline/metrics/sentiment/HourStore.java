package io.heartline.metrics.sentiment;

import static io.heartline.metrics.database.Database.Column.column;

import io.heartline.contracts.ScopeKind;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The table of the sums of each hour of each scope. */
@ApplicationScoped
class HourStore {
    private static final String COUNTERS =
            "n, v, w, wv, wvv, ww, joy, anger, sadness, fear, surprise, disgust, neutral";
    private static final List<String> NAMES = List.of(COUNTERS.split(", "));

    private static final String ADD =
            "insert into sentiment_hour as sums (brand, scope, value, hour, " + COUNTERS + """
            )
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (brand, scope, value, hour) do update set
                n = sums.n + excluded.n, v = sums.v + excluded.v, w = sums.w + excluded.w,
                wv = sums.wv + excluded.wv, wvv = sums.wvv + excluded.wvv, ww = sums.ww + excluded.ww,
                joy = sums.joy + excluded.joy, anger = sums.anger + excluded.anger,
                sadness = sums.sadness + excluded.sadness, fear = sums.fear + excluded.fear,
                surprise = sums.surprise + excluded.surprise, disgust = sums.disgust + excluded.disgust,
                neutral = sums.neutral + excluded.neutral""";

    private static final String DELETE_EMPTY = """
            delete from sentiment_hour as sums using unnest(?, ?, ?, ?) as touched (brand, scope, value, hour)
            where sums.brand = touched.brand and sums.scope = touched.scope and sums.value = touched.value
                and sums.hour = touched.hour and sums.n = 0""";

    private static final String READ = "select hour, " + COUNTERS + """

            from sentiment_hour where brand = ? and scope = ? and value = ? and hour <= ? order by hour""";

    // Every transaction changes hours in this order, so that two of them wait for each other instead of deadlocking.
    private static final Comparator<HourSums.Key> ORDER = Comparator.comparing(HourSums.Key::brand)
            .thenComparing(HourSums.Key::scope)
            .thenComparing(HourSums.Key::value)
            .thenComparing(HourSums.Key::hour);

    private final Database database;

    HourStore(Database database) {
        this.database = database;
    }

    /** Takes one hour. */
    @FunctionalInterface
    interface Reader {
        void read(Instant hour, long[] sums);
    }

    void add(Map<HourSums.Key, long[]> changes) {
        var rows = changes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        List<Object> columns = new ArrayList<>();
        columns.add(column("text", rows, row -> row.getKey().brand()));
        columns.add(column("text", rows, row -> row.getKey().scope().wire()));
        columns.add(column("text", rows, row -> row.getKey().value()));
        columns.add(column("timestamptz", rows, row -> row.getKey().hour()));
        for (int i = 0; i < HourSums.LENGTH; i++) {
            int counter = i;
            columns.add(column("int8", rows, row -> row.getValue()[counter]));
        }
        database.update(ADD, columns.toArray());
    }

    /** Deletes those of these hours in which nothing is left. */
    void deleteEmpty(Collection<HourSums.Key> touched) {
        database.update(
                DELETE_EMPTY,
                column("text", touched, HourSums.Key::brand),
                column("text", touched, key -> key.scope().wire()),
                column("text", touched, HourSums.Key::value),
                column("timestamptz", touched, HourSums.Key::hour));
    }

    void read(String brand, ScopeKind scope, String value, Instant until, Reader reader) {
        database.query(
                READ,
                row -> {
                    reader.read(row.instant("hour"), sums(row));
                    return row;
                },
                brand,
                scope.wire(),
                value,
                until);
    }

    private static long[] sums(Row row) throws SQLException {
        long[] sums = new long[HourSums.LENGTH];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = row.number(NAMES.get(i));
        }
        return sums;
    }
}
