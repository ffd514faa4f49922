package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.replay.ReplayPlan;
import io.heartline.localstack.replay.Replays;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Replays a year of orders and returns, and holds repurchase, retention, churn and lifetime value as the service gives them
 * against SQL over the raw lines.
 */
final class RetailCheck {
    private static final String BRAND = "online-retail";
    private static final Duration BOOKED_WITHIN = Duration.ofMinutes(30);
    /** Of gamma functions of large parameters the last digits differ between libraries. */
    private static final double RELATIVE = 1e-8;

    private static final List<List<String>> PERIODS = List.of(
            List.of("2010-12-10", "2011-12-10"),
            List.of("2011-06-01", "2011-09-01"),
            List.of("2011-09-01", "2011-12-01"));

    private final Site site;
    private final Path projectRoot;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    RetailCheck(Site site, Path projectRoot, Failures failures, Consumer<String> say) {
        this.site = site;
        this.projectRoot = projectRoot;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run(Path file) throws IOException, InterruptedException {
        var mapping = projectRoot.resolve("local-stack/src/main/resources/mappings/online-retail.yaml");
        var report = Replays.run(new ReplayPlan(file, mapping, 0, Long.MAX_VALUE), site.feeds(), bytes -> {});
        say.accept(String.format(
                Locale.ROOT,
                "  %,d lines, %,d orders and returns replayed in %.0f s, %d refused",
                report.rows(),
                report.posted().accepted(),
                report.took().toMillis() / 1000.0,
                report.refused()));
        failures.unless(report.refused() == 0, "refused: " + report.reasons());
        failures.unless(report.posted().revised() == 0, report.posted().revised() + " came twice, differently");
        long accepted = report.posted().accepted();
        var booked = Patience.await(BOOKED_WITHIN, () -> {
            long events = site.metrics()
                    .get("/books/summary?brand=" + BRAND)
                    .body()
                    .path("events")
                    .asLong();
            return events >= accepted ? Optional.of(events) : Optional.<Long>empty();
        });
        failures.unless(booked.isPresent(), "the books do not have all " + accepted + " orders and returns");
        try (var raw = RawOrders.load(site.stack().file().database(Service.METRICS), file)) {
            result.put("items", accepted).put("invoices", raw.invoices());
            failures.unless(raw.invoices() == accepted, "the file has " + raw.invoices() + " invoices");
            for (var period : PERIODS) {
                compare(period.get(0), period.get(1), raw);
            }
        } catch (SQLException e) {
            throw new IOException("the scratch tables cannot be asked", e);
        }
        return result;
    }

    private void compare(String from, String to, RawOrders raw) throws IOException, InterruptedException, SQLException {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("brand", BRAND)
                .put("from", from)
                .put("to", to);
        var answer = site.metrics().post("/indicators/runs", request);
        if (answer.status() != 201) {
            throw new IOException("POST /indicators/runs answered " + answer.status() + ": " + answer.text());
        }
        var page = site.metrics()
                .get("/indicators?brand=" + BRAND + "&from=" + from + "&to=" + to)
                .body();
        var sql = raw.figures(from, to);
        var shown = result.putObject(from + "/" + to);
        say.accept("  " + from + " to " + to + "                    page              SQL");
        line(shown, "repurchase, %", value(page, "repurchase"), sql, "repurchase");
        line(shown, "buyers", n(page, "repurchase"), sql, "buyers");
        line(shown, "retention, %", value(page, "retention"), sql, "retention");
        line(shown, "churn, %", value(page, "churn"), sql, "churn");
        line(shown, "customers at the start", n(page, "churn"), sql, "at_start");
        line(shown, "CLV historical, GBP", value(page, "clvHistorical"), sql, "clv_historical");
        line(shown, "customers", n(page, "clvHistorical"), sql, "customers");
        var model = page.path("model");
        line(shown, "repeats", model.path("repeats").asDouble(), sql, "repeats");
        line(shown, "weeks to the last", model.path("recencyWeeks").asDouble(), sql, "recency");
        line(shown, "weeks to the end", model.path("ageWeeks").asDouble(), sql, "age");
        var likely = raw.model(model.path("buying"));
        line(shown, "BG/NBD log-likelihood", model.at("/buying/logLikelihood").asDouble(), likely, "likelihood");
        line(shown, "P(alive), mean", model.path("alive").asDouble(), likely, "alive");
        predicted(page);
    }

    private void predicted(JsonNode page) {
        var clv = indicator(page, "clvPredicted");
        say.accept(String.format(
                Locale.ROOT,
                "    CLV predicted: %.2f GBP (%.2f to %.2f) in a year, n %d",
                clv.path("value").asDouble(),
                clv.at("/interval/low").asDouble(),
                clv.at("/interval/high").asDouble(),
                clv.path("n").asLong()));
        failures.unless(clv.path("value").asDouble() > 0, "no value is predicted");
    }

    private void line(ObjectNode shown, String what, double page, Map<String, Double> sql, String column) {
        double other = sql.getOrDefault(column, Double.NaN);
        say.accept(String.format(Locale.ROOT, "    %-24s %18.6f %16.6f", what, page, other));
        failures.unless(
                Math.abs(page - other) <= RELATIVE * Math.max(1, Math.abs(other)),
                what + " is " + page + " on the page and " + other + " in SQL");
        shown.put(column, page);
    }

    private static double value(JsonNode page, String name) {
        return indicator(page, name).path("value").asDouble(Double.NaN);
    }

    private static double n(JsonNode page, String name) {
        return indicator(page, name).path("n").asDouble(Double.NaN);
    }

    private static JsonNode indicator(JsonNode page, String name) {
        return page.path("indicators")
                .valueStream()
                .filter(one -> one.path("indicator").asText().equals(name))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }
}
