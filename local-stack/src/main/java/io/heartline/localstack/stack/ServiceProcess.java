package io.heartline.localstack.stack;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One service, running as a process of its own. */
final class ServiceProcess {
    private static final Duration READY_WITHIN = Duration.ofMinutes(4);

    /** As in Kubernetes: 20 seconds for the requests that have begun, and a reserve to close what is open. */
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(45);

    private static final Duration POLL = Duration.ofMillis(100);

    private final Service service;
    private final URI ready;
    private final Path log;
    private final Process process;
    private volatile boolean expectedToEnd;

    private ServiceProcess(Service service, URI ready, Path log, Process process) {
        this.service = service;
        this.ready = ready;
        this.log = log;
        this.process = process;
    }

    /** Starts the process; it is not ready yet. */
    static ServiceProcess start(Service service, Launch launch) {
        var builder = new ProcessBuilder(launch.program().command(service, launch)).directory(directory(launch.log()));
        builder.environment().putAll(launch.environment());
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var ready = URI.create("http://127.0.0.1:" + launch.managementPort() + "/q/health/ready");
            return new ServiceProcess(service, ready, launch.log(), process);
        } catch (IOException e) {
            throw new StackException(service.module() + " cannot be started", e);
        }
    }

    /** A crash report is written where the process works. */
    private static @Nullable File directory(Path log) {
        var directory = log.toAbsolutePath().getParent();
        return directory == null ? null : directory.toFile();
    }

    Service service() {
        return service;
    }

    Path log() {
        return log;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isExpectedToEnd() {
        return expectedToEnd;
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Waits until the service says that it is ready; a process that ends meanwhile is an error. */
    void awaitReady(HttpClient client) throws InterruptedException {
        var deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady(client)) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StackException(
                        service.module() + " ended with code " + process.exitValue() + " while starting, see " + log);
            }
            if (System.nanoTime() > deadline) {
                throw new StackException(
                        service.module() + " was not ready after " + READY_WITHIN.toMinutes() + " minutes, see " + log);
            }
        }
    }

    boolean isReady(HttpClient client) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the process as a crash does: at once, without a word. */
    void kill() throws InterruptedException {
        expectedToEnd = true;
        process.destroyForcibly().waitFor();
    }

    /** Asks the process to end. */
    void requestStop() {
        expectedToEnd = true;
        process.destroy();
    }

    /** Waits for the process to end; one that takes too long is killed. */
    void awaitStopped() throws InterruptedException {
        if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Returns the exit code of a process that has ended. */
    int exitCode() {
        return process.exitValue();
    }
}
