package io.heartline.localstack;

import io.heartline.localstack.feed.Feeds;
import io.heartline.localstack.replay.ReplayPlan;
import io.heartline.localstack.replay.ReplayReport;
import io.heartline.localstack.replay.Replays;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a file into the stack that runs. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Plays a CSV, TSV or NDJSON file (.gz too) into the stack that runs.")
final class ReplayCommand implements Callable<Integer> {
    private static final int KIBIBYTE = 1024;
    private static final String EXAMPLES = "local-stack/src/main/resources/mappings";

    private final Workplace place;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "What to play.")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "M",
            description = "What the columns mean: a YAML file, or the name of an example; see docs/replay.md.")
    private String mapping = "";

    @Option(
            names = "--speed",
            defaultValue = "0",
            paramLabel = "X",
            description = "How many times faster than it happened; 0, the default, is as fast as possible.")
    private double speed;

    @Option(names = "--limit", defaultValue = "9223372036854775807", paramLabel = "N", description = "At most N rows.")
    private long limit;

    ReplayCommand(Workplace place) {
        this.place = place;
    }

    @Override
    public Integer call() throws Exception {
        var stack = StackFile.read(place.plan().dataDirectory());
        var report = replay(stack, new ReplayPlan(file, mappingFile(), speed, limit));
        print(spec.commandLine().getOut(), report);
        return report.refused() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private ReplayReport replay(StackFile stack, ReplayPlan plan) throws IOException, InterruptedException {
        try (var feeds = new Feeds(stack.url(Service.INGESTION), stack.apiKey());
                var bar = new ProgressBarBuilder()
                        .setTaskName(String.valueOf(file.getFileName()))
                        .setInitialMax(Files.size(file))
                        .setUnit(" KiB", KIBIBYTE)
                        .setStyle(ProgressBarStyle.ASCII)
                        .showSpeed()
                        .build()) {
            return Replays.run(plan, feeds, bar::stepTo);
        }
    }

    /** An example is found by its name. */
    private Path mappingFile() {
        var example = place.projectRoot().resolve(EXAMPLES).resolve(mapping + ".yaml");
        return Files.exists(example) ? example : Path.of(mapping);
    }

    private static void print(PrintWriter out, ReplayReport report) {
        var seconds = Math.max(report.took().toMillis(), 1) / 1000.0;
        out.printf(
                "%,d rows, %,d left out; %,d items: %,d accepted, %,d duplicates, %,d revised, %,d refused;"
                        + " %.1f s, %,.0f items/s%n",
                report.rows(),
                report.skipped(),
                report.posted().total() + report.refused(),
                report.posted().accepted(),
                report.posted().duplicates(),
                report.posted().revised(),
                report.refused(),
                seconds,
                report.posted().total() / seconds);
        report.reasons().forEach(reason -> out.println("  refused: " + reason));
    }
}
