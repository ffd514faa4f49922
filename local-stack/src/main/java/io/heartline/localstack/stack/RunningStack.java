package io.heartline.localstack.stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A stack whose services are all ready. Closing it stops the services, then Kafka, then PostgreSQL. */
public final class RunningStack implements AutoCloseable {
    private static final int INTERRUPTED = 130;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final StackPlan plan;
    private final StackFile file;
    private final Leftovers leftovers;
    private final Closing closing;
    private final Map<Service, Launch> launches = new EnumMap<>(Service.class);
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    private final List<ServiceProcess> seconds = new ArrayList<>();
    private final CompletableFuture<String> death = new CompletableFuture<>();
    private volatile boolean stopping;

    RunningStack(StackPlan plan, StackFile file, Leftovers leftovers, Closing closing) {
        this.plan = plan;
        this.file = file;
        this.leftovers = leftovers;
        this.closing = closing;
    }

    /** Returns how to reach everything. */
    public StackFile file() {
        return file;
    }

    /** Returns where logs and data are. */
    public Path dataDirectory() {
        return plan.dataDirectory();
    }

    /** Returns the file whose keys the services take beside the stack's own; they notice when it changes. */
    public Path keysFile() {
        return plan.dataDirectory().resolve(Stacks.KEYS);
    }

    /** Completes with a sentence when a service ends that nobody asked to end. */
    public CompletableFuture<String> death() {
        return death;
    }

    /** Returns the process of a service, the last one that was started. */
    public ProcessHandle handle(Service service) {
        return process(service).handle();
    }

    /** Returns where a service tells how it is and what can be asked of it. */
    public URI management(Service service) {
        return URI.create("http://127.0.0.1:" + launchOf(service).managementPort());
    }

    /** Ends a service as a crash does. */
    public void kill(Service service) throws InterruptedException {
        process(service).kill();
    }

    /**
     * Tells a service to end, as Kubernetes does, and waits until it has.
     *
     * @return the exit code of the process; 143 of a JVM that was told to end and did, 137 of one that had to be killed
     */
    public int stop(Service service) throws InterruptedException {
        var process = process(service);
        process.requestStop();
        process.awaitStopped();
        return process.exitCode();
    }

    /** Starts a service again, as it was started last, and waits until it is ready; if it still runs it is ended first. */
    public void restart(Service service) throws InterruptedException {
        restart(service, launchOf(service).settings());
    }

    /**
     * Starts a service again and waits until it is ready; if it still runs it is ended first.
     *
     * @param settings configuration on top of that of every stack, by property name
     */
    public void restart(Service service, Map<String, String> settings) throws InterruptedException {
        stop(service);
        launch(service, launchOf(service).with(settings));
        process(service).awaitReady(client);
    }

    /**
     * Starts a service again for work that takes minutes, as in production: its JVM compiles as well as it can, from now on
     * at each start.
     */
    public void restartForLong(Service service) throws InterruptedException {
        stop(service);
        launch(service, launchOf(service).forLong());
        process(service).awaitReady(client);
    }

    /** Starts a further instance of a service, on ports of its own, and waits until it is ready. */
    public Second startSecond(Service service) throws InterruptedException {
        var ports = FreePorts.take(2);
        var launch = launchOf(service)
                .beside(
                        ports.getFirst(),
                        ports.getLast(),
                        plan.dataDirectory().resolve("logs").resolve(service.module() + "-second.log"));
        var process = started(service, launch);
        synchronized (processes) {
            seconds.add(process);
        }
        process.awaitReady(client);
        return new Second(process);
    }

    private Launch launchOf(Service service) {
        synchronized (processes) {
            var launch = launches.get(service);
            if (launch == null) {
                throw new IllegalStateException(service + " was never started");
            }
            return launch;
        }
    }

    void launch(Service service, Launch launch) {
        synchronized (processes) {
            launches.put(service, launch);
            run(service, launch);
        }
    }

    private void run(Service service, Launch launch) {
        processes.put(service, started(service, launch));
    }

    private ServiceProcess started(Service service, Launch launch) {
        if (stopping) {
            throw new StackException("the stack is stopping");
        }
        var process = ServiceProcess.start(service, launch);
        leftovers.note(process.handle());
        var unused = process.onExit().thenAccept(ended -> {
            // Ctrl-C reaches the services at the same moment as this JVM, which is then stopping too.
            if (!process.isExpectedToEnd() && ended.exitValue() != INTERRUPTED) {
                death.complete(service.module() + " ended with code " + ended.exitValue() + ", see " + process.log());
            }
        });
        return process;
    }

    void awaitReady() throws InterruptedException {
        for (var service : Service.values()) {
            process(service).awaitReady(client);
        }
    }

    /** Stops the services, all at once; each finishes what it is doing. */
    void stopServices() throws InterruptedException {
        synchronized (processes) {
            stopping = true;
            seconds.addAll(processes.values());
            seconds.forEach(ServiceProcess::requestStop);
            for (var process : seconds) {
                process.awaitStopped();
            }
        }
        leftovers.forget();
        client.close();
    }

    private ServiceProcess process(Service service) {
        synchronized (processes) {
            var process = processes.get(service);
            if (process == null) {
                throw new IllegalStateException(service + " was never started");
            }
            return process;
        }
    }

    @Override
    public void close() {
        closing.close();
    }
}
