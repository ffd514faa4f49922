package io.heartline.localstack.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What a launcher that was killed left behind: services, and a PostgreSQL that goes on without anybody. Processes are
 * recognised by pid and start time, so that a pid that was given to something else is never touched.
 */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private final Path processes;
    private final Path postmaster;
    private final Consumer<String> say;

    Leftovers(Path dataDirectory, Consumer<String> say) {
        this.processes = dataDirectory.resolve("processes");
        this.postmaster = dataDirectory.resolve("postgres/postmaster.pid");
        this.say = say;
    }

    /** Notes a process, so that a later launch can end it should this one be killed. */
    void note(ProcessHandle process) {
        var started = process.info().startInstant().orElse(Instant.EPOCH);
        try {
            Files.writeString(
                    processes,
                    process.pid() + " " + started.toEpochMilli() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note a process in " + processes, e);
        }
    }

    /** Forgets what was noted: everything has ended. */
    void forget() {
        try {
            Files.deleteIfExists(processes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + processes, e);
        }
    }

    /** Ends what is left of an earlier launch: the services first, then their database. */
    void end() {
        for (var line : lines(processes)) {
            var fields = line.split(" ", -1);
            var started = Instant.ofEpochMilli(Long.parseLong(fields[1]));
            ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(process -> startedAt(process, started))
                    .ifPresent(process -> end(process, "a service"));
        }
        forget();
        endPostmaster();
    }

    /** The first line of PostgreSQL's lock file is its pid, the third the second in which it started. */
    private void endPostmaster() {
        var lines = lines(postmaster);
        if (lines.size() < 3) {
            return;
        }
        var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(process -> startedAt(process, started))
                .ifPresent(process -> end(process, "PostgreSQL"));
    }

    private static boolean startedAt(ProcessHandle process, Instant expected) {
        return process.info()
                .startInstant()
                .map(started -> Duration.between(started, expected).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(false);
    }

    private void end(ProcessHandle process, String what) {
        say.accept("Ending " + what + " that an earlier launch left behind, pid " + process.pid());
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while ending leftovers", e);
        } catch (ExecutionException e) {
            throw new StackException("cannot wait for pid " + process.pid(), e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
