package io.heartline.localstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.verify.ChainCheck;
import io.heartline.localstack.verify.ScoringCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows for real that what is promised holds. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Shows for real, on stacks of its own, that what is promised holds; ends with one line of JSON.")
final class VerifyCommand implements Callable<Integer> {
    private static final List<String> NAMES = List.of("chain", "scoring");

    private final Workplace place;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "What to verify: chain or scoring.")
    private String name = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A directory of labelled sets, for the parts that need it; without it they are not run.")
    private @Nullable Path data;

    VerifyCommand(Workplace place) {
        this.place = place;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!NAMES.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(), "there is no check '" + name + "'; there are: " + String.join(", ", NAMES));
        }
        if (data != null && !Files.isDirectory(data)) {
            throw new ParameterException(spec.commandLine(), "there is no directory " + data);
        }
        var out = spec.commandLine().getOut();
        var result = run(line -> {
            out.println(line);
            out.flush();
        });
        out.println(result);
        out.flush();
        return result.path("passed").asBoolean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private ObjectNode run(Consumer<String> say) throws IOException, InterruptedException {
        return name.equals("scoring")
                ? ScoringCheck.run(place.projectRoot(), data, place.clock(), say)
                : ChainCheck.run(place.projectRoot(), place.clock(), say);
    }
}
