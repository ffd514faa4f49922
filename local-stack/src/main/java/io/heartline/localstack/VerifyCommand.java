package io.heartline.localstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.verify.AccessCheck;
import io.heartline.localstack.verify.AccountsCheck;
import io.heartline.localstack.verify.AlertingCheck;
import io.heartline.localstack.verify.ChainCheck;
import io.heartline.localstack.verify.ChannelsCheck;
import io.heartline.localstack.verify.ChartsCheck;
import io.heartline.localstack.verify.ConsoleCheck;
import io.heartline.localstack.verify.ImagesCheck;
import io.heartline.localstack.verify.RestoreCheck;
import io.heartline.localstack.verify.ScoringCheck;
import io.heartline.localstack.verify.SpeedCheck;
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
    private static final List<String> NAMES = List.of(
            "chain",
            "scoring",
            "channels",
            "accounts",
            "alerting",
            "charts",
            "images",
            "access",
            "restore",
            "speed",
            "console");

    private static final int ROWS_MIN = 1_000;

    private final Workplace place;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            description = "What to verify: chain, scoring, channels, accounts, alerting, charts, images, "
                    + "access, restore, speed or console; faults is a program of its own (verify faults --help).")
    private String name = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A directory of labelled sets, for the parts that need it; without it they are not run.")
    private @Nullable Path data;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many rows channels imports and accounts generates; ${DEFAULT-VALUE} if not given.")
    private int rows;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Only this part of channels, accounts, alerting or console; may be given more than once.")
    private List<String> parts = List.of();

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "100000",
            description = "With how many customers console budgets is measured; ${DEFAULT-VALUE} if not given.")
    private int customers;

    VerifyCommand(Workplace place) {
        this.place = place;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!NAMES.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no check '" + name + "'; there are: " + String.join(", ", NAMES) + ", faults");
        }
        if (data != null && !Files.isDirectory(data)) {
            throw new ParameterException(spec.commandLine(), "there is no directory " + data);
        }
        if (rows < ROWS_MIN) {
            throw new ParameterException(spec.commandLine(), "--rows is less than " + ROWS_MIN);
        }
        if (customers < 1) {
            throw new ParameterException(spec.commandLine(), "--customers is less than 1");
        }
        if (!partsOf(name).containsAll(parts)) {
            throw new ParameterException(
                    spec.commandLine(), "the parts of " + name + " are: " + String.join(", ", partsOf(name)));
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

    private static List<String> partsOf(String name) {
        return switch (name) {
            case "accounts" -> AccountsCheck.PARTS;
            case "alerting" -> AlertingCheck.PARTS;
            case "console" -> ConsoleCheck.PARTS;
            default -> ChannelsCheck.PARTS;
        };
    }

    private ObjectNode run(Consumer<String> say) throws IOException, InterruptedException {
        return switch (name) {
            case "scoring" -> ScoringCheck.run(place.projectRoot(), data, place.clock(), say);
            case "channels" -> ChannelsCheck.run(place.projectRoot(), rows, parts, place.clock(), say);
            case "accounts" ->
                AccountsCheck.run(new AccountsCheck.Asked(place.projectRoot(), rows, parts, data), place.clock(), say);
            case "alerting" -> AlertingCheck.run(place.projectRoot(), data, parts, place.clock(), say);
            case "charts" -> ChartsCheck.run(place.projectRoot(), say);
            case "images" -> ImagesCheck.run(place.projectRoot(), place.clock(), say);
            case "access" -> AccessCheck.run(place.projectRoot(), place.clock(), say);
            case "restore" -> RestoreCheck.run(place.projectRoot(), place.clock(), say);
            case "console" ->
                ConsoleCheck.run(new ConsoleCheck.Asked(place.projectRoot(), parts, customers), place.clock(), say);
            case "speed" -> SpeedCheck.run(place.projectRoot(), place.clock(), say);
            default -> ChainCheck.run(place.projectRoot(), place.clock(), say);
        };
    }
}
