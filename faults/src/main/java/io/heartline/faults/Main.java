package io.heartline.faults;

import io.heartline.localstack.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** What {@code ./heartline verify faults} calls. */
final class Main {
    private Main() {}

    /** Runs a campaign and ends the JVM with its exit code: 0 when all is well. */
    public static void main(String[] arguments) throws IOException {
        var root = Path.of(System.getProperty("heartline.root", "")).toAbsolutePath();
        var logs = Files.createDirectories(root.resolve(".heartline/logs"));
        System.setProperty(
                "org.slf4j.simpleLogger.logFile", logs.resolve("faults.log").toString());
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        var line = new CommandLine(new FaultsCommand(root, Clock.systemUTC()));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StackException) {
                command.getErr().println("heartline: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return ExitCode.SOFTWARE;
        });
        System.exit(line.execute(arguments));
    }
}
