package io.heartline.localstack.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Consumer groups of a broker, as {@code kafka-consumer-groups.sh} changes them. */
final class Groups {
    private final String broker;

    Groups(String broker) {
        this.broker = broker;
    }

    /**
     * Sets a group, of which no member may be there, back to what was published from an instant on.
     *
     * @return how many records the group will get again
     */
    long setBack(String group, Instant to) throws IOException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
            var before = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var asked = new HashMap<TopicPartition, OffsetSpec>();
            before.keySet().forEach(partition -> asked.put(partition, OffsetSpec.forTimestamp(to.toEpochMilli())));
            var found = admin.listOffsets(asked).all().get();
            var after = new HashMap<TopicPartition, OffsetAndMetadata>();
            var again = 0L;
            for (var one : found.entrySet()) {
                var offset = one.getValue().offset();
                var was = before.get(one.getKey());
                // Nothing was published since: the group stays where it is.
                if (offset >= 0 && was != null && offset < was.offset()) {
                    after.put(one.getKey(), new OffsetAndMetadata(offset));
                    again += was.offset() - offset;
                }
            }
            admin.alterConsumerGroupOffsets(group, after).all().get();
            return again;
        } catch (ExecutionException e) {
            throw new IOException("the group " + group + " could not be set back", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a group was set back", e);
        }
    }
}
