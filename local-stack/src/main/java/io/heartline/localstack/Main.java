package io.heartline.localstack;

import io.heartline.localstack.evaluation.EvaluationException;
import io.heartline.localstack.feed.FeedException;
import io.heartline.localstack.replay.ReplayException;
import io.heartline.localstack.stack.StackException;
import io.heartline.localstack.table.TableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** What {@code ./heartline} calls: one sub-command for each thing that the local stack can do. */
@Command(name = "heartline", mixinStandardHelpOptions = true, description = "Runs Heartline on this machine.")
final class Main {
    private Main() {}

    /** Runs a command and ends the JVM with its exit code: 0 when all is well. */
    public static void main(String[] arguments) throws IOException {
        var root = projectRoot();
        logTo(root.resolve(".heartline/logs"));
        var place = new Workplace(root, Clock.systemUTC());
        var line = new CommandLine(new Main());
        line.addSubcommand(new DemoCommand(place));
        line.addSubcommand(new UpCommand(place));
        line.addSubcommand(new ReplayCommand(place));
        line.addSubcommand(new EvaluateCommand(place));
        line.addSubcommand(new VerifyCommand(place));
        line.addSubcommand(new ResetCommand(place));
        line.setExecutionExceptionHandler(Main::explain);
        System.exit(line.execute(arguments));
    }

    private static Path projectRoot() {
        return Path.of(System.getProperty("heartline.root", "")).toAbsolutePath();
    }

    /** Kafka's broker and clients tell much; it goes to a file, and only what matters. */
    private static void logTo(Path logs) throws IOException {
        Files.createDirectories(logs);
        System.setProperty(
                "org.slf4j.simpleLogger.logFile", logs.resolve("stack.log").toString());
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
    }

    /** What a person can do something about is told in a sentence; anything else with its stack trace. */
    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        if (failure instanceof StackException
                || failure instanceof FeedException
                || failure instanceof ReplayException
                || failure instanceof TableException
                || failure instanceof EvaluationException) {
            line.getErr().println("heartline: " + failure.getMessage());
        } else {
            failure.printStackTrace(line.getErr());
        }
        return ExitCode.SOFTWARE;
    }
}
