package io.heartline.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.contracts.EventJson;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Reads and writes topics as other services would. */
public final class Topics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    /** Topics of the broker at this host and port. */
    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends an event under a new id, and returns the id. */
    public UUID send(Topic topic, Object key, Object event) {
        var id = Ids.next();
        send(topic, key, event, id);
        return id;
    }

    /** Sends an event under this id: the same id again is a redelivery. */
    public void send(Topic topic, Object key, Object event, UUID id) {
        sendRaw(topic.wire(), key.toString(), EventJson.write(event), Map.of("ce_id", id.toString()));
    }

    /** Sends bytes with headers, whatever they say; no value is a tombstone. */
    public void sendRaw(String topic, String key, byte @Nullable [] value, Map<String, String> headers) {
        var outgoing = new ProducerRecord<String, byte[]>(topic, key, value);
        headers.forEach((name, text) -> outgoing.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(outgoing).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a record of a test", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        }
    }

    /** All records that a topic holds now, partition by partition. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            while (partitions.stream().anyMatch(p -> consumer.position(p, PATIENCE) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /** All events that a topic holds now, tombstones left out. */
    public <T> List<T> read(Topic topic, Class<T> type) {
        return read(topic.wire()).stream()
                .filter(incoming -> incoming.value() != null)
                .map(incoming -> parse(incoming.value(), type))
                .toList();
    }

    /** The text of a header; an empty text if there is none. */
    public static String header(ConsumerRecord<String, byte[]> incoming, String name) {
        return StreamSupport.stream(incoming.headers().headers(name).spliterator(), false)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static <T> T parse(byte[] value, Class<T> type) {
        try {
            return EventJson.read(value, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a topic holds what is no " + type.getSimpleName(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
