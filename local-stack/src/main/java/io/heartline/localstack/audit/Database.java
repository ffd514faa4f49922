package io.heartline.localstack.audit;

import io.heartline.testing.EmbeddedPostgres;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Questions to one service's database. */
public final class Database {
    private final EmbeddedPostgres.Database database;

    /** Asks this database. */
    public Database(EmbeddedPostgres.Database database) {
        this.database = database;
    }

    /** Turns a row into a value. */
    public interface Reader<T> {
        /** Reads the row on which the result stands. */
        T read(ResultSet row) throws SQLException;
    }

    /** Returns what a query answers, row by row. */
    public <T> List<T> query(String sql, Reader<T> reader) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<T>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask the database " + database.user(), e);
        }
    }

    /** Returns the number that a query of one number answers. */
    public long number(String sql) {
        return query(sql, row -> row.getLong(1)).getFirst();
    }

    /** Returns what a query of names and numbers answers. */
    public Map<String, Long> numbers(String sql) {
        var numbers = new TreeMap<String, Long>();
        query(sql, row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }
}
