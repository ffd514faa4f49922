package io.heartline.platform.outbox;

import io.heartline.contracts.EventJson;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out: a CloudEvent of version 1.0 in binary mode.
 *
 * @param id the event's id, by which consumers know it again
 * @param topic the name of the topic
 * @param key the partition key
 * @param headers all headers, without {@code ce_source}, which is the service's
 * @param value the data; null for a tombstone
 */
public record OutgoingEvent(UUID id, String topic, String key, Map<String, String> headers, byte @Nullable [] value) {
    /** An event for a topic. {@code time} is when it came about, in UTC. */
    public static OutgoingEvent of(Topic topic, Object key, Object event, Instant time) {
        if (!topic.event().isInstance(event)) {
            throw new IllegalArgumentException(topic + " does not carry " + event.getClass());
        }
        return build(topic, key, time, EventJson.write(event));
    }

    /** The tombstone of a key, for a compacted topic. */
    public static OutgoingEvent tombstone(Topic topic, Object key, Instant time) {
        return build(topic, key, time, null);
    }

    private static OutgoingEvent build(Topic topic, Object key, Instant time, byte @Nullable [] value) {
        var id = Ids.next();
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", topic.type());
        headers.put("ce_time", EventJson.text(time));
        headers.put("ce_partitionkey", key.toString());
        if (value != null) {
            headers.put("content-type", "application/json");
        }
        return new OutgoingEvent(id, topic.wire(), key.toString(), headers, value);
    }
}
