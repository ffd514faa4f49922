package io.heartline.benchmarks.stage;

import io.heartline.localstack.load.ResidentMemory;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a service, its database and the topics spend from one moment to another. */
public final class Costs {
    /** Milliseconds of a processor in the service, for each event. */
    public static final String SERVICE = "service CPU ms/event";

    /** Milliseconds of a processor in PostgreSQL, for each event. */
    public static final String DATABASE = "database CPU ms/event";

    /** By how much the database grew, for each event. */
    public static final String DATABASE_BYTES = "database bytes/event";

    /** By how much the topics grew, for each event. */
    public static final String TOPIC_BYTES = "topic bytes/event";

    private static final int MEGABYTE = 1_000_000;

    private final Stage stage;
    private final Service service;
    private final Now before;

    private Costs(Stage stage, Service service, Now before) {
        this.stage = stage;
        this.service = service;
        this.before = before;
    }

    private record Now(double serviceMillis, double databaseMillis, long databaseBytes, long topicBytes) {}

    static Costs from(Stage stage, Service service) throws IOException, InterruptedException {
        return new Costs(stage, service, now(stage, service));
    }

    private static Now now(Stage stage, Service service) throws IOException, InterruptedException {
        var postmaster = Files.readAllLines(stage.stack().dataDirectory().resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip();
        return new Now(
                CpuTime.millis(stage.stack().handle(service).pid()),
                CpuTime.millisWithChildren(Long.parseLong(postmaster)),
                stage.number(service, "select pg_database_size(current_database())"),
                stage.events().bytes());
    }

    /** Returns what was spent since, for each of so many events; and the most memory the service has had, in MB. */
    public Map<String, Double> each(int events) throws IOException, InterruptedException {
        var after = now(stage, service);
        Map<String, Double> costs = new LinkedHashMap<>();
        costs.put(SERVICE, (after.serviceMillis - before.serviceMillis) / events);
        costs.put(DATABASE, (after.databaseMillis - before.databaseMillis) / events);
        costs.put(DATABASE_BYTES, (double) (after.databaseBytes - before.databaseBytes) / events);
        costs.put(TOPIC_BYTES, (double) (after.topicBytes - before.topicBytes) / events);
        costs.put("MB resident", (double) ResidentMemory.highest(stage.stack().handle(service)) / MEGABYTE);
        return costs;
    }
}
