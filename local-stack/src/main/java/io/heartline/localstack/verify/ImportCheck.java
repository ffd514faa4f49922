package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.load.ImportRows;
import io.heartline.localstack.load.PlainCopy;
import io.heartline.localstack.load.ResidentMemory;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Imports a large file into an ingestion service with little memory, kills the service in the middle, and looks whether
 * every row is there once. Beside it the same bytes are copied into the same PostgreSQL, as plain text.
 */
final class ImportCheck {
    private static final Duration TAKEN_WITHIN = Duration.ofHours(1);
    private static final double KILLED_AT = 0.4;
    private static final int HEAP_MEGABYTES_MAX = 256;

    private final Site site;
    private final int rows;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode figures = JsonNodeFactory.instance.objectNode();

    ImportCheck(Site site, int rows, Failures failures, Consumer<String> say) {
        this.site = site;
        this.rows = rows;
        this.failures = failures;
        this.say = say;
    }

    ObjectNode run() throws IOException, InterruptedException {
        // Scoring a million texts is another matter, and would take the processors of this one.
        site.stack().stop(Service.SCORING);
        site.stack().stop(Service.METRICS);
        site.stack().stop(Service.ALERTING);
        site.stack().restartForLong(Service.INGESTION);
        var copy = new PlainCopy(site.stack().file().database(Service.INGESTION));
        var copied = copy.run(new ImportRows(rows));
        say.accept(String.format(
                "  COPY of the same %.0f MB into the same PostgreSQL: %.1f s, %.0f rows/s",
                copied.bytes() / 1e6, copied.seconds(), rows / copied.seconds()));
        var rate = imported();
        var ratio = rows / copied.seconds() / rate;
        say.accept(String.format("  COPY is %.0f times as fast as the import", ratio));
        figures.put("rows", rows)
                .put("bytes", copied.bytes())
                .put("copyRowsPerSecond", Math.round(rows / copied.seconds()))
                .put("copyToImport", Math.round(ratio));
        counts();
        published();
        return figures;
    }

    /** Returns the rows per second from the first byte to the end of the import, without the restart. */
    private double imported() throws IOException, InterruptedException {
        var start = System.nanoTime();
        var answer = site.ingestion()
                .upload(
                        "/imports?kind=interactions&name=import-check&backfill=true",
                        "application/x-ndjson",
                        BodyPublishers.ofInputStream(() -> new ImportRows(rows)));
        if (answer.status() != 202) {
            throw new IOException("POST /imports answered " + answer.status() + ": " + answer.text());
        }
        var uploaded = seconds(start);
        var path = "/imports/" + answer.body().path("id").asText();
        say.accept(String.format("  uploaded in %.1f s", uploaded));
        await(path, view -> view.path("processed").asLong() >= rows * KILLED_AT);
        var memoryBefore = memory();
        var taken = site.ingestion().get(path).body().path("processed").asLong();
        site.stack().kill(Service.INGESTION);
        var dead = System.nanoTime();
        site.stack().restart(Service.INGESTION, Map.of());
        var away = seconds(dead);
        say.accept(String.format("  SIGKILL after %d rows; ready again after %.1f s", taken, away));
        var end = await(path, view -> !view.path("state").asText().matches("queued|running"));
        var rate = rows / (seconds(start) - away);
        var memory = Math.max(memoryBefore, memory());
        say.accept(String.format(
                "  %s: %d rows, %d rejected, in %.1f s: %.0f rows/s without the restart (%.0f/s of them taken from the"
                        + " stored file); heap limit %d MB, at most %d MB resident",
                end.path("state").asText(),
                end.path("processed").asLong(),
                end.path("rejected").asLong(),
                seconds(start),
                rate,
                rows / (seconds(start) - away - uploaded),
                Service.INGESTION.heapMegabytes(),
                memory));
        figures.put("uploadSeconds", uploaded)
                .put("seconds", seconds(start))
                .put("rowsPerSecond", Math.round(rate))
                .put("heapLimitMegabytes", Service.INGESTION.heapMegabytes())
                .put("residentMegabytes", memory);
        failures.unless(end.path("state").asText().equals("completed"), "the import ended " + end);
        failures.unless(end.path("processed").asLong() == rows, "the import counts " + end);
        failures.unless(end.path("accepted").asLong() == rows, "rows were taken twice or not at all: " + end);
        failures.unless(taken < rows, "the import was over before the service was killed");
        failures.unless(
                Service.INGESTION.heapMegabytes() <= HEAP_MEGABYTES_MAX, "the heap is larger than was promised");
        return rate;
    }

    private JsonNode await(String path, Predicate<JsonNode> done) throws IOException, InterruptedException {
        return Patience.await(TAKEN_WITHIN, () -> {
                    var view = site.ingestion().get(path).body();
                    return done.test(view) ? Optional.of(view) : Optional.empty();
                })
                .orElseThrow(() -> new IOException("the import made no progress"));
    }

    /** The most memory the process has had so far, in MB. */
    private long memory() throws IOException {
        return ResidentMemory.highest(site.stack().handle(Service.INGESTION)) / 1_000_000;
    }

    private void counts() {
        var kept = site.audits().kept(ImportRows.SOURCE);
        say.accept("  " + kept.records() + " interactions, " + kept.ids() + " ids, " + kept.externalIds()
                + " external ids");
        failures.unless(kept.records() == rows, kept.records() + " interactions of " + rows + " rows");
        failures.unless(kept.ids() == rows, kept.ids() + " ids of " + rows + " rows");
        failures.unless(kept.externalIds() == rows, kept.externalIds() + " external ids of " + rows + " rows");
    }

    /** Every row must have been published, and as the same record however often. */
    private void published() throws InterruptedException {
        site.audits().awaitRelayed(Service.INGESTION, TAKEN_WITHIN);
        var published = PublishedRows.read(site.stack().file().kafka(), rows);
        say.accept("  " + published.events() + " events on the topic about " + published.rows() + " rows and "
                + published.ids() + " ids");
        figures.put("events", published.events());
        failures.unless(published.rows() == rows, published.rows() + " rows were published");
        failures.unless(published.ids() == rows, published.ids() + " ids were published");
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
