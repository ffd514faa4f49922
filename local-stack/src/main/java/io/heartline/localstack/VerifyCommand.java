package io.heartline.localstack;

import io.heartline.localstack.verify.ChainCheck;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows for real that what is promised holds. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Shows for real, on stacks of its own, that what is promised holds; ends with one line of JSON.")
final class VerifyCommand implements Callable<Integer> {
    private static final List<String> NAMES = List.of("chain");

    private final Workplace place;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "What to verify: chain.")
    private String name = "";

    VerifyCommand(Workplace place) {
        this.place = place;
    }

    @Override
    public Integer call() throws Exception {
        if (!NAMES.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(), "there is no check '" + name + "'; there are: " + String.join(", ", NAMES));
        }
        var out = spec.commandLine().getOut();
        var result = ChainCheck.run(place.projectRoot(), place.clock(), line -> {
            out.println(line);
            out.flush();
        });
        out.println(result);
        out.flush();
        return result.path("passed").asBoolean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
