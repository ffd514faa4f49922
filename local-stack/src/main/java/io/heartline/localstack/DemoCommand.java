package io.heartline.localstack;

import io.heartline.localstack.api.Apis;
import io.heartline.localstack.audit.Audits;
import io.heartline.localstack.demo.DemoRun;
import io.heartline.localstack.feed.Feeds;
import io.heartline.localstack.sink.Registration;
import io.heartline.localstack.sink.Sinks;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.Stacks;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the stack, plays the demo feed and shows what came of it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts everything, plays the demo feed (docs/demo.md) and shows what came of it.")
final class DemoCommand implements Callable<Integer> {
    private final Workplace place;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--exit",
            description = "Stop after the summary; the exit code is 0 only if every stage saw every record.")
    private boolean exit;

    @Option(names = "--json", description = "Print the summary as one JSON object on the last line.")
    private boolean json;

    DemoCommand(Workplace place) {
        this.place = place;
    }

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        try (var sink = Sinks.start(place.clock(), place.plan().dataDirectory());
                var stack = Stacks.start(place.plan(), out::println);
                var alerting = new Apis(
                        stack.file().url(Service.ALERTING), stack.file().apiKey());
                var feeds = new Feeds(
                        stack.file().url(Service.INGESTION), stack.file().apiKey())) {
            Registration.register(sink, alerting);
            var complete = play(out, stack, new DemoRun(feeds, new Audits(stack.file()), sink, stack.death()));
            if (exit) {
                return complete ? ExitCode.OK : ExitCode.SOFTWARE;
            }
            out.println("Running. Stop with Ctrl-C.");
            spec.commandLine().getErr().println("heartline: " + stack.death().get());
            return ExitCode.SOFTWARE;
        }
    }

    private boolean play(PrintWriter out, RunningStack stack, DemoRun run) throws InterruptedException {
        UpCommand.printAddresses(out, stack.file());
        var feed = DemoRun.feed(stack.dataDirectory(), place.clock());
        var count = feed.requests().size();
        out.printf("Playing %,d records that end at %s ...%n", count, feed.end());
        var outcome = run.play(feed, posted -> {
            if (posted == count) {
                out.println("All of it is in; waiting until it has gone all the way ...");
            }
        });
        out.println();
        out.print(outcome.inWords());
        out.println(outcome.isComplete() ? "Every stage saw every record." : "Something is missing, see above.");
        if (json) {
            out.println(outcome.inJson());
        }
        out.flush();
        return outcome.isComplete();
    }
}
