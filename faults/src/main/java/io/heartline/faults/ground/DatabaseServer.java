package io.heartline.faults.ground;

import io.heartline.localstack.stack.StackException;
import io.heartline.testing.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The database server, which can be ended and started again on its directory. */
final class DatabaseServer {
    private static final String PID = "postmaster.pid";

    private final Path directory;
    private EmbeddedPostgres server;
    private ProcessHandle postmaster;

    DatabaseServer(Path directory, int port) {
        this.directory = directory;
        this.server = EmbeddedPostgres.persistent(directory, port);
        this.postmaster = postmaster(directory);
    }

    /** Ends a server that was left on a directory: its disk could not be taken away under it. */
    static void endLeftover(Path directory) {
        if (Files.exists(directory.resolve(PID))) {
            pid(directory)
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .ifPresent(process -> {
                        process.destroyForcibly();
                        process.onExit().join();
                    });
        }
    }

    EmbeddedPostgres server() {
        return server;
    }

    /** Returns all processes of the server, the first the one that starts the others. */
    List<ProcessHandle> processes() {
        var processes = new ArrayList<>(List.of(postmaster));
        postmaster.descendants().forEach(processes::add);
        return processes;
    }

    private static ProcessHandle postmaster(Path directory) {
        return pid(directory)
                .orElseThrow(() -> new StackException("PostgreSQL has ended, which was to run on " + directory));
    }

    private static Optional<ProcessHandle> pid(Path directory) {
        var file = directory.resolve(PID);
        try {
            return ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(file).getFirst().strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    boolean isAlive() {
        return postmaster.isAlive();
    }

    /** Ends it as a crash of the machine does; some of its processes may have ended with others already. */
    void kill() {
        var processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        server.close();
    }

    /** Ends it in order: whoever is connected is sent away. */
    void stop() {
        server.close();
    }

    void restart() {
        int port = server.port();
        try {
            server.close();
            server = EmbeddedPostgres.persistent(directory, port);
            postmaster = postmaster(directory);
        } catch (UncheckedIOException e) {
            throw new StackException("PostgreSQL did not start again on " + directory, e);
        }
    }
}
