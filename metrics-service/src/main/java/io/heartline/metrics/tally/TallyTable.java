package io.heartline.metrics.tally;

import static io.heartline.metrics.database.Database.Column.column;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of sums: a brand, a start and other texts make its key, and all the rest are counters. A row in which every
 * counter is 0 is deleted, so that the table is that of a world in which what was taken back never was.
 */
public final class TallyTable {
    private final Database database;
    private final Layout layout;

    /** A table of this layout. */
    public TallyTable(Database database, Layout layout) {
        this.database = database;
        this.layout = layout;
    }

    /**
     * How a table is laid out.
     *
     * @param name of the table
     * @param start the column of the first instant of the hour or day
     * @param keys the other columns of its key but the brand, all texts
     * @param counters its other columns, all whole numbers; the first is a count of something, never below 0
     */
    public record Layout(String name, String start, List<String> keys, List<String> counters) {
        /** Keeps the columns as they are now. */
        public Layout {
            keys = List.copyOf(keys);
            counters = List.copyOf(counters);
        }

        private List<String> key() {
            List<String> columns = new ArrayList<>(List.of("brand"));
            columns.addAll(keys);
            columns.add(start);
            return columns;
        }

        private String add() {
            return "insert into " + name + " as sums (" + String.join(", ", key()) + ", " + String.join(", ", counters)
                    + ") select * from unnest("
                    + String.join(", ", Collections.nCopies(2 + keys.size() + counters.size(), "?"))
                    + ") on conflict (" + String.join(", ", key()) + ") do update set "
                    + counters.stream()
                            .map(counter -> counter + " = sums." + counter + " + excluded." + counter)
                            .collect(Collectors.joining(", "));
        }

        private String deleteEmpty() {
            return "delete from " + name + " as sums using unnest("
                    + String.join(", ", Collections.nCopies(2 + keys.size(), "?")) + ") as touched ("
                    + String.join(", ", key()) + ") where "
                    + key().stream()
                            .map(column -> "sums." + column + " = touched." + column)
                            .collect(Collectors.joining(" and "))
                    + counters.stream()
                            .map(counter -> " and sums." + counter + " = 0")
                            .collect(Collectors.joining());
        }

        private String select() {
            return "select * from " + name + " where (?::text is null or brand = ?) and " + start + " >= ? and " + start
                    + " < ?";
        }
    }

    /** The name of the table. */
    public String name() {
        return layout.name();
    }

    /** Adds what was tallied to what is there, in the caller's transaction. */
    public void add(Tally tally) {
        var sums = tally.sums();
        var buckets = sums.keySet().stream().sorted(Bucket.ORDER).toList();
        if (buckets.isEmpty()) {
            return;
        }
        var columns = key(buckets);
        for (int i = 0; i < layout.counters().size(); i++) {
            int counter = i;
            columns.add(column("int8", buckets, bucket -> Objects.requireNonNull(sums.get(bucket))[counter]));
        }
        database.update(layout.add(), columns.toArray());
        var lowered = buckets.stream()
                .filter(bucket -> mayEmpty(Objects.requireNonNull(sums.get(bucket))))
                .toList();
        if (!lowered.isEmpty()) {
            database.update(layout.deleteEmpty(), key(lowered).toArray());
        }
    }

    /** A row whose count grew is not empty, however far its sums of valences sank. */
    private static boolean mayEmpty(long[] added) {
        return added[0] <= 0 && Arrays.stream(added).anyMatch(number -> number < 0);
    }

    /**
     * What is kept of a span of time.
     *
     * @param brand null for all of them
     */
    public Tally read(@Nullable String brand, Instant from, Instant to) {
        var kept = new Tally();
        database.query(
                layout.select(),
                row -> {
                    kept.add(row.text("brand"), row.instant(layout.start()), keys(row), counters(row));
                    return row;
                },
                brand,
                brand,
                from,
                to);
        return kept;
    }

    /** The counters of the current row, in their order. */
    public long[] counters(Row row) throws SQLException {
        long[] counters = new long[layout.counters().size()];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = row.number(layout.counters().get(i));
        }
        return counters;
    }

    private List<String> keys(Row row) throws SQLException {
        List<String> keys = new ArrayList<>(layout.keys().size());
        for (var key : layout.keys()) {
            keys.add(row.text(key));
        }
        return keys;
    }

    private List<Object> key(Collection<Bucket> buckets) {
        List<Object> columns = new ArrayList<>();
        columns.add(column("text", buckets, Bucket::brand));
        for (int i = 0; i < layout.keys().size(); i++) {
            int key = i;
            columns.add(column("text", buckets, bucket -> bucket.keys().get(key)));
        }
        columns.add(column("timestamptz", buckets, Bucket::start));
        return columns;
    }
}
