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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Scored interactions into the books, beside a consumer that puts each of them into one table. */
final class MetricsRow implements Row {
    private static final Target TARGET = Target.ratioOf(0.75);
    private static final Duration ENTERED_WITHIN = Duration.ofMinutes(30);
    private static final int ROWS_PER_CUSTOMER = 10;
    private static final Duration LOOKED_EVERY = Duration.ofMillis(250);
    private static final Duration HISTORY = Duration.ofDays(400);
    private static final Duration LIVE = Duration.ofMinutes(1);

    @Override
    public List<Line> run(Bench bench) throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        lines.add(measure(bench, "metrics", "scores of now into the books", LIVE));
        lines.add(measure(bench, "metrics-history", "scores of 400 days into the books", HISTORY));
        return lines;
    }

    /** What is of now shares its minutes; of a history every event has a minute, an hour and a pulse of its own. */
    private static Line measure(Bench bench, String row, String measure, Duration span)
            throws IOException, InterruptedException {
        var count = bench.size(20_000, 2_000);
        var turns = bench.rounds() + bench.warmUps();
        var all = new GeneratedScores(count * turns, count * turns / ROWS_PER_CUSTOMER, Instant.EPOCH);
        try (var stage = Stage.open(bench, Set.of(Service.METRICS));
                var bare = BareConsumer.open(stage)) {
            return new Turns(
                            row,
                            measure,
                            "events/s",
                            round -> entered(stage, events(stage, all, span, round)),
                            round -> Measured.of(bare.run(events(stage, all, span, round))),
                            TARGET)
                    .take(bench);
        }
    }

    /** The events of a turn, those of all turns spread evenly over the span that ends now. */
    private static List<Wire> events(Stage stage, GeneratedScores all, Duration span, int round) {
        var bench = stage.bench();
        var count = all.count() / (bench.rounds() + bench.warmUps());
        var turn = round + bench.warmUps();
        var now = bench.clock().instant();
        var share = (double) span.toMillis() / GeneratedScores.SPAN.toMillis();
        return IntStream.range(turn * count, (turn + 1) * count)
                .mapToObj(all::get)
                .map(one -> Wire.of(one, now.plusMillis((long) (one.occurredAt().toEpochMilli() * share))))
                .toList();
    }

    /** Publishes while the service is halted, then lets it go on until all of it is in the books. */
    private static Measured entered(Stage stage, List<Wire> events) throws IOException, InterruptedException {
        stage.halt(Service.METRICS);
        stage.events().publish(Topic.SCORED_INTERACTIONS.wire(), events);
        var costs = stage.costs(Service.METRICS);
        var entered = "select count(*) from inbox where processed_at >= '"
                + stage.bench().clock().instant() + "'";
        stage.goOn(Service.METRICS);
        var seconds = stage.await(
                "taking scores into the books",
                ENTERED_WITHIN,
                LOOKED_EVERY,
                () -> stage.number(Service.METRICS, entered) >= events.size());
        Relays.await(stage, Service.METRICS);
        return new Measured(events.size() / seconds, costs.each(events.size()));
    }
}
