package io.heartline.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs the set-based SQL of the features in the caller's transaction.
 *
 * <p>Values are bound in order: instants as timestamps with time zone, arrays of texts, UUIDs and numbers as arrays.
 */
@ApplicationScoped
public class Database {
    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Turns a row into a value. */
    @FunctionalInterface
    public interface RowReader<T extends @Nullable Object> {
        /** The value of the current row. */
        T read(ResultSet row) throws SQLException;
    }

    /** All rows of a query. */
    public <T extends @Nullable Object> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The first row of a query. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) {
        return query(sql, reader, values).stream().findFirst();
    }

    /** How many rows a statement changed. */
    public int update(String sql, @Nullable Object... values) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Runs a statement once for each list of values, in one round trip; how many rows each of them changed. */
    public int[] batch(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var values : rows) {
                bind(statement, values);
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Takes a lock of this name until the caller's transaction ends. */
    public void lock(String name) {
        query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, name);
    }

    /** Takes a lock of this name until the caller's transaction ends, if nobody else has it. */
    public boolean tryLock(String name) {
        return query("select pg_try_advisory_xact_lock(hashtextextended(?, 0))", row -> row.getBoolean(1), name)
                .getFirst();
    }

    /** The instant in a column that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The instant in a column, if there is one. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            switch (value) {
                case Instant instant -> statement.setObject(i + 1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
                case String[] texts ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
                case UUID[] ids ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", ids));
                case Long[] numbers ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("int8", numbers));
                case null, default -> statement.setObject(i + 1, value);
            }
        }
    }
}
