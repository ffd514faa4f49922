package io.heartline.benchmarks.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heartline.contracts.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;

/**
 * The JDK's HTTP server, which parses an array of interactions, inserts them into one table with the key and the columns of
 * ingestion's, commits, and answers 202: a process of its own, told its database by the environment. It prints its port,
 * and ends with its input.
 */
public final class BareServer {
    static final String URL = "BARE_URL";
    static final String USER = "BARE_USER";
    static final String PASSWORD = "BARE_PASSWORD";

    private static final String CREATE = """
            create table if not exists bare_interaction (
                id uuid primary key, brand text not null, source text not null, external_id text not null,
                customer text not null, occurred_at timestamptz not null, received_at timestamptz not null, product text,
                channel text not null, touchpoint text not null, text text, language text, ratings jsonb not null,
                attributes jsonb not null, unique (brand, source, external_id))""";
    private static final String INSERT = """
            insert into bare_interaction values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            on conflict do nothing""";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<Connection> connections;

    private BareServer(BlockingQueue<Connection> connections) {
        this.connections = connections;
    }

    /**
     * Serves until the input ends.
     *
     * @param arguments how many connections to the database
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        var count = Integer.parseInt(arguments[0]);
        var connections = new ArrayBlockingQueue<Connection>(count);
        for (var i = 0; i < count; i++) {
            var environment = System.getenv();
            var connection =
                    DriverManager.getConnection(environment.get(URL), environment.get(USER), environment.get(PASSWORD));
            connection.setAutoCommit(false);
            connections.add(connection);
        }
        try (var statement = connections.element().createStatement()) {
            statement.execute(CREATE);
            statement.getConnection().commit();
        }
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(count));
        server.createContext("/", new BareServer(connections)::handle);
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Whoever started it has more to say, which does not matter
        }
        server.stop(0);
        System.exit(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var items = JSON.readTree(exchange.getRequestBody());
            var connection = connections.take();
            try {
                insert(connection, items);
            } finally {
                connections.add(connection);
            }
            exchange.sendResponseHeaders(202, -1);
        } catch (SQLException e) {
            throw new IOException("PostgreSQL did not take the rows", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void insert(Connection connection, JsonNode items) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var item : items) {
                bind(insert, item);
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static void bind(PreparedStatement insert, JsonNode item) throws SQLException {
        Object[] values = {
            Ids.next(),
            item.path("brand").asText(),
            item.path("source").asText(),
            item.path("externalId").asText(),
            item.path("customer").path("value").asText(),
            OffsetDateTime.parse(item.path("occurredAt").asText()),
            OffsetDateTime.now(ZoneOffset.UTC),
            item.path("product").asText(),
            item.path("channel").asText(),
            item.path("touchpoint").asText(),
            item.path("text").asText(),
            item.path("language").asText(),
            item.path("ratings").toString(),
            item.path("attributes").toString()
        };
        for (var i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }
}
