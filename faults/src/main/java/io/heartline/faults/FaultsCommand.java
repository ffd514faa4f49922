package io.heartline.faults;

import io.heartline.faults.campaign.CampaignPlan;
import io.heartline.faults.campaign.Campaigns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Breaks a stack of its own under load, and says whether anything was lost or doubled. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description =
                "Breaks a stack of its own under load, in an order that a seed draws (docs/faults.md); ends with one "
                        + "line of JSON.")
final class FaultsCommand implements Callable<Integer> {
    private final Path projectRoot;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Repeats the faults and the load of a seed; else a new one.")
    private @Nullable Long seed;

    @Option(names = "--faults", paramLabel = "N", description = "Ends after N faults.")
    private @Nullable Integer faults;

    @Option(names = "--minutes", paramLabel = "M", description = "Ends after M minutes of faults.")
    private @Nullable Integer minutes;

    @Option(names = "--short", description = "Faults last seconds, and befall one service each: a few minutes in all.")
    private boolean brief;

    FaultsCommand(Path projectRoot, Clock clock) {
        this.projectRoot = projectRoot;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((faults != null && faults < 1) || (minutes != null && minutes < 1)) {
            throw new ParameterException(spec.commandLine(), "--faults and --minutes are at least 1");
        }
        var out = spec.commandLine().getOut();
        var plan = new CampaignPlan(
                projectRoot,
                seed == null ? clock.millis() % 1_000_000 : seed,
                faults,
                minutes == null ? null : Duration.ofMinutes(minutes),
                brief);
        var result = Campaigns.run(plan, clock, line -> {
            out.println(line);
            out.flush();
        });
        out.println(result);
        out.flush();
        return result.path("passed").asBoolean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
