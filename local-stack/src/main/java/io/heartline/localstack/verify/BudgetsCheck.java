package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.Topic;
import io.heartline.localstack.browse.Size;
import io.heartline.localstack.browse.Visitor;
import io.heartline.localstack.browse.Visitors;
import io.heartline.localstack.browse.Walk;
import io.heartline.localstack.load.GeneratedScores;
import io.heartline.localstack.stack.Service;
import io.heartline.testing.Publisher;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Measures how soon pages can be used with many customers in the books, and how much script they bring. */
final class BudgetsCheck {
    static final double FIRST_MILLIS = 1_000;
    static final double NEXT_MILLIS = 300;
    static final int SCRIPT_BYTES = 250_000;
    private static final int TRIES = 7;
    private static final Duration TAKEN_WITHIN = Duration.ofHours(1);
    private static final Duration COUNTED_EVERY = Duration.ofSeconds(5);

    private final Site site;
    private final Visitors visitors;
    private final int customers;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode figures = JsonNodeFactory.instance.objectNode();

    BudgetsCheck(Site site, Visitors visitors, int customers, Failures failures, Consumer<String> say) {
        this.site = site;
        this.visitors = visitors;
        this.customers = customers;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run(Instant now) throws IOException, InterruptedException {
        load(now);
        first();
        try (var visitor = visitors.open("en-GB", false, Size.LAPTOP)) {
            next(visitor);
            scripts(visitor);
        }
        return figures;
    }

    /** One of what each customer says, so that as many stand in the books. */
    private void load(Instant now) throws IOException, InterruptedException {
        var scores = GeneratedScores.oneEach(customers, now);
        long before = site.audits().processed(Service.METRICS, Topic.SCORED_INTERACTIONS.wire());
        long start = System.nanoTime();
        try (var publisher = new Publisher(site.stack().file().kafka())) {
            for (int number = 0; number < customers; number++) {
                var one = scores.get(number);
                publisher.send(Topic.SCORED_INTERACTIONS, one.customerId(), one);
            }
        }
        var unused = Patience.await(
                        TAKEN_WITHIN,
                        COUNTED_EVERY,
                        () -> site.audits().processed(Service.METRICS, Topic.SCORED_INTERACTIONS.wire()) - before
                                        >= customers
                                ? Optional.of(true)
                                : Optional.empty())
                .orElseThrow(() -> new IOException("the books did not take all customers in an hour"));
        site.metrics().post("/voice?brand=" + GeneratedScores.BRAND, JsonNodeFactory.instance.objectNode());
        say.accept("  %,d customers are in the books after %.0f s"
                .formatted(customers, (System.nanoTime() - start) / 1e9));
        figures.put("customers", customers);
    }

    private URI start() {
        return ofBrand(visitors.start());
    }

    private static URI ofBrand(URI address) {
        return URI.create(address.toString().replaceAll("\\?.*", "") + "?brand=" + GeneratedScores.BRAND);
    }

    /** With an empty cache each time; the first visitor warms the service up. */
    private void first() {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i <= TRIES; i++) {
            try (var visitor = visitors.open("en-GB", false, Size.LAPTOP)) {
                visitor.go(start());
                if (i > 0) {
                    times.add(visitor.interactiveMillis());
                }
            }
        }
        double median = median(times);
        say.accept("  the first page can be used after %.0f ms (of at most %.0f)".formatted(median, FIRST_MILLIS));
        failures.unless(median <= FIRST_MILLIS, "the first page takes %.0f ms".formatted(median));
        figures.put("firstMillis", Math.round(median));
    }

    private void next(Visitor visitor) {
        var pages = new Walk(1, false).from(start(), visitor).pages();
        Map<String, Double> medians = new TreeMap<>();
        pages.forEach((name, address) -> {
            var shown = address.getPath().split("/", -1).length > 3 ? address : ofBrand(address);
            List<Double> times = new ArrayList<>();
            for (int i = 0; i <= TRIES; i++) {
                visitor.go(shown);
                if (i > 0) {
                    times.add(visitor.interactiveMillis());
                }
            }
            medians.put(name, median(times));
        });
        var millis = figures.putObject("navigationMillis");
        medians.forEach((name, median) -> {
            say.accept("  %-28s %5.0f ms".formatted(name, median));
            failures.unless(median <= NEXT_MILLIS, "%s takes %.0f ms of %.0f".formatted(name, median, NEXT_MILLIS));
            millis.put(name, Math.round(median));
        });
    }

    private void scripts(Visitor visitor) {
        int bytes =
                visitor.scripts().values().stream().mapToInt(Integer::intValue).sum();
        say.accept("  scripts of all pages: %,d bytes zipped %s".formatted(bytes, visitor.scripts()));
        failures.unless(bytes <= SCRIPT_BYTES, "pages bring " + bytes + " bytes of script");
        figures.put("scriptBytes", bytes);
    }

    private static double median(List<Double> times) {
        var sorted = times.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
