package io.heartline.faults.ground;

import io.heartline.localstack.stack.StackException;
import io.heartline.testing.EmbeddedKafka.Door;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The broker's process, which can be ended and started again on its directory. */
final class BrokerProcess {
    private static final int STOPPED_WITHIN_SECONDS = 30;

    private final Path directory;
    private final Path log;
    private final int port;
    private final List<Door> doors;
    private Process process;

    BrokerProcess(Path directory, Path log, int port, List<Door> doors) {
        this.directory = directory;
        this.log = log;
        this.port = port;
        this.doors = List.copyOf(doors);
        this.process = start();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void restart() {
        process = start();
    }

    /** Starts it and waits until it takes connections. */
    private Process start() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                System.getProperty("java.class.path"),
                Broker.class.getName(),
                directory.toString(),
                Integer.toString(port)));
        doors.forEach(door -> command.add(Broker.text(door)));
        try {
            var started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var says = started.inputReader(StandardCharsets.UTF_8);
            for (var line = says.readLine(); line != null; line = says.readLine()) {
                if (line.equals(Broker.READY)) {
                    return started;
                }
            }
            throw new StackException("the broker did not start, see " + log);
        } catch (IOException e) {
            throw new StackException("the broker cannot be started", e);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
