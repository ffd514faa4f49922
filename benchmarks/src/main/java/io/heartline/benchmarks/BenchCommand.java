package io.heartline.benchmarks;

import io.heartline.benchmarks.plan.Plans;
import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.report.Machine;
import io.heartline.benchmarks.report.Report;
import io.heartline.benchmarks.report.Table;
import io.heartline.benchmarks.row.Rows;
import io.heartline.benchmarks.stage.Bench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures each service beside the plainest thing that does the same. */
@Command(
        name = "heartline bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures each service beside the plainest thing that does the same, in turns, on stacks of its own.")
final class BenchCommand implements Callable<Integer> {
    private static final int ROUNDS = 5;
    private static final int ROUNDS_OF_QUICK = 2;

    private final Path projectRoot;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--only",
            paramLabel = "ROW",
            description = "Only this row; may be given more than once. An unknown name lists those there are.")
    private List<String> only = List.of();

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds count; 5 if not given.")
    private @Nullable Integer rounds;

    @Option(
            names = "--quick",
            description = "Small sizes and two rounds: shows that it works; the figures say nothing.")
    private boolean quick;

    @Option(
            names = "--growth",
            paramLabel = "N",
            description = "To how many scores the books grow in the row growth; 1,000,000 if not given.")
    private int growth;

    @Option(
            names = "--plan",
            paramLabel = "FILE.json",
            description = "Measures nothing: prints the clusters that the costs in this report ask for.")
    private @Nullable Path plan;

    BenchCommand(Path projectRoot, Clock clock) {
        this.projectRoot = projectRoot;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        if (plan != null) {
            Plans.of(plan).forEach(line -> say(out, line));
            return ExitCode.OK;
        }
        return measure(out);
    }

    private int measure(PrintWriter out) throws IOException, InterruptedException {
        var names = List.copyOf(Rows.names());
        if (!names.containsAll(only)) {
            throw new ParameterException(spec.commandLine(), "the rows are: " + String.join(", ", names));
        }
        var asked = rounds == null ? (quick ? ROUNDS_OF_QUICK : ROUNDS) : rounds;
        if (asked < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds is less than 1");
        }
        var machine = Machine.here(projectRoot);
        say(out, machine.text());
        warn(out, machine);
        var at = clock.instant();
        var bench = new Bench(projectRoot, asked, quick, growth, clock, line -> say(out, line));
        List<Line> lines = new ArrayList<>();
        for (var name : names) {
            if (only.isEmpty() || only.contains(name)) {
                say(out, name + " ...");
                lines.addAll(Rows.run(name, bench));
            }
        }
        var file = new Report(at, machine, quick, lines).write(projectRoot.resolve("target/benchmarks"));
        say(out, "");
        say(out, machine.text());
        Table.of(lines).forEach(line -> say(out, line));
        warn(out, machine);
        say(out, "written to " + file);
        return ExitCode.OK;
    }

    private void warn(PrintWriter out, Machine machine) {
        if (machine.isBusy()) {
            say(out, "WARNING: the load average says that this machine is busy; the figures are provisional.");
        }
        if (quick) {
            say(out, "WARNING: a quick run; the figures only show that it works.");
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
