package io.heartline.metrics.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a query. */
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /** A column that is an id. */
    public UUID id(String column) throws SQLException {
        return Objects.requireNonNull(idOrNull(column), column);
    }

    /** A column that is an id or null. */
    public @Nullable UUID idOrNull(String column) throws SQLException {
        return rows.getObject(column, UUID.class);
    }

    /** A column that is a text. */
    public String text(String column) throws SQLException {
        return Objects.requireNonNull(rows.getString(column), column);
    }

    /** A column that is a text or null. */
    public @Nullable String textOrNull(String column) throws SQLException {
        return rows.getString(column);
    }

    /** A column that is an instant. */
    public Instant instant(String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(column), column);
    }

    /** A column that is an instant or null. */
    public @Nullable Instant instantOrNull(String column) throws SQLException {
        var found = rows.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    /** A column that is a number. */
    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    /** A column that is a number or null. */
    public @Nullable Long numberOrNull(String column) throws SQLException {
        long found = rows.getLong(column);
        return rows.wasNull() ? null : found;
    }

    /** A column that is a number within the range of {@code int}. */
    public int count(String column) throws SQLException {
        return rows.getInt(column);
    }

    /** A column that is a decimal fraction. */
    public double decimal(String column) throws SQLException {
        return rows.getDouble(column);
    }

    /** A column that is a decimal fraction or null. */
    public @Nullable Double decimalOrNull(String column) throws SQLException {
        double found = rows.getDouble(column);
        return rows.wasNull() ? null : found;
    }

    /** A column that is an exact decimal. */
    public BigDecimal exact(String column) throws SQLException {
        return Objects.requireNonNull(rows.getBigDecimal(column), column);
    }

    /** A column of bytes. */
    public byte[] bytes(String column) throws SQLException {
        return Objects.requireNonNull(rows.getBytes(column), column);
    }

    /** A column that is a list of texts or null. */
    public @Nullable List<String> textsOrNull(String column) throws SQLException {
        var found = rows.getArray(column);
        return found == null ? null : List.of((String[]) found.getArray());
    }

    /** A column that is true or false. */
    public boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    /** A column that is true, false or null. */
    public @Nullable Boolean flagOrNull(String column) throws SQLException {
        boolean found = rows.getBoolean(column);
        return rows.wasNull() ? null : found;
    }
}
