package io.heartline.benchmarks.row;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.benchmarks.stage.Stage;
import io.heartline.contracts.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Notes, in a thread of its own, when an interaction was first seen on the topics behind it. */
final class Trails implements AutoCloseable {
    private static final Duration POLLED_FOR = Duration.ofMillis(200);

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Long> scored = new ConcurrentHashMap<>();
    private final Map<UUID, Long> standing = new ConcurrentHashMap<>();
    private final Map<String, UUID> customers = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread = Thread.ofPlatform().name("trails").unstarted(this::run);

    private Trails(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Follows what is published from now on. */
    static Trails follow(Stage stage) throws IOException, InterruptedException {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", stage.stack().file().kafka(), "fetch.max.wait.ms", 10),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var ends = stage.events().ends(Topic.SCORED_INTERACTIONS.wire());
        ends.putAll(stage.events().ends(Topic.CUSTOMER_STANDINGS.wire()));
        consumer.assign(List.copyOf(ends.keySet()));
        ends.forEach(consumer::seek);
        var trails = new Trails(consumer);
        trails.thread.start();
        return trails;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var polled = consumer.poll(POLLED_FOR);
                var now = System.nanoTime();
                polled.forEach(one -> note(one, now));
            }
        } catch (WakeupException e) {
            // It is closed
        } finally {
            consumer.close();
        }
    }

    private void note(ConsumerRecord<String, byte[]> one, long now) {
        var customer = UUID.fromString(one.key());
        if (one.topic().equals(Topic.CUSTOMER_STANDINGS.wire())) {
            standing.putIfAbsent(customer, now);
            return;
        }
        try {
            var externalId = json.readTree(one.value()).path("externalId").asText();
            customers.put(externalId, customer);
            scored.putIfAbsent(externalId, now);
        } catch (IOException e) {
            throw new IllegalStateException("a scored interaction is no JSON", e);
        }
    }

    /** Returns how many interactions were seen scored. */
    int scored() {
        return scored.size();
    }

    /** Returns when an interaction was seen scored, in nanoseconds of {@link System#nanoTime}; 0 if it was not. */
    long scoredAt(String externalId) {
        return scored.getOrDefault(externalId, 0L);
    }

    /** Returns when the standing of its customer was first seen; 0 if it was not. */
    long standingAt(String externalId) {
        var customer = customers.get(externalId);
        return customer == null ? 0 : standing.getOrDefault(customer, 0L);
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
