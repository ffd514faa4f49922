package io.heartline.faults.fault;

import io.heartline.contracts.Topic;
import io.heartline.faults.ground.Grounds;
import io.heartline.faults.ground.Proxy;
import io.heartline.faults.ground.Signals;
import io.heartline.faults.receiver.Receivers;
import io.heartline.faults.receiver.Receivers.Manner;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Breaks things. */
public final class Faults {
    private static final List<Manner> BAD_MANNERS = List.of(Manner.FAILING, Manner.SILENT, Manner.LYING);
    private static final List<Duration> DELAYS =
            List.of(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(600));
    private static final Duration SECOND_STAYS = Duration.ofSeconds(2);

    private final RunningStack stack;
    private final Grounds grounds;
    private final Receivers receivers;
    private final Poisons poisons;

    /** Breaks this stack, its infrastructure and its receiver. */
    public Faults(RunningStack stack, Grounds grounds, Receivers receivers) {
        this.stack = stack;
        this.grounds = grounds;
        this.receivers = receivers;
        this.poisons = new Poisons(grounds.kafka());
    }

    /** Says why a fault cannot be injected here; empty if it can. */
    public Optional<String> obstacle(Fault fault) {
        return switch (fault.kind()) {
            case FULL_BROKER_DISK ->
                grounds.brokerVolume().isDisk() ? Optional.empty() : Optional.of("needs root and tmpfs");
            case FULL_DATABASE_DISK ->
                grounds.databaseVolume().isDisk() ? Optional.empty() : Optional.of("needs root and tmpfs");
            case CLOCK_JUMP -> Optional.of("needs faketime, which this campaign cannot use yet");
            case KILLED_SERVICE,
                    FROZEN_SERVICE,
                    TERMINATED_SERVICE,
                    KILLED_DATABASE,
                    FROZEN_DATABASE,
                    RESTARTED_DATABASE,
                    KILLED_BROKER,
                    FROZEN_BROKER,
                    RESTARTED_BROKER,
                    CUT_CONNECTIONS,
                    STALLED_CONNECTIONS,
                    SLOW_CONNECTIONS,
                    SECOND_INSTANCES,
                    POISON,
                    REDELIVERY,
                    BAD_RECEIVER -> Optional.empty();
        };
    }

    /** Returns how many records that nobody can read are on each topic. */
    public Map<Topic, Integer> poison() {
        return poisons.put();
    }

    /** Breaks something and leaves it so for as long as the fault lasts; returns how it is mended. */
    public Undo hold(Fault fault) throws InterruptedException {
        var undo = begin(fault);
        TimeUnit.NANOSECONDS.sleep(fault.lasts().toNanos());
        return undo;
    }

    private Undo begin(Fault fault) throws InterruptedException {
        var service = fault.service();
        return switch (fault.kind()) {
            case KILLED_SERVICE -> {
                stack.kill(service);
                yield () -> stack.restart(service);
            }
            case FROZEN_SERVICE -> frozen(List.of(stack.handle(service)));
            case TERMINATED_SERVICE -> {
                stack.stop(service);
                yield () -> stack.restart(service);
            }
            case KILLED_DATABASE -> {
                grounds.killDatabase();
                yield grounds::restartDatabase;
            }
            case FROZEN_DATABASE -> frozen(grounds.databaseProcesses());
            case RESTARTED_DATABASE -> {
                grounds.stopDatabase();
                yield grounds::restartDatabase;
            }
            case KILLED_BROKER -> {
                grounds.killBroker();
                yield grounds::restartBroker;
            }
            case FROZEN_BROKER -> frozen(grounds.brokerProcesses());
            case RESTARTED_BROKER -> {
                grounds.stopBroker();
                yield grounds::restartBroker;
            }
            case CUT_CONNECTIONS -> {
                var way = way(fault);
                way.cut();
                yield way::heal;
            }
            case STALLED_CONNECTIONS -> {
                var way = way(fault);
                way.hold();
                yield way::heal;
            }
            case SLOW_CONNECTIONS -> {
                var way = way(fault);
                way.delay(fault.choose(DELAYS));
                yield way::heal;
            }
            case SECOND_INSTANCES -> seconds(fault);
            case POISON -> {
                poisons.put(fault.choice());
                yield () -> {};
            }
            case REDELIVERY -> redelivery();
            case BAD_RECEIVER -> {
                receivers.behave(fault.choose(BAD_MANNERS));
                yield () -> receivers.behave(Manner.WELL);
            }
            case FULL_BROKER_DISK -> {
                grounds.brokerVolume().fill();
                yield this::mendBroker;
            }
            case FULL_DATABASE_DISK -> {
                grounds.databaseVolume().fill();
                yield this::mendDatabase;
            }
            case CLOCK_JUMP -> throw new IllegalArgumentException("clocks are not moved");
        };
    }

    private static Undo frozen(List<ProcessHandle> processes) {
        Signals.freeze(processes);
        return () -> Signals.thaw(processes);
    }

    private Proxy way(Fault fault) {
        return fault.choose(List.of(grounds.toBroker(fault.service()), grounds.toDatabase(fault.service())));
    }

    /** Further instances come, stay for seconds and go, each second one as in a crash. */
    private Undo seconds(Fault fault) throws InterruptedException {
        var deadline = System.nanoTime() + fault.lasts().toNanos();
        int came = fault.choice();
        do {
            var second = stack.startSecond(came % 2 == 0 ? Service.METRICS : Service.SCORING);
            TimeUnit.NANOSECONDS.sleep(SECOND_STAYS.toNanos());
            if (came / 2 % 2 == 0) {
                second.kill();
            } else {
                second.close();
            }
            came++;
        } while (System.nanoTime() < deadline);
        return () -> {};
    }

    /** A group can only be set back while nobody is in it. */
    private Undo redelivery() throws InterruptedException {
        together(service -> {
            stack.stop(service);
            Rewinding.rewind(grounds.kafka(), service.module());
        });
        return () -> together(stack::restart);
    }

    /** Something that is done with each service. */
    private interface Deed {
        void with(Service service) throws InterruptedException;
    }

    private static void together(Deed deed) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> deeds = new ArrayList<>();
            for (var service : Service.values()) {
                deeds.add(threads.submit(() -> {
                    deed.with(service);
                    return null;
                }));
            }
            for (var one : deeds) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("something failed with a service", e);
        }
    }

    /** A broker ends, or takes nothing any more, when it cannot write; it is started again once there is room. */
    private void mendBroker() throws InterruptedException {
        grounds.brokerVolume().empty();
        grounds.killBroker();
        grounds.restartBroker();
    }

    /** PostgreSQL bears a full disk unless it is its log that cannot be written. */
    private void mendDatabase() {
        grounds.databaseVolume().empty();
        if (!grounds.isDatabaseAlive()) {
            grounds.restartDatabase();
        }
    }
}
