package io.heartline.faults.ground;

import io.heartline.localstack.stack.FreePorts;
import io.heartline.localstack.stack.Infrastructure;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import io.heartline.localstack.stack.StackPlan;
import io.heartline.testing.EmbeddedKafka;
import io.heartline.testing.EmbeddedKafka.Door;
import io.heartline.testing.EmbeddedPostgres.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A broker and a database server in processes that can be ended, stopped and started again. Each service has a way of its
 * own to each of them, which can be cut; the oracle goes straight.
 */
public final class Grounds implements Infrastructure {
    private static final int BROKER_MEGABYTES = 1024;
    private static final int DATABASE_MEGABYTES = 2048;
    private static final int PORTS_A_SERVICE = 3;

    private final Volume brokerVolume;
    private final Volume databaseVolume;
    private final BrokerProcess broker;
    private final DatabaseServer database;
    private final int brokerPort;
    private final Map<Service, Proxy> toBroker = new EnumMap<>(Service.class);
    private final Map<Service, Proxy> toDatabase = new EnumMap<>(Service.class);
    private final Function<Service, Map<String, String>> settings;

    private Grounds(StackPlan plan, Function<Service, Map<String, String>> settings) {
        this.settings = settings;
        this.brokerVolume = Volume.at(brokerDirectory(plan), BROKER_MEGABYTES);
        this.databaseVolume = Volume.at(databaseDirectory(plan), DATABASE_MEGABYTES);
        var ports =
                FreePorts.take(2 + PORTS_A_SERVICE * Service.values().length).iterator();
        this.brokerPort = ports.next();
        int databasePort = ports.next();
        List<Door> doors = new ArrayList<>();
        for (var service : Service.values()) {
            var door = new Door(service.name(), ports.next(), ports.next());
            doors.add(door);
            toBroker.put(service, Proxy.start(door.advertised(), door.port()));
            toDatabase.put(service, Proxy.start(ports.next(), databasePort));
        }
        this.database = new DatabaseServer(databaseDirectory(plan), databasePort);
        this.broker = broker(plan, doors);
    }

    private BrokerProcess broker(StackPlan plan, List<Door> doors) {
        try {
            return new BrokerProcess(
                    brokerDirectory(plan), plan.dataDirectory().resolve("logs/broker.log"), brokerPort, doors);
        } catch (RuntimeException e) {
            database.stop();
            brokerVolume.close();
            databaseVolume.close();
            throw e;
        }
    }

    /**
     * Starts everything on the data directory of a plan.
     *
     * @param settings what each service is told besides, by variable of its environment
     */
    public static Grounds start(StackPlan plan, Function<Service, Map<String, String>> settings) {
        return new Grounds(plan, settings);
    }

    /** Takes away what a campaign that was killed has left on the data directory of a plan. */
    public static void release(StackPlan plan) {
        DatabaseServer.endLeftover(databaseDirectory(plan));
        Volume.release(brokerDirectory(plan));
        Volume.release(databaseDirectory(plan));
    }

    private static Path brokerDirectory(StackPlan plan) {
        return plan.dataDirectory().resolve("kafka");
    }

    private static Path databaseDirectory(StackPlan plan) {
        return plan.dataDirectory().resolve("postgres");
    }

    /** Returns the way of a service to the broker. */
    public Proxy toBroker(Service service) {
        return way(toBroker, service);
    }

    /** Returns the way of a service to its database. */
    public Proxy toDatabase(Service service) {
        return way(toDatabase, service);
    }

    private static Proxy way(Map<Service, Proxy> ways, Service service) {
        var way = ways.get(service);
        if (way == null) {
            throw new IllegalStateException("there is no way of " + service);
        }
        return way;
    }

    /** Returns the disk of the broker. */
    public Volume brokerVolume() {
        return brokerVolume;
    }

    /** Returns the disk of the database. */
    public Volume databaseVolume() {
        return databaseVolume;
    }

    /** Returns the processes of the broker. */
    public List<ProcessHandle> brokerProcesses() {
        return List.of(broker.handle());
    }

    /** Returns the processes of the database server. */
    public List<ProcessHandle> databaseProcesses() {
        return database.processes();
    }

    /** Ends the broker as a crash does. */
    public void killBroker() throws InterruptedException {
        broker.kill();
    }

    /** Ends the broker in order. */
    public void stopBroker() throws InterruptedException {
        broker.stop();
    }

    /** Starts the broker again on its directory. */
    public void restartBroker() {
        broker.restart();
    }

    /** Ends the database server as a crash does. */
    public void killDatabase() {
        database.kill();
    }

    /** Whether the database server runs. */
    public boolean isDatabaseAlive() {
        return database.isAlive();
    }

    /** Ends the database server in order. */
    public void stopDatabase() {
        database.stop();
    }

    /** Starts the database server again on its directory. */
    public void restartDatabase() {
        database.restart();
    }

    @Override
    public String kafka() {
        return "127.0.0.1:" + brokerPort;
    }

    @Override
    public Database database(String name, String password) {
        return database.server().database(name, password);
    }

    @Override
    public void createTopics(int partitions) {
        EmbeddedKafka.createTopics(kafka(), partitions);
    }

    @Override
    public Map<String, String> environment(Service service, StackFile file) {
        var environment = new HashMap<>(settings.apply(service));
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + toDatabase(service).port() + "/" + service.key());
        environment.put(
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + toBroker(service).port());
        return environment;
    }

    @Override
    public void close() {
        try {
            broker.kill();
            database.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            toBroker.values().forEach(Proxy::close);
            toDatabase.values().forEach(Proxy::close);
            brokerVolume.close();
            databaseVolume.close();
        }
    }
}
