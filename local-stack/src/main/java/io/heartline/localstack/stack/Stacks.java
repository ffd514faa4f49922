package io.heartline.localstack.stack;

import io.heartline.testing.EmbeddedPostgres.Database;
import io.heartline.testing.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

/** Starts stacks. */
public final class Stacks {
    /** The file with further keys, in the data directory. */
    static final String KEYS = "api-keys";

    private static final int PARTITIONS = 3;
    private static final int SECRET_BYTES = 24;
    private static final String ROLES = "ingest+read+operate+contact+admin";

    private final StackPlan plan;
    private final Consumer<String> say;
    private final Leftovers leftovers;
    private final Closing closing = new Closing();

    private Stacks(StackPlan plan, Consumer<String> say) {
        this.plan = plan;
        this.say = say;
        this.leftovers = new Leftovers(plan.dataDirectory(), say);
    }

    /**
     * Starts everything and waits until every service is ready. Should this JVM be told to end, it stops the stack.
     *
     * @param say told in short sentences what happens
     * @throws StackException when something does not start; nothing is left running then
     */
    public static RunningStack start(StackPlan plan, Consumer<String> say) throws InterruptedException {
        return start(plan, InProcess::start, say);
    }

    /** Starts everything, as {@link #start(StackPlan, Consumer)} does, on another infrastructure. */
    public static RunningStack start(StackPlan plan, Infrastructure.Start infrastructure, Consumer<String> say)
            throws InterruptedException {
        var stacks = new Stacks(plan, say);
        Runtime.getRuntime().addShutdownHook(new Thread(stacks.closing::close, "stop-stack"));
        try {
            return stacks.start(infrastructure);
        } catch (RuntimeException | InterruptedException e) {
            stacks.closing.close();
            throw e;
        }
    }

    /**
     * Forgets everything a stack has stored.
     *
     * @throws StackException when it is running
     */
    public static void reset(StackPlan plan, Consumer<String> say) {
        if (!Files.exists(plan.dataDirectory())) {
            return;
        }
        var stacks = new Stacks(plan, say);
        try (var lock = stacks.closing) {
            lock.addFirst(stacks.lock());
            stacks.leftovers.end();
            delete(plan.dataDirectory());
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }

    private RunningStack start(Infrastructure.Start infrastructure) throws InterruptedException {
        var logs = directory("logs");
        closing.addFirst(lock());
        StackFile.delete(plan.dataDirectory());
        leftovers.end();
        requireBuilt();
        var ports = plan.fixedPorts() ? Ports.fixed() : Ports.free();
        say.accept("Starting PostgreSQL and Kafka ...");
        var ground = infrastructure.on(plan);
        closing.addFirst(ground);
        ground.createTopics(PARTITIONS);
        var file = file(ports, ground);
        var secrets = StackSecrets.of(plan.dataDirectory());
        makeKeysFile();
        say.accept("Starting the services ...");
        var stack = new RunningStack(plan, file, leftovers, closing);
        closing.addFirst(stack::stopServices);
        for (var service : Service.values()) {
            stack.launch(
                    service,
                    new Launch(
                            plan.program(service),
                            logs.resolve(service.module() + ".log"),
                            ports.management(service),
                            environment(service, ports, file, ground, secrets),
                            Map.of(),
                            false));
        }
        stack.awaitReady();
        file.write(plan.dataDirectory());
        closing.addFirst(() -> StackFile.delete(plan.dataDirectory()));
        return stack;
    }

    /** Two launches on one directory would fight over its data. */
    private AutoCloseable lock() {
        var file = plan.dataDirectory().resolve("lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StackException("a stack is already running on " + plan.dataDirectory()
                        + ": use it, or stop it first with Ctrl-C where it runs");
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private void requireBuilt() {
        for (var service : Service.values()) {
            var jar = service.jar(plan.projectRoot());
            if (!Files.exists(jar)) {
                throw new StackException(jar + " is missing: build it with ./mvnw package -DskipTests -Dquick");
            }
        }
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(plan.dataDirectory().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + name + " in " + plan.dataDirectory(), e);
        }
    }

    private static StackFile file(Ports ports, Infrastructure ground) {
        var urls = new EnumMap<Service, URI>(Service.class);
        var databases = new EnumMap<Service, Database>(Service.class);
        for (var service : Service.values()) {
            urls.put(service, URI.create("http://127.0.0.1:" + ports.http(service)));
            databases.put(service, ground.database(service.key(), secret()));
        }
        return new StackFile(urls, secret(), ground.kafka(), databases);
    }

    private Map<String, String> environment(
            Service service, Ports ports, StackFile file, Infrastructure ground, StackSecrets secrets) {
        var database = file.database(service);
        var environment = new HashMap<>(Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(ports.http(service))),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(service))),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", database.url()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", database.user()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", database.password()),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", file.kafka()),
                // The receivers of this stack are on this machine.
                Map.entry("HEARTLINE_DELIVERY_ALLOW_PRIVATE_ADDRESSES", "true"),
                Map.entry("HEARTLINE_SUBSCRIPTIONS_ALLOW_PRIVATE_ADDRESSES", "true"),
                Map.entry("HEARTLINE_SESSION_KEY", secrets.sessions()),
                Map.entry("HEARTLINE_ACCESS_API_KEYS", TestKeys.entry("stack", file.apiKey(), ROLES, "*"))));
        if (plan.images().isEmpty()) {
            // A container does not see this machine's files.
            environment.put(
                    "HEARTLINE_ACCESS_API_KEYS_FILE",
                    plan.dataDirectory().resolve(KEYS).toAbsolutePath().toString());
        }
        for (var owner : Service.values()) {
            environment.put(
                    "HEARTLINE_CONSOLE_" + owner.name() + "_URL",
                    file.url(owner).toString());
        }
        if (service == Service.INGESTION) {
            environment.putAll(ingestion(file, secrets));
        }
        environment.putAll(ground.environment(service, file));
        return environment;
    }

    private Map<String, String> ingestion(StackFile file, StackSecrets secrets) {
        return Map.ofEntries(
                Map.entry("HEARTLINE_SECRETS_KEY", secrets.storage()),
                Map.entry("HEARTLINE_IDENTITY_KEYS", "stack:" + secrets.identity()),
                Map.entry("HEARTLINE_PRIVACY_TOMBSTONE_KEYS", secrets.tombstones()),
                Map.entry("HEARTLINE_ALERTING_URL", file.url(Service.ALERTING).toString()),
                Map.entry("HEARTLINE_ALERTING_API_KEY", file.apiKey()),
                Map.entry(
                        "HEARTLINE_EXPORT_SCORING_URL",
                        file.url(Service.SCORING).toString()),
                Map.entry(
                        "HEARTLINE_EXPORT_METRICS_URL",
                        file.url(Service.METRICS).toString()),
                Map.entry("HEARTLINE_EXPORT_API_KEY", file.apiKey()),
                Map.entry(
                        "HEARTLINE_SURVEYS_PUBLIC_URL",
                        file.url(Service.INGESTION).toString()),
                // So are the servers that sources lead to.
                Map.entry("HEARTLINE_CONNECTORS_ALLOW_PRIVATE_ADDRESSES", "true"),
                Map.entry(
                        "HEARTLINE_CONNECTORS_FOLDER_ROOT",
                        directory("inbox").toAbsolutePath().toString()));
    }

    /** Whoever wants to try keys of their own adds them here. */
    private void makeKeysFile() {
        var file = plan.dataDirectory().resolve(KEYS);
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, "# Further API keys, a line each: name:sha256:roles:brands[:expires]\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + file, e);
        }
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
