package io.heartline.benchmarks.row;

import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Target;
import io.heartline.benchmarks.stage.Bench;
import io.heartline.benchmarks.stage.Measured;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.benchmarks.stage.Turns;
import io.heartline.localstack.load.ImportRows;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Interactions by {@code POST /interactions}, a hundred a call, each call answered when its items are on the disk; beside
 * an HTTP server with nothing around it that parses the same bodies and inserts the same columns.
 */
final class IngestionRow implements Row {
    private static final Target TARGET = Target.ratioOf(0.80);
    private static final int BATCH = 100;
    private static final int CLIENTS = 4;

    @Override
    public List<Line> run(Bench bench) throws IOException, InterruptedException {
        var count = bench.size(20_000, 2_000);
        try (var stage = Stage.open(bench, Set.of(Service.INGESTION));
                var bare = BareServerProcess.start(stage, CLIENTS);
                var clients = new Clients(CLIENTS)) {
            var stack = stage.stack().file();
            return List.of(new Turns(
                            "ingestion",
                            "POST /interactions, " + BATCH + " a call, " + CLIENTS + " clients",
                            "items/s",
                            round -> {
                                var bodies = bodies(round + bench.warmUps(), count, BATCH);
                                var costs = stage.costs(Service.INGESTION);
                                var seconds = clients.post(
                                        stack.url(Service.INGESTION).resolve("/interactions"), stack.apiKey(), bodies);
                                Relays.await(stage, Service.INGESTION);
                                return new Measured(count / seconds, costs.each(count));
                            },
                            round -> Measured.of(count
                                    / clients.post(
                                            bare.url(), stack.apiKey(), bodies(round + bench.warmUps(), count, BATCH))),
                            TARGET)
                    .take(bench));
        }
    }

    /** The rows of an import as arrays. */
    static List<byte[]> bodies(int turn, int count, int batch) throws IOException {
        var rows = new String(new ImportRows(turn * count, count).readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<byte[]> bodies = new ArrayList<>();
        for (var from = 0; from < rows.size(); from += batch) {
            var items = String.join(",", rows.subList(from, Math.min(rows.size(), from + batch)));
            bodies.add(("[" + items + "]").getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }
}
