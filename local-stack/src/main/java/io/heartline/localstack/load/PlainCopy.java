package io.heartline.localstack.load;

import io.heartline.testing.EmbeddedPostgres.Database;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Copies lines into a table of one text column, as fast as PostgreSQL takes them; the table goes afterwards. */
public final class PlainCopy {
    // A quote and a delimiter that stand in no JSON: each line is one value, to the letter
    private static final String COPY =
            "copy plain_copy (line) from stdin with (format csv, quote e'\\x01', delimiter e'\\x02')";

    private final Database database;

    /** Into this database. */
    public PlainCopy(Database database) {
        this.database = database;
    }

    /** How much it was, and how long it took until it was committed. */
    public record Copied(long bytes, double seconds) {}

    /** Copies all lines. */
    public Copied run(InputStream lines) throws IOException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            execute(connection, "create table plain_copy (line text not null)");
            try {
                var counting = new Counting(lines);
                var start = System.nanoTime();
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, counting);
                return new Copied(counting.bytes, (System.nanoTime() - start) / 1e9);
            } finally {
                execute(connection, "drop table plain_copy");
            }
        } catch (SQLException e) {
            throw new IOException("PostgreSQL did not take the lines", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Counting extends FilterInputStream {
        private long bytes;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var count = super.read(into, offset, length);
            bytes += Math.max(count, 0);
            return count;
        }
    }
}
