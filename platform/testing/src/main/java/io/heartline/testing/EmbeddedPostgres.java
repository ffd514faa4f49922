package io.heartline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL on 127.0.0.1, with a database and a role of its own for each service. */
public final class EmbeddedPostgres implements AutoCloseable {
    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * A database of a service.
     *
     * @param url the JDBC URL
     * @param user the role that owns it
     * @param password of the role
     */
    public record Database(String url, String user, String password) {}

    /** Starts a server whose data goes with it, on a free port. */
    public static EmbeddedPostgres temporary() {
        return start(null, 0, null);
    }

    /** Starts a server whose data goes with it, which takes TLS. */
    static EmbeddedPostgres secured(TestCertificate certificate) {
        return start(null, 0, certificate);
    }

    /** Starts a server whose data stays in a directory; {@code port} 0 means any free one. */
    public static EmbeddedPostgres persistent(Path directory, int port) {
        return start(directory, port, null);
    }

    private static EmbeddedPostgres start(@Nullable Path directory, int port, @Nullable TestCertificate certificate) {
        try {
            var builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "200")
                    .setPort(port);
            if (directory != null) {
                // Whoever keeps the data decides when the server stops: after everything that uses it.
                builder.setDataDirectory(directory).setCleanDataDirectory(false).setRegisterShutdownHook(false);
                // What was committed survives the crash of the server, which the library would give up for speed.
                builder.setServerConfig("synchronous_commit", "on");
            } else {
                // Nothing has to survive a power failure here; tests spend their time elsewhere.
                builder.setServerConfig("fsync", "off");
            }
            if (certificate != null) {
                builder.setServerConfig("ssl", "on")
                        .setServerConfig(
                                "ssl_cert_file", certificate.certificate().toString())
                        .setServerConfig(
                                "ssl_key_file", certificate.privateKey().toString());
            }
            return new EmbeddedPostgres(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return server.getPort();
    }

    /** Makes sure that a database and the role that owns it exist and that the role has this password. */
    public Database database(String name, String password) {
        if (!name.matches("[a-z_]+") || !password.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("a database name or a password that would need quoting");
        }
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
                statement.execute("create role " + name + " login");
            }
            statement.execute("alter role " + name + " password '" + password + "'");
            if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute("create database " + name + " owner " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + name + " could not be made", e);
        }
        return new Database("jdbc:postgresql://127.0.0.1:" + port() + "/" + name, name, password);
    }

    private static boolean exists(java.sql.Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
