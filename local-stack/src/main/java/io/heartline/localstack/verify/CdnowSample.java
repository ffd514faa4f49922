package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Fits the models of buying and spending to the one-in-ten sample of CDNOW, 39 weeks, and predicts the 39 weeks after:
 * P. S. Fader, B. G. S. Hardie and K. L. Lee, Marketing Science 24(2), 2005.
 */
final class CdnowSample {
    private static final LocalDate CALIBRATED = LocalDate.of(1997, 9, 30);
    private static final double WEEKS_AHEAD = 39;
    private static final int CUSTOMERS = 2_357;
    private static final double SHARE_TOLERANCE = 0.01;
    private static final double LIKELIHOOD_TOLERANCE = 0.1;
    /** The paper shows an error of the cumulative sales of a few percent; of the second half alone it is larger. */
    private static final double HOLDOUT_TOLERANCE = 0.15;

    private final Estimators estimators;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    CdnowSample(Estimators estimators, Failures failures, Consumer<String> say) {
        this.estimators = estimators;
        this.failures = failures;
        this.say = say;
    }

    /** The days on which each customer bought, with what was spent. */
    private record Customer(TreeMap<LocalDate, Double> days) {
        int later() {
            return days.tailMap(CALIBRATED, false).size();
        }

        void write(ArrayNode buyers) {
            var until = days.headMap(CALIBRATED, true);
            var first = until.firstKey();
            double spent = until.tailMap(first, false).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
            buyers.addArray()
                    .add(until.size() - 1)
                    .add(weeks(first, until.lastKey()))
                    .add(weeks(first, CALIBRATED))
                    .add(spent);
        }

        private static double weeks(LocalDate from, LocalDate to) {
            return ChronoUnit.DAYS.between(from, to) / 7.0;
        }
    }

    ObjectNode run(Path file) throws IOException {
        var customers = read(file, sample());
        failures.unless(customers.size() == CUSTOMERS, "the sample has " + customers.size() + " customers");
        var request = Estimators.request("buying");
        var buyers = request.putArray("buyers");
        customers.forEach(customer -> customer.write(buyers));
        var buying = estimators.ask(request);
        say.accept("  CDNOW, " + customers.size() + " customers, 39 weeks         ours      published");
        near("r", buying.path("r").asDouble(), 0.243);
        near("alpha", buying.path("alpha").asDouble(), 4.414);
        near("a", buying.path("a").asDouble(), 0.793);
        near("b", buying.path("b").asDouble(), 2.426);
        double likelihood = buying.path("logLikelihood").asDouble();
        print("log-likelihood", likelihood, -9582.4);
        failures.unless(Math.abs(likelihood + 9582.4) <= LIKELIHOOD_TOLERANCE, "the log-likelihood is " + likelihood);
        var spending = estimators.ask(request.put("op", "spending"));
        near("gamma-gamma p", spending.path("p").asDouble(), 6.25);
        near("gamma-gamma q", spending.path("q").asDouble(), 3.74);
        near("gamma-gamma γ", spending.path("gamma").asDouble(), 15.44);
        request.put("op", "expected").put("time", WEEKS_AHEAD).set("model", buying);
        holdout(
                customers,
                estimators
                        .ask(request)
                        .valueStream()
                        .mapToDouble(one -> one.asDouble())
                        .toArray());
        return result;
    }

    private void holdout(List<Customer> customers, double[] expected) {
        double sum = 0;
        double actual = 0;
        double absolute = 0;
        double squared = 0;
        double product = 0;
        double expectedSquares = 0;
        double actualSquares = 0;
        for (int i = 0; i < expected.length; i++) {
            double later = customers.get(i).later();
            sum += expected[i];
            actual += later;
            absolute += Math.abs(expected[i] - later);
            squared += (expected[i] - later) * (expected[i] - later);
            product += expected[i] * later;
            expectedSquares += expected[i] * expected[i];
            actualSquares += later * later;
        }
        int n = expected.length;
        double correlation = (n * product - sum * actual)
                / Math.sqrt((n * expectedSquares - sum * sum) * (n * actualSquares - actual * actual));
        double error = sum / actual - 1;
        say.accept(String.format(
                Locale.ROOT,
                "  39 weeks ahead: %.0f purchases expected, %.0f made (%+.1f %%); by customer mean error %.3f, root mean "
                        + "square %.3f, correlation %.3f",
                sum,
                actual,
                100 * error,
                absolute / n,
                Math.sqrt(squared / n),
                correlation));
        failures.unless(Math.abs(error) <= HOLDOUT_TOLERANCE, "the holdout error is " + error);
        result.put("holdoutExpected", sum)
                .put("holdoutActual", actual)
                .put("holdoutError", error)
                .put("holdoutMeanError", absolute / n)
                .put("holdoutCorrelation", correlation);
    }

    private void near(String name, double ours, double published) {
        print(name, ours, published);
        failures.unless(Math.abs(ours / published - 1) <= SHARE_TOLERANCE, name + " is " + ours + ", not " + published);
    }

    private void print(String name, double ours, double published) {
        say.accept(String.format(Locale.ROOT, "  %-36s %10.4f %12.4f", name, ours, published));
        result.put(name, ours);
    }

    private static Set<Integer> sample() throws IOException {
        try (var in = Objects.requireNonNull(CdnowSample.class.getResourceAsStream("/reference/cdnow-sample.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Set<Integer> ids = new HashSet<>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split(" ", -1)).stream())
                    .forEach(id -> ids.add(Integer.valueOf(id)));
            return ids;
        }
    }

    private static List<Customer> read(Path file, Set<Integer> sample) throws IOException {
        Map<Integer, Customer> customers = new TreeMap<>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(String::strip)
                    .filter(line -> Character.isDigit(line.charAt(0)))
                    .forEach(line -> {
                        var cells = line.split(" +", -1);
                        var id = Integer.valueOf(cells[0]);
                        if (sample.contains(id)) {
                            customers
                                    .computeIfAbsent(id, one -> new Customer(new TreeMap<>()))
                                    .days()
                                    .merge(
                                            LocalDate.parse(cells[1], DateTimeFormatter.BASIC_ISO_DATE),
                                            Double.valueOf(cells[3]),
                                            Double::sum);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw new IOException("the file cannot be read", e);
        }
        return new ArrayList<>(customers.values());
    }
}
