package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.Topic;
import io.heartline.localstack.load.ImportRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What the topic of interactions says about the rows of a file. An event may be there more than once, always about the
 * same record.
 *
 * @param events how many there are
 * @param rows how many rows they are about
 * @param ids how many records they are about
 */
record PublishedRows(long events, int rows, int ids) {
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The parts of an event that matter here. */
    private record Event(UUID id, String externalId) {}

    /** Reads the topic from its beginning to its end now. */
    static PublishedRows read(String kafka, int rows) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.INTERACTIONS.wire()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var left = new HashMap<>(consumer.endOffsets(partitions));
            left.values().removeIf(end -> end == 0);
            var seen = new BitSet(rows);
            var idOfRow = new long[2 * rows];
            long events = 0;
            var others = 0;
            while (!left.isEmpty()) {
                for (var received : consumer.poll(POLL)) {
                    var event = event(received.value());
                    var number = ImportRows.number(event.externalId());
                    if (seen.get(number)) {
                        others += isSame(idOfRow, number, event.id()) ? 0 : 1;
                    }
                    seen.set(number);
                    idOfRow[2 * number] = event.id().getMostSignificantBits();
                    idOfRow[2 * number + 1] = event.id().getLeastSignificantBits();
                    events++;
                }
                left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
            return new PublishedRows(events, seen.cardinality(), seen.cardinality() + others);
        }
    }

    private static boolean isSame(long[] idOfRow, int number, UUID id) {
        return idOfRow[2 * number] == id.getMostSignificantBits()
                && idOfRow[2 * number + 1] == id.getLeastSignificantBits();
    }

    private static Event event(byte[] value) {
        try {
            var json = JSON.readTree(value);
            return new Event(
                    UUID.fromString(json.path("id").asText()),
                    json.path("externalId").asText());
        } catch (IOException e) {
            throw new UncheckedIOException("an event is no JSON", e);
        }
    }
}
