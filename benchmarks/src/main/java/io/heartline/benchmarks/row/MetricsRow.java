package io.heartline.benchmarks.row;

import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Target;
import io.heartline.benchmarks.stage.Bench;
import io.heartline.benchmarks.stage.Events.Wire;
import io.heartline.benchmarks.stage.Measured;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.benchmarks.stage.Turns;
import io.heartline.contracts.Topic;
import io.heartline.localstack.load.GeneratedScores;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Scored interactions into the books, beside a consumer that puts each of them into one table. */
final class MetricsRow implements Row {
    private static final Target TARGET = Target.ratioOf(0.75);
    private static final Duration ENTERED_WITHIN = Duration.ofMinutes(30);
    private static final int ROWS_PER_CUSTOMER = 10;
    private static final String ENTERED =
            "select count(*) from inbox where channel = '" + Topic.SCORED_INTERACTIONS.wire() + "'";

    @Override
    public List<Line> run(Bench bench) throws IOException, InterruptedException {
        var count = bench.size(20_000, 2_000);
        var turns = bench.rounds() + bench.warmUps();
        var all = new GeneratedScores(
                count * turns, count * turns / ROWS_PER_CUSTOMER, bench.clock().instant());
        try (var stage = Stage.open(bench, Set.of(Service.METRICS));
                var bare = BareConsumer.open(stage)) {
            return List.of(new Turns(
                            "metrics",
                            "scored interactions into the books",
                            "events/s",
                            round -> entered(stage, events(all, count, round + bench.warmUps())),
                            round -> Measured.of(bare.run(events(all, count, round + bench.warmUps()))),
                            TARGET)
                    .take(bench));
        }
    }

    private static List<Wire> events(GeneratedScores all, int count, int turn) {
        return IntStream.range(turn * count, (turn + 1) * count)
                .mapToObj(number -> Wire.of(all.get(number)))
                .toList();
    }

    /** Publishes while the service is halted, then lets it go on until all of it is in the books. */
    private static Measured entered(Stage stage, List<Wire> events) throws IOException, InterruptedException {
        var wanted = stage.number(Service.METRICS, ENTERED) + events.size();
        stage.halt(Service.METRICS);
        stage.events().publish(Topic.SCORED_INTERACTIONS.wire(), events);
        var costs = stage.costs(Service.METRICS);
        stage.goOn(Service.METRICS);
        var seconds = stage.await(
                "taking scores into the books", ENTERED_WITHIN, () -> stage.number(Service.METRICS, ENTERED) >= wanted);
        Relays.await(stage, Service.METRICS);
        return new Measured(events.size() / seconds, costs.each(events.size()));
    }
}
