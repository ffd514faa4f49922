package io.heartline.testing;

import io.heartline.contracts.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker, its own controller, in this process on 127.0.0.1. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String CLUSTER_ID =
            Uuid.fromString("aGVhcnRsaW5laGVhcnRsaQ").toString();

    /** How clients log in to a secured broker. */
    static final String MECHANISM = "SCRAM-SHA-512";

    private final KafkaRaftServer server;
    private final int port;
    private final int securedPort;
    private final @Nullable Path temporary;

    private EmbeddedKafka(KafkaRaftServer server, int port, int securedPort, @Nullable Path temporary) {
        this.server = server;
        this.port = port;
        this.securedPort = securedPort;
        this.temporary = temporary;
    }

    /**
     * What a secured broker needs.
     *
     * @param certificate it proves itself with
     * @param user who may log in
     * @param password of the user
     */
    private record Security(TestCertificate certificate, String user, String password) {}

    /**
     * A further way to the broker.
     *
     * @param name capital letters
     * @param port that the broker listens on
     * @param advertised the port that clients which come this way are told to go on with, such as that of a proxy
     */
    public record Door(String name, int port, int advertised) {}

    /** Starts a broker whose data goes with it, on a free port. */
    public static EmbeddedKafka temporary() {
        try {
            var directory = Files.createTempDirectory("heartline-kafka");
            return start(directory, 0, directory, null, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory", e);
        }
    }

    /** Starts a broker whose data goes with it, which besides has a port with TLS and a log-in. */
    static EmbeddedKafka secured(TestCertificate certificate, String user, String password) {
        try {
            var directory = Files.createTempDirectory("heartline-kafka");
            return start(directory, 0, directory, new Security(certificate, user, password), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory", e);
        }
    }

    /** Starts a broker whose data stays in a directory; {@code port} 0 means any free one. */
    public static EmbeddedKafka persistent(Path directory, int port) {
        return start(directory, port, null, null, List.of());
    }

    /** Starts a broker whose data stays in a directory, with further ways to it. */
    public static EmbeddedKafka persistent(Path directory, int port, List<Door> doors) {
        return start(directory, port, null, null, doors);
    }

    private static EmbeddedKafka start(
            Path directory, int port, @Nullable Path temporary, @Nullable Security security, List<Door> doors) {
        var ports = freePorts(3);
        int brokerPort = port == 0 ? ports.get(0) : port;
        var settings = settings(directory, brokerPort, ports.get(1));
        if (security != null) {
            secure(settings, ports.get(2), security);
        }
        for (var door : doors) {
            listen(settings, door, "PLAINTEXT");
        }
        format(directory, ports.get(1), security);
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, brokerPort, ports.get(2), temporary);
    }

    /** Adds a listener with TLS and SCRAM. */
    private static void secure(Properties settings, int port, Security security) {
        listen(settings, new Door("SECURED", port, port), "SASL_SSL");
        var prefix = "listener.name.secured.";
        settings.put(prefix + "ssl.keystore.type", "PKCS12");
        settings.put(
                prefix + "ssl.keystore.location",
                security.certificate().keyStore().toString());
        settings.put(prefix + "ssl.keystore.password", TestCertificate.PASSWORD);
        settings.put(prefix + "ssl.key.password", TestCertificate.PASSWORD);
        settings.put("sasl.enabled.mechanisms", MECHANISM);
        settings.put(
                prefix + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    }

    private static void listen(Properties settings, Door door, String protocol) {
        add(settings, "listeners", door.name() + "://127.0.0.1:" + door.port());
        add(settings, "advertised.listeners", door.name() + "://127.0.0.1:" + door.advertised());
        add(settings, "listener.security.protocol.map", door.name() + ":" + protocol);
    }

    private static void add(Properties settings, String list, String item) {
        settings.merge(list, "," + item, (all, one) -> all + (String) one);
    }

    /** The setting by which a client logs in. */
    static String logIn(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    private static Properties settings(Path directory, int brokerPort, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry(
                        "listeners", "BROKER://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "BROKER://127.0.0.1:" + brokerPort),
                Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "BROKER"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("num.partitions", "1"),
                Map.entry("auto.create.topics.enable", "true"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("message.max.bytes", "2097152"),
                Map.entry("controller.quorum.election.timeout.ms", "200"),
                Map.entry("broker.heartbeat.interval.ms", "200")));
        return settings;
    }

    /** A directory that was formatted before stays as it is. */
    private static void format(Path directory, int controllerPort, @Nullable Security security) {
        try {
            Files.createDirectories(directory);
            var users = security == null
                    ? List.<String>of()
                    : List.of(MECHANISM + "=[name=" + security.user() + ",password=" + security.password() + "]");
            new Formatter()
                    .setScramArguments(users)
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(1)
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setUnstableFeatureVersionsEnabled(false)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's directory could not be formatted, port " + controllerPort, e);
        }
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        } finally {
            sockets.forEach(EmbeddedKafka::closeQuietly);
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a probed port could not be given back", e);
        }
    }

    /** Host and port of the broker. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Host and port of the broker's listener with TLS and a log-in. */
    String securedServers() {
        return "127.0.0.1:" + securedPort;
    }

    /** Makes every topic of the contracts that is not there yet, with its retention or compaction. */
    public void createTopics(int partitions) {
        createTopics(bootstrapServers(), partitions);
    }

    /** Makes them on the broker at this host and port. */
    public static void createTopics(String bootstrapServers, int partitions) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (var topic : Topic.values()) {
                create(admin, topic, partitions);
            }
        }
    }

    private static void create(Admin admin, Topic topic, int partitions) {
        var retention = topic.retention();
        var settings = new HashMap<String, String>();
        settings.put("cleanup.policy", retention == null ? "compact" : "delete");
        settings.put("segment.ms", Long.toString(Topic.SEGMENT_AGE_MAX.toMillis()));
        settings.put("max.compaction.lag.ms", Long.toString(Topic.COMPACTION_LAG_MAX.toMillis()));
        if (retention != null) {
            settings.put("retention.ms", Long.toString(retention.toMillis()));
        }
        try {
            admin.createTopics(List.of(new NewTopic(topic.wire(), partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the topic " + topic.wire() + " could not be made", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        if (temporary != null) {
            delete(temporary);
        }
    }

    /** Deepest first, since only empty directories go. */
    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary directory of Kafka could not be deleted", e);
        }
    }
}
