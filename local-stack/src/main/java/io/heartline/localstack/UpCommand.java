package io.heartline.localstack;

import io.heartline.localstack.api.Apis;
import io.heartline.localstack.sink.Registration;
import io.heartline.localstack.sink.Sinks;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import io.heartline.localstack.stack.Stacks;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the stack with what is stored but without a feed, and keeps it running. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything, with what is stored but without a feed, until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    private final Workplace place;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UpCommand(Workplace place) {
        this.place = place;
    }

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        try (var sink = Sinks.start(place.clock(), place.plan().dataDirectory());
                var stack = Stacks.start(place.plan(), out::println);
                var alerting = new Apis(
                        stack.file().url(Service.ALERTING), stack.file().apiKey())) {
            Registration.register(sink, alerting);
            printAddresses(out, stack.file());
            out.println("Running. Stop with Ctrl-C.");
            spec.commandLine().getErr().println("heartline: " + stack.death().get());
            return ExitCode.SOFTWARE;
        }
    }

    static void printAddresses(PrintWriter out, StackFile file) {
        out.println();
        for (var service : Service.values()) {
            out.printf("  %-18s %s%n", service.module(), file.url(service));
        }
        out.printf("  %-18s %s/console%n", "console", file.url(Service.METRICS));
        out.println("  the API key (to log in to the console, too) and the databases are in .heartline/stack.json");
        out.println();
    }
}
