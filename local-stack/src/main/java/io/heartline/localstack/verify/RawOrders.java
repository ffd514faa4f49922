package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.testing.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;

/** The lines of a file of invoices in a scratch table, and what SQL over them says. */
final class RawOrders implements AutoCloseable {
    private static final String LINES = """
            create temporary table line (
                n bigint generated always as identity, invoice text, stock text, description text, quantity numeric,
                at timestamp, price numeric, customer text, country text)""";
    private static final String COPY = """
            copy line (invoice, stock, description, quantity, at, price, customer, country)
            from stdin with (format csv, header, null '\\N')""";
    private static final String INVOICES = """
            create temporary table invoice as
            select invoice, (array_agg(customer order by n))[1] as customer, invoice like 'C%' as is_return,
                (array_agg(at order by n))[1] at time zone 'Europe/London' as at, abs(sum(quantity * price)) as amount
            from line where customer <> '' and invoice not like 'A%' group by invoice""";
    private static final String PERSONS = """
            create temporary table person as
            select customer,
                count(*) filter (where not is_return and at >= since) as orders,
                coalesce(bool_or(not is_return and at < since and at >= since - interval '90 days'), false) as at_start,
                coalesce(bool_or(not is_return and at >= until - interval '90 days'), false) as at_end,
                bool_or(not is_return) as bought,
                sum(case when is_return then -amount else amount end) as paid
            from (select ?::date::timestamp at time zone 'UTC' as since, ?::date::timestamp at time zone 'UTC' as until) as span
            join invoice on at < until group by customer""";
    private static final String BUYERS = """
            create temporary table buyer as
            select customer, count(*) - 1 as x, (max(day) - min(day)) / 7.0::float8 as tx,
                (?::date - 1 - min(day)) / 7.0::float8 as t
            from (select distinct customer, (at at time zone 'UTC')::date as day from invoice
                where not is_return and at < ?::date::timestamp at time zone 'UTC') as days
            group by customer""";
    private static final String FIGURES = """
            select 100.0 * count(*) filter (where orders >= 2) / nullif(count(*) filter (where orders >= 1), 0) as repurchase,
                count(*) filter (where orders >= 1) as buyers,
                100.0 * count(*) filter (where at_start and at_end) / nullif(count(*) filter (where at_start), 0) as retention,
                100.0 * count(*) filter (where at_start and not at_end) / nullif(count(*) filter (where at_start), 0) as churn,
                count(*) filter (where at_start) as at_start,
                avg(paid) filter (where bought) as clv_historical,
                count(*) filter (where bought) as customers
            from person""";
    private static final String STATISTICS = "select sum(x) as repeats, sum(tx) as recency, sum(t) as age from buyer";
    /** The log-likelihood and the mean probability to be alive of Fader, Hardie and Lee, 2005, equations (6) and A. */
    private static final String MODEL = """
            select sum(lgamma(r + x) - lgamma(r) + r * ln(alpha) + lgamma(a + b) + lgamma(b + x) - lgamma(b)
                    - lgamma(a + b + x) + greatest(stays, leaves) + ln(1 + case when x = 0 then 0 else
                    exp(least(stays, leaves) - greatest(stays, leaves)) end)) as likelihood,
                avg(case when x = 0 then 1 else 1 / (1 + exp(leaves - stays)) end) as alive
            from (select ?::float8 as r, ?::float8 as alpha, ?::float8 as a, ?::float8 as b) as model
            cross join lateral (select x, -(r + x) * ln(alpha + t) as stays,
                case when x = 0 then -(r + x) * ln(alpha + t)
                    else ln(a) - ln(b + x - 1) - (r + x) * ln(alpha + tx) end as leaves from buyer) as one""";

    private final Connection connection;

    private RawOrders(Connection connection) {
        this.connection = connection;
    }

    /** Loads a gzipped file into scratch tables of a database; they go with the connection. */
    static RawOrders load(EmbeddedPostgres.Database database, Path file) throws IOException, SQLException {
        var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        var orders = new RawOrders(connection);
        orders.run(LINES);
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, in);
        }
        orders.run(INVOICES);
        return orders;
    }

    /** How many invoices and credit notes with a customer there are. */
    double invoices() throws SQLException {
        return row("select count(*) as n from invoice").getOrDefault("n", 0.0);
    }

    /** What the raw lines say of the days from the first until before the last. */
    Map<String, Double> figures(String from, String to) throws SQLException {
        run("drop table if exists person, buyer");
        run(PERSONS, from, to);
        run(BUYERS, to, to);
        var figures = row(FIGURES);
        row(STATISTICS).forEach(figures::put);
        return figures;
    }

    /** What a model of buying says of the buyers of the last figures. */
    Map<String, Double> model(JsonNode buying) throws SQLException {
        return row(
                MODEL,
                buying.path("r").asDouble(),
                buying.path("alpha").asDouble(),
                buying.path("a").asDouble(),
                buying.path("b").asDouble());
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    private Map<String, Double> row(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                Map<String, Double> row = new LinkedHashMap<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(rows.getMetaData().getColumnName(i), rows.getDouble(i));
                }
                return row;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
