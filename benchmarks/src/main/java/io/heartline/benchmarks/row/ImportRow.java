package io.heartline.benchmarks.row;

import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Target;
import io.heartline.benchmarks.stage.Bench;
import io.heartline.benchmarks.stage.Measured;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.benchmarks.stage.Turns;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.load.ImportRows;
import io.heartline.localstack.load.PlainCopy;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A file of NDJSON by {@code POST /imports}, from its first byte until its last row is stored, beside COPY of its bytes. */
final class ImportRow implements Row {
    private static final Target TARGET = Target.ratioOf(0.40);
    private static final Duration TAKEN_WITHIN = Duration.ofMinutes(20);
    private static final String COMPLETED = "completed";

    @Override
    public List<Line> run(Bench bench) throws IOException, InterruptedException {
        var rows = bench.size(50_000, 2_000);
        try (var stage = Stage.open(bench, Set.of(Service.INGESTION));
                var api = new Apis(
                        stage.stack().file().url(Service.INGESTION),
                        stage.stack().file().apiKey())) {
            var copy = new PlainCopy(stage.stack().file().database(Service.INGESTION));
            return List.of(new Turns(
                            "import",
                            "NDJSON by POST /imports",
                            "rows/s",
                            round -> imported(stage, api, round + bench.warmUps(), rows),
                            round -> Measured.of(rows
                                    / copy.run(new ImportRows((round + bench.warmUps()) * rows, rows))
                                            .seconds()),
                            TARGET)
                    .take(bench));
        }
    }

    private static Measured imported(Stage stage, Apis api, int turn, int rows)
            throws IOException, InterruptedException {
        var costs = stage.costs(Service.INGESTION);
        var start = System.nanoTime();
        var answer = api.upload(
                "/imports?kind=interactions&name=bench-" + turn + "&backfill=true",
                "application/x-ndjson",
                BodyPublishers.ofInputStream(() -> new ImportRows(turn * rows, rows)));
        if (answer.status() != 202) {
            throw new IOException("POST /imports answered " + answer.status() + ": " + answer.text());
        }
        var path = "/imports/" + answer.body().path("id").asText();
        stage.await(
                "the import",
                TAKEN_WITHIN,
                () -> !api.get(path).body().path("state").asText().matches("queued|running"));
        var seconds = (System.nanoTime() - start) / 1e9;
        var view = api.get(path).body();
        if (!view.path("state").asText().equals(COMPLETED)
                || view.path("accepted").asInt() != rows) {
            throw new IOException("the import ended " + view);
        }
        Relays.await(stage, Service.INGESTION);
        return new Measured(rows / seconds, costs.each(rows));
    }
}
