package io.heartline.benchmarks.stage;

import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackPlan;
import io.heartline.localstack.stack.Stacks;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** An empty stack on which only the services that are measured run. Closing it forgets its data. */
public final class Stage implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final StackPlan plan;
    private final Bench bench;
    private final RunningStack stack;
    private final Events events;
    // Kept, since a log-in costs the database more than a question
    private final Map<Service, Connection> asking = new EnumMap<>(Service.class);

    private Stage(StackPlan plan, Bench bench, RunningStack stack) {
        this.plan = plan;
        this.bench = bench;
        this.stack = stack;
        this.events = new Events(stack.file().kafka());
    }

    /** Starts a stack; the services that are needed run as in production, the others not at all. */
    public static Stage open(Bench bench, Set<Service> needed) throws InterruptedException {
        var stage = openAll(bench);
        try {
            for (var service : Service.values()) {
                if (needed.contains(service)) {
                    stage.stack.restartForLong(service);
                } else {
                    stage.stack.stop(service);
                }
            }
            return stage;
        } catch (RuntimeException | InterruptedException e) {
            stage.close();
            throw e;
        }
    }

    /** Starts a stack with all services, as the local stack starts them. */
    public static Stage openAll(Bench bench) throws InterruptedException {
        var plan = StackPlan.beside(bench.projectRoot(), "bench");
        Stacks.reset(plan, bench.say());
        return new Stage(plan, bench, Stacks.start(plan, line -> {}));
    }

    /** Returns the stack itself. */
    public RunningStack stack() {
        return stack;
    }

    /** Returns its topics. */
    public Events events() {
        return events;
    }

    /** Connects to a service's database; batches are rewritten to statements of many rows. */
    public Connection connect(Service service) throws IOException {
        var database = stack.file().database(service);
        try {
            return DriverManager.getConnection(
                    database.url() + "?reWriteBatchedInserts=true", database.user(), database.password());
        } catch (SQLException e) {
            throw new IOException("the database of " + service.key() + " is not reached", e);
        }
    }

    /** Returns the number that a query of one number answers. */
    public long number(Service service, String sql) throws IOException {
        try (var statement = asking(service).createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IOException("the database of " + service.key() + " did not answer", e);
        }
    }

    private Connection asking(Service service) throws IOException {
        var kept = asking.get(service);
        if (kept == null) {
            kept = connect(service);
            asking.put(service, kept);
        }
        return kept;
    }

    /** Executes statements in a service's database. */
    public void execute(Service service, String sql) throws IOException {
        try (var connection = connect(service);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException("the database of " + service.key() + " refused", e);
        }
    }

    /** Lets a process do nothing until {@link #goOn}: it keeps what its compilers know. */
    public void halt(Service service) throws IOException, InterruptedException {
        signal(service, "-STOP");
    }

    /** Lets a halted process go on. */
    public void goOn(Service service) throws IOException, InterruptedException {
        signal(service, "-CONT");
    }

    private void signal(Service service, String signal) throws IOException, InterruptedException {
        var pid = Long.toString(stack.handle(service).pid());
        if (new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor() != 0) {
            throw new IOException(service.module() + " took no " + signal);
        }
    }

    /** Something to wait for. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it has come. */
        boolean holds() throws IOException, InterruptedException;
    }

    /**
     * Waits until something holds.
     *
     * @return the seconds that it took
     * @throws IOException when it does not hold for that long, or a service died
     */
    public double await(String what, Duration limit, Condition condition) throws IOException, InterruptedException {
        return await(what, limit, POLL, condition);
    }

    /** The same for a condition that costs something to look at: at intervals of the poll. */
    public double await(String what, Duration limit, Duration poll, Condition condition)
            throws IOException, InterruptedException {
        var start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new IOException(what + " did not happen within " + limit.toSeconds() + " s");
            }
            if (stack.death().isDone()) {
                throw new IOException(stack.death().join());
            }
            LockSupport.parkNanos(poll.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Begins to count what a service costs. */
    public Costs costs(Service service) throws IOException, InterruptedException {
        return Costs.from(this, service);
    }

    /** Returns how it is measured. */
    public Bench bench() {
        return bench;
    }

    @Override
    public void close() {
        events.close();
        for (var connection : asking.values()) {
            try {
                connection.close();
            } catch (SQLException e) {
                bench.say().accept("a connection could not be closed: " + e.getMessage());
            }
        }
        stack.close();
        Stacks.reset(plan, bench.say());
    }
}
