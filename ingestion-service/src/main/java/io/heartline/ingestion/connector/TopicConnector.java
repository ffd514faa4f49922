package io.heartline.ingestion.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.platform.outbound.Addresses;
import io.heartline.platform.outbound.PrivateAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of the user's own.
 *
 * <p>The offsets of the cursor are the truth, since they are stored together with the records. The group's offsets
 * follow at the next reading, so that the user's own tools show how far we are; they are never ahead of what is stored.
 *
 * <p>Kafka's client resolves names itself. The addresses of the bootstrap servers and of every broker are looked at
 * before they are read from, which catches whatever is set up wrongly; a name server that answers differently each time
 * is not caught, and such clusters should not be entered.
 */
final class TopicConnector implements Connector {
    private static final int RECORDS_MAX = 500;
    private static final int SERVERS_MAX = 20;
    private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");
    private static final Duration FIRST_POLL = Duration.ofSeconds(5);

    private final ConnectorConfig config;
    private final ObjectMapper json;

    TopicConnector(ConnectorConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    @Override
    public Portion read(ObjectNode cursor, Settings settings) throws IOException {
        var servers = settings.required("bootstrapServers");
        checkServers(servers);
        var topic = settings.required("topic");
        try (var consumer = new KafkaConsumer<byte[], byte[]>(properties(servers, settings))) {
            var partitions = consumer.partitionsFor(topic, config.timeout());
            if (partitions == null || partitions.isEmpty()) {
                throw new PullFailure("The cluster has no topic of this name.");
            }
            for (var partition : partitions) {
                for (var broker : partition.replicas()) {
                    checkBroker(broker);
                }
            }
            var assigned = partitions.stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(assigned);
            var offsets = offsets(cursor, assigned, consumer, settings);
            commit(consumer, cursor, assigned);
            return portion(consumer, assigned, offsets);
        } catch (KafkaException e) {
            throw new PullFailure("The topic cannot be read: " + e.getClass().getSimpleName() + ".", e);
        }
    }

    private void checkServers(String servers) throws IOException {
        var addresses = servers.split(",", -1);
        if (addresses.length > SERVERS_MAX) {
            throw new PullFailure("pull.bootstrapServers has more than " + SERVERS_MAX + " entries.");
        }
        for (var address : addresses) {
            int colon = address.lastIndexOf(':');
            if (colon < 1) {
                throw new PullFailure("pull.bootstrapServers is not host:port, separated by commas.");
            }
            checkHost(address.substring(0, colon).strip());
        }
    }

    private void checkBroker(@Nullable Node broker) throws IOException {
        if (broker != null && broker.host() != null && !broker.host().isEmpty()) {
            checkHost(broker.host());
        }
    }

    private void checkHost(String host) throws IOException {
        if (config.allowPrivateAddresses()) {
            return;
        }
        for (var address : InetAddress.getAllByName(host)) {
            if (Addresses.isPrivate(address)) {
                throw new PrivateAddress(host);
            }
        }
    }

    /** Only what is named here can be set: among the client's own properties are some that run code. */
    private Properties properties(String servers, Settings settings) throws PullFailure {
        var properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(
                ConsumerConfig.GROUP_ID_CONFIG,
                settings.optional("groupId", "heartline-" + settings.defaults().source()));
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(RECORDS_MAX));
        properties.put(
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                Long.toString(config.bodyMax().asLongValue()));
        properties.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Long.toString(config.timeout().toMillis()));
        properties.put(
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Long.toString(config.timeout().toMillis()));
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        var mechanism = settings.optional("mechanism");
        boolean tls = !"none".equals(settings.optional("tls", "implicit"));
        properties.put(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                (mechanism == null ? "" : "SASL_") + (tls ? "SSL" : "PLAINTEXT"));
        if (mechanism != null) {
            if (!MECHANISMS.contains(mechanism) || settings.secret() == null) {
                throw new PullFailure("pull.mechanism is none of " + MECHANISMS + ", or the source has no secret.");
            }
            properties.put(SaslConfigs.SASL_MECHANISM, mechanism);
            properties.put(
                    SaslConfigs.SASL_JAAS_CONFIG, login(mechanism, settings.required("user"), settings.secret()));
        }
        return properties;
    }

    private static String login(String mechanism, String user, String password) {
        var module = mechanism.equals("PLAIN")
                ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                : "org.apache.kafka.common.security.scram.ScramLoginModule";
        return module + " required username=" + quoted(user) + " password=" + quoted(password) + ";";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Map<TopicPartition, Long> offsets(
            ObjectNode cursor, List<TopicPartition> partitions, Consumer<byte[], byte[]> consumer, Settings settings) {
        var unknown = partitions.stream()
                .filter(partition -> !cursor.path("offsets").has(Integer.toString(partition.partition())))
                .toList();
        // Partitions that are added later are always read from their beginning
        boolean latest = "latest".equals(settings.optional("from")) && unknown.size() == partitions.size();
        var ends = latest ? consumer.endOffsets(unknown) : consumer.beginningOffsets(unknown);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (var partition : partitions) {
            var known = cursor.path("offsets").path(Integer.toString(partition.partition()));
            long offset = known.isNumber() ? known.asLong() : ends.getOrDefault(partition, 0L);
            offsets.put(partition, offset);
            consumer.seek(partition, offset);
        }
        return offsets;
    }

    private static void commit(Consumer<byte[], byte[]> consumer, ObjectNode cursor, List<TopicPartition> partitions)
            throws PullFailure {
        var stored = partitions.stream()
                .filter(partition -> cursor.path("offsets").has(Integer.toString(partition.partition())))
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> new OffsetAndMetadata(cursor.path("offsets")
                                .path(Integer.toString(partition.partition()))
                                .asLong())));
        try {
            if (!stored.isEmpty()) {
                consumer.commitSync(stored);
            }
        } catch (CommitFailedException e) {
            throw new PullFailure("Others read in this consumer group: name one of its own in pull.groupId.", e);
        }
    }

    private Portion portion(
            Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Map<TopicPartition, Long> offsets) {
        var ends = consumer.endOffsets(partitions);
        List<JsonNode> items = new ArrayList<>();
        boolean behind = partitions.stream().anyMatch(partition -> end(offsets, partition) < end(ends, partition));
        if (behind) {
            for (var record : consumer.poll(FIRST_POLL)) {
                if (record.value() != null) {
                    items.add(payload(record));
                }
            }
        }
        var position = JsonNodeFactory.instance.objectNode();
        var reached = position.putObject("offsets");
        boolean more = false;
        for (var partition : partitions) {
            long at = consumer.position(partition);
            reached.put(Integer.toString(partition.partition()), at);
            more |= at < end(ends, partition);
        }
        return Portion.of(items, position, more);
    }

    private static long end(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    /** The record's JSON; what is none is kept as it is, and shown among what was rejected. */
    private JsonNode payload(ConsumerRecord<byte[], byte[]> record) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(record.value()))
                    .toString();
            var payload = json.readTree(text);
            return payload.isObject() ? payload : unreadable(record, "The record is no JSON object.");
        } catch (CharacterCodingException | JsonProcessingException e) {
            return unreadable(record, "The record is not JSON in UTF-8.");
        }
    }

    private static ObjectNode unreadable(ConsumerRecord<byte[], byte[]> record, String why) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("topic", record.topic())
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("unreadable", why);
    }
}
