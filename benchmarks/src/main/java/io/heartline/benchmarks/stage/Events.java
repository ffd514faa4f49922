package io.heartline.benchmarks.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.EventJson;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of a stack. */
public final class Events implements AutoCloseable {
    /** As many as the topics of the stack have. */
    private static final int PARTITIONS = 3;

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    Events(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5, "batch.size", 262_144),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * An event as it goes over the wire.
     *
     * @param key of its partition
     * @param value in JSON
     */
    public record Wire(String key, byte[] value) {
        /** Of an interaction. */
        public static Wire of(Interaction interaction) {
            return new Wire(interaction.customerId().toString(), EventJson.write(interaction));
        }

        /** Of a scored one. */
        public static Wire of(ScoredInteraction scored) {
            return new Wire(scored.customerId().toString(), EventJson.write(scored));
        }

        /** Of a scored one that happened at another time. */
        public static Wire of(ScoredInteraction scored, Instant at) {
            try {
                var moved = EventJson.read(EventJson.write(scored), ObjectNode.class);
                moved.put("occurredAt", EventJson.text(at)).put("receivedAt", EventJson.text(at));
                return new Wire(scored.customerId().toString(), EventJson.write(moved));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("an event that was just written is not read", e);
            }
        }
    }

    /** Makes a topic unless it is there. */
    public void create(String topic) throws IOException, InterruptedException {
        try {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IOException("the topic " + topic + " could not be made", e);
            }
        }
    }

    /** Publishes events, each under an id of its own; returns when the broker has all of them. */
    public void publish(String topic, List<Wire> events) throws IOException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
        for (var event : events) {
            var outgoing = new ProducerRecord<>(topic, event.key(), event.value());
            outgoing.headers().add("ce_id", Ids.next().toString().getBytes(StandardCharsets.UTF_8));
            sent.add(producer.send(outgoing));
        }
        producer.flush();
        try {
            for (var one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the broker did not take an event", e);
        }
    }

    /** Returns how many events a topic has had. */
    public long count(String topic) throws IOException, InterruptedException {
        return ends(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns where each partition of a topic ends. */
    public Map<TopicPartition, Long> ends(String topic) throws IOException, InterruptedException {
        Set<TopicPartition> partitions = new HashSet<>();
        for (var number = 0; number < PARTITIONS; number++) {
            partitions.add(new TopicPartition(topic, number));
        }
        try {
            var offsets = admin.listOffsets(partitions.stream()
                            .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest())))
                    .all()
                    .get();
            return offsets.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (ExecutionException e) {
            throw new IOException("the broker does not say where " + topic + " ends", e);
        }
    }

    /** Returns the bytes of all topics of the contracts. */
    long bytes() throws IOException, InterruptedException {
        var names = Arrays.stream(Topic.values()).map(Topic::wire).collect(Collectors.toSet());
        try {
            return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
                    .flatMap(broker -> broker.values().stream())
                    .flatMap(directory -> directory.replicaInfos().entrySet().stream())
                    .filter(replica -> names.contains(replica.getKey().topic()))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        } catch (ExecutionException e) {
            throw new IOException("the broker does not say how large the topics are", e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
