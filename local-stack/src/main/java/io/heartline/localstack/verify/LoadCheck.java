package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.Topic;
import io.heartline.localstack.load.GeneratedScores;
import io.heartline.localstack.load.Reads;
import io.heartline.localstack.load.ResidentMemory;
import io.heartline.localstack.stack.Service;
import io.heartline.testing.Publisher;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets the metrics service take in many scored interactions from Kafka, beside a bare insert of the same rows into the
 * same database; then asks every GET that it has.
 */
final class LoadCheck {
    private static final Duration TAKEN_WITHIN = Duration.ofHours(3);
    /** Counting a million rows is work, too. */
    private static final Duration COUNTED_EVERY = Duration.ofSeconds(5);

    private static final int ROWS_PER_CUSTOMER = 10;
    private static final int MEGABYTE = 1_000_000;

    private final Site site;
    private final GeneratedScores scores;
    private final int customers;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode figures = JsonNodeFactory.instance.objectNode();

    LoadCheck(Site site, int rows, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.customers = rows / ROWS_PER_CUSTOMER;
        this.scores = new GeneratedScores(rows, customers, clock.instant());
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException, InterruptedException {
        for (var other : new Service[] {Service.INGESTION, Service.SCORING, Service.ALERTING}) {
            site.stack().stop(other);
        }
        site.stack().stop(Service.METRICS);
        publish();
        var bare = new BareInsert(site.stack().file().database(Service.METRICS)).run(scores);
        say.accept(String.format("  bare batched insert: %.1f s, %.0f rows/s", bare, scores.count() / bare));
        site.stack().restartForLong(Service.METRICS);
        var taken = taken();
        var ratio = taken / bare;
        say.accept(String.format(
                "  taken into the books: %.1f s, %.0f rows/s: %.1f times as long as the bare insert",
                taken, scores.count() / taken, ratio));
        figures.put("rows", scores.count())
                .put("customers", customers)
                .put("bareRowsPerSecond", Math.round(scores.count() / bare))
                .put("rowsPerSecond", Math.round(scores.count() / taken))
                .put("bareToBooks", Math.round(ratio * 10) / 10.0);
        memory();
        sizes();
        var reads = Reads.of(site.stack().management(Service.METRICS));
        figures.set("p99Millis", new ReadLatencies(site.metrics(), customers, failures, say).run(reads));
        return figures;
    }

    private void publish() {
        var start = System.nanoTime();
        try (var publisher = new Publisher(site.stack().file().kafka())) {
            for (var number = 0; number < scores.count(); number++) {
                var one = scores.get(number);
                publisher.send(Topic.SCORED_INTERACTIONS, one.customerId(), one);
            }
        }
        say.accept(String.format("  published in %.1f s", seconds(start)));
    }

    /** Returns the seconds from the service being ready until everything is in the books. */
    private double taken() throws IOException, InterruptedException {
        var start = System.nanoTime();
        var unused = Patience.await(
                        TAKEN_WITHIN,
                        COUNTED_EVERY,
                        () -> site.audits().processed(Service.METRICS, Topic.SCORED_INTERACTIONS.wire())
                                        >= scores.count()
                                ? Optional.of(true)
                                : Optional.empty())
                .orElseThrow(() -> new IOException(
                        "the service did not take everything within " + TAKEN_WITHIN.toHours() + " hours"));
        return seconds(start);
    }

    private void memory() throws IOException {
        var resident = ResidentMemory.highest(site.stack().handle(Service.METRICS)) / MEGABYTE;
        say.accept("  heap limit " + Service.METRICS.heapMegabytes() + " MB, at most " + resident + " MB resident");
        figures.put("heapLimitMegabytes", Service.METRICS.heapMegabytes()).put("residentMegabytes", resident);
    }

    private void sizes() {
        var sizes = figures.putObject("tableMegabytes");
        site.audits().tableBytes(Service.METRICS).forEach((table, bytes) -> {
            if (bytes >= MEGABYTE) {
                say.accept(String.format("  %-24s %7d MB with indexes", table, bytes / MEGABYTE));
                sizes.put(table, bytes / MEGABYTE);
            }
        });
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
