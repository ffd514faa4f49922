package io.heartline.testing;

import io.heartline.contracts.EventJson;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes many events as a service would, each under an id of its own, without waiting for each. */
public final class Publisher implements AutoCloseable {
    private static final int LINGER_MILLIS = 20;
    private static final int BATCH_BYTES = 262_144;

    private final KafkaProducer<String, byte[]> producer;
    private volatile @Nullable Exception failure;

    /** To the broker at this host and port. */
    public Publisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        LINGER_MILLIS,
                        "batch.size",
                        BATCH_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Hands an event over; whether the broker took it is told by {@link #close}. */
    public void send(Topic topic, Object key, Object event) {
        var outgoing = new ProducerRecord<>(topic.wire(), key.toString(), EventJson.write(event));
        outgoing.headers().add("ce_id", Ids.next().toString().getBytes(StandardCharsets.UTF_8));
        var unused = producer.send(outgoing, (metadata, problem) -> {
            if (problem != null) {
                failure = problem;
            }
        });
    }

    /**
     * Waits until all events are with the broker.
     *
     * @throws IllegalStateException if one of them is not
     */
    @Override
    public void close() {
        producer.close();
        if (failure != null) {
            throw new IllegalStateException("the broker did not take an event", failure);
        }
    }
}
