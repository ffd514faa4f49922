package io.heartline.platform.inbox;

import io.heartline.contracts.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed because of what it says.
 *
 * @param id of the dead letter
 * @param channel who could not process it
 * @param origin where it was read
 * @param key its partition key
 * @param headers its headers
 * @param value its value
 * @param reason why, in one line
 */
record DeadLetter(
        UUID id,
        String channel,
        Origin origin,
        @Nullable String key,
        Map<String, String> headers,
        byte @Nullable [] value,
        String reason) {
    /** A place in Kafka. */
    record Origin(String topic, int partition, long offset) {}

    static DeadLetter of(String channel, ConsumerRecord<String, byte[]> culprit, String reason) {
        var key = culprit.key() == null ? null : KafkaHeaders.storable(culprit.key());
        var origin = new Origin(culprit.topic(), culprit.partition(), culprit.offset());
        return new DeadLetter(
                Ids.next(),
                channel,
                origin,
                key,
                KafkaHeaders.storable(culprit.headers()),
                culprit.value(),
                KafkaHeaders.storable(reason));
    }

    ConsumerRecord<String, byte[]> toRecord() {
        var again = new ConsumerRecord<String, byte[]>(origin.topic(), origin.partition(), origin.offset(), key, value);
        headers.forEach((name, text) -> again.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return again;
    }
}
