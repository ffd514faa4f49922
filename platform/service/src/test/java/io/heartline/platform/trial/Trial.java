package io.heartline.platform.trial;

import io.heartline.contracts.Channel;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Speaker;
import io.heartline.testing.SecuredInfrastructure;
import io.heartline.testing.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/** What the tests of the platform share. */
public final class Trial {
    private Trial() {}

    /** The topics of the broker that the service under test uses. */
    public static Topics topics() {
        return new Topics(ConfigProvider.getConfig().getValue(SecuredInfrastructure.PLAIN_BROKER, String.class));
    }

    /** An interaction that says nothing. */
    public static Interaction interaction(UUID customer, String externalId) {
        var at = Instant.parse("2026-03-14T09:26:53.589Z");
        return new Interaction(
                Ids.next(),
                1,
                "trial",
                externalId,
                customer,
                "lantern-shop",
                null,
                null,
                Channel.CHAT,
                "support",
                Speaker.CUSTOMER,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                false,
                null,
                at,
                at,
                Map.of(),
                false);
    }

    /** Makes the server end every connection of the service, as a restart of it would. */
    public static void endConnections() throws SQLException {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'service'");
    }

    /** Makes the server refuse the service, or take it again. */
    public static void allowConnections(boolean allowed) throws SQLException {
        execute("alter database service allow_connections " + allowed);
    }

    /** A connection that is not the pool's. */
    public static Connection ownConnection() throws SQLException {
        return connection("service");
    }

    private static void execute(String command) throws SQLException {
        try (var connection = connection("postgres");
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static Connection connection(String user) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class));
        source.setDatabaseName(user);
        return source.getConnection(user, user);
    }
}
