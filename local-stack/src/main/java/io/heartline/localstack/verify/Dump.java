package io.heartline.localstack.verify;

import io.heartline.testing.EmbeddedPostgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The rows of a database as they were at one moment, in files, as {@code pg_dump --data-only} would save them; PostgreSQL's
 * own tool is not among the parts that a local stack has.
 */
final class Dump {
    private static final String TABLES = """
            select c.oid::regclass::text,
                   (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
            from pg_class c
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
            order by 1""";
    private static final String REFERENCES = """
            select conrelid::regclass::text, confrelid::regclass::text from pg_constraint
            where contype = 'f' and conrelid <> confrelid""";
    private static final String SEQUENCES = """
            select quote_ident(sequencename), last_value::text from pg_sequences
            where schemaname = 'public' and last_value is not null""";

    private final Path directory;
    private final Map<String, String> columns;
    private final Map<String, String> sequences;
    private final long rows;

    private Dump(Path directory, Map<String, String> columns, Map<String, String> sequences, long rows) {
        this.directory = directory;
        this.columns = columns;
        this.sequences = sequences;
        this.rows = rows;
    }

    /** How many rows it has. */
    long rows() {
        return rows;
    }

    /** Saves all rows, while whoever works with the database goes on. */
    static Dump of(Database database, Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var connection = connect(database)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var columns = inOrder(pairs(connection, TABLES), connection);
            var sequences = pairs(connection, SEQUENCES);
            var copies = copies(connection);
            var rows = 0L;
            for (var table : columns.entrySet()) {
                try (var out = Files.newOutputStream(directory.resolve(table.getKey()))) {
                    rows += copies.copyOut(
                            "copy " + table.getKey() + " (" + table.getValue() + ") to stdout (format binary)", out);
                }
            }
            return new Dump(directory, columns, sequences, rows);
        } catch (SQLException e) {
            throw new IOException("cannot save the database " + database.user(), e);
        }
    }

    /** Puts the rows back, in place of all that is there. */
    void restore(Database database) throws IOException {
        try (var connection = connect(database)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("truncate " + String.join(", ", columns.keySet()));
                var copies = copies(connection);
                for (var table : columns.entrySet()) {
                    try (var in = Files.newInputStream(directory.resolve(table.getKey()))) {
                        copies.copyIn(
                                "copy " + table.getKey() + " (" + table.getValue() + ") from stdin (format binary)",
                                in);
                    }
                }
                for (var sequence : sequences.entrySet()) {
                    statement.execute("select setval('" + sequence.getKey() + "', " + sequence.getValue() + ")");
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IOException("cannot restore the database " + database.user(), e);
        }
    }

    /** A table comes after those that it refers to. */
    private static Map<String, String> inOrder(Map<String, String> columns, Connection connection) throws SQLException {
        var needs = new HashMap<String, Set<String>>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(REFERENCES)) {
            while (found.next()) {
                needs.computeIfAbsent(found.getString(1), table -> new HashSet<>())
                        .add(found.getString(2));
            }
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        List<String> waiting = new ArrayList<>(columns.keySet());
        while (!waiting.isEmpty()) {
            var ready = waiting.stream()
                    .filter(table -> ordered.keySet().containsAll(needs.getOrDefault(table, Set.of())))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + waiting);
            }
            ready.forEach(table -> ordered.put(table, columns.getOrDefault(table, "")));
            waiting.removeAll(ready);
        }
        return ordered;
    }

    private static Map<String, String> pairs(Connection connection, String sql) throws SQLException {
        Map<String, String> pairs = new LinkedHashMap<>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            while (found.next()) {
                pairs.put(found.getString(1), found.getString(2));
            }
        }
        return pairs;
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
