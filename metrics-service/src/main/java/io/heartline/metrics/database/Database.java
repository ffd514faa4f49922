package io.heartline.metrics.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in the caller's transaction, if there is one.
 *
 * <p>Parameters are plain values, {@link Instant}s, and arrays for {@code unnest} and {@code any}.
 */
@ApplicationScoped
public class Database {
    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Makes a value of the current row. */
    @FunctionalInterface
    public interface Reader<R> {
        /** The value of a row. */
        R read(Row row) throws SQLException;
    }

    /**
     * An array of a statement.
     *
     * @param type of the elements, as PostgreSQL names it
     */
    public record Column(String type, List<@Nullable Object> values) {
        /** The ids of a set. */
        public static Column ids(Collection<UUID> ids) {
            return column("uuid", ids, id -> id);
        }

        /** One column of these rows, in their order. */
        public static <T> Column column(String type, Collection<T> rows, Function<T, @Nullable Object> value) {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            rows.forEach(row -> values.add(plain(value.apply(row))));
            return new Column(type, values);
        }

        /** The driver sends an array in binary, which costs less, if it knows what its elements are. */
        private @Nullable Object[] elements() {
            return switch (type) {
                case "int8" -> elements(Long[]::new, value -> ((Number) value).longValue());
                case "int", "int4" -> elements(Integer[]::new, value -> ((Number) value).intValue());
                case "float8" -> elements(Double[]::new, value -> ((Number) value).doubleValue());
                case "bool" -> elements(Boolean[]::new, value -> value);
                case "text" -> elements(String[]::new, Object::toString);
                default -> values.toArray();
            };
        }

        private @Nullable Object[] elements(IntFunction<@Nullable Object[]> array, Function<Object, Object> element) {
            return values.stream()
                    .map(value -> value == null ? null : element.apply(value))
                    .toArray(array);
        }

        private static @Nullable Object plain(@Nullable Object value) {
            return value instanceof Instant instant ? instant.toString() : value;
        }
    }

    /** The rows that a query finds. */
    public <R> List<R> query(String sql, Reader<R> reader, @Nullable Object... parameters) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            List<R> found = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                var row = new Row(rows);
                while (rows.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException("a query failed", e);
        }
    }

    /** Changes rows, and says how many. */
    public int update(String sql, @Nullable Object... parameters) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("an update failed", e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, forJdbc(connection, parameters[i]));
        }
    }

    private static @Nullable Object forJdbc(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
            case Column column -> connection.createArrayOf(column.type(), column.elements());
            case String[] texts -> connection.createArrayOf("text", texts);
            default -> value;
        };
    }
}
