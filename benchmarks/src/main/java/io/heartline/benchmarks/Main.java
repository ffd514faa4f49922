package io.heartline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;

/** What {@code ./heartline bench} calls. */
final class Main {
    private Main() {}

    /** Measures, and ends the JVM with 0 when every row was carried to its end. */
    public static void main(String[] arguments) throws IOException {
        var root = Path.of(System.getProperty("heartline.root", "")).toAbsolutePath();
        logTo(root.resolve(".heartline/logs"));
        System.exit(new CommandLine(new BenchCommand(root, Clock.systemUTC())).execute(arguments));
    }

    /** Kafka's broker and clients tell much; it goes to a file, and only what matters. */
    private static void logTo(Path logs) throws IOException {
        Files.createDirectories(logs);
        System.setProperty(
                "org.slf4j.simpleLogger.logFile", logs.resolve("bench.log").toString());
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
    }
}
