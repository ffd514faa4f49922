package io.heartline.benchmarks.row;

import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Rounds;
import io.heartline.benchmarks.report.Target;
import io.heartline.benchmarks.stage.Bench;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.localstack.load.ResidentMemory;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** How long each service takes from the start of its process until it is ready, and how much memory it has then. */
final class StartRow implements Row {
    private static final Target STARTED = Target.atMost(3);
    private static final Target IDLE = Target.atMost(200);
    private static final Duration IDLE_FOR = Duration.ofSeconds(5);
    private static final int MEGABYTE = 1_000_000;

    @Override
    public List<Line> run(Bench bench) throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        try (var stage = Stage.openAll(bench)) {
            for (var service : Service.values()) {
                measure(stage, service, lines);
            }
        }
        return lines;
    }

    private static void measure(Stage stage, Service service, List<Line> lines)
            throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (var round = 0; round < stage.bench().rounds(); round++) {
            stage.stack().stop(service);
            var start = System.nanoTime();
            stage.stack().restart(service);
            seconds.add((System.nanoTime() - start) / 1e9);
            LockSupport.parkNanos(IDLE_FOR.toNanos());
            memory.add((double) ResidentMemory.now(stage.stack().handle(service)) / MEGABYTE);
        }
        lines.add(Line.alone("start", "start of " + service.key(), "s", new Rounds(seconds), STARTED));
        // The models of the scoring service come on top, and are told by its documentation
        lines.add(Line.alone(
                "start",
                "idle memory of " + service.key(),
                "MB",
                new Rounds(memory),
                service == Service.SCORING ? null : IDLE));
    }
}
