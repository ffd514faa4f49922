package io.heartline.faults.fault;

import io.heartline.localstack.stack.StackException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Sets consumer groups back to the beginning. */
final class Rewinding {
    /** Members that were killed keep a group for the time of their session. */
    private static final Duration EMPTY_WITHIN = Duration.ofSeconds(40);

    private static final Duration POLL = Duration.ofMillis(500);

    private Rewinding() {}

    /** Sets a group back to the beginning of every partition that it has read; it has to be without members. */
    static void rewind(String broker, String group) throws InterruptedException {
        var deadline = System.nanoTime() + EMPTY_WITHIN.toNanos();
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            while (true) {
                try {
                    rewind(admin, group);
                    return;
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof KafkaException) || System.nanoTime() > deadline) {
                        throw new StackException("the group " + group + " cannot be set back", e);
                    }
                    LockSupport.parkNanos(POLL.toNanos());
                }
            }
        }
    }

    private static void rewind(Admin admin, String group) throws ExecutionException, InterruptedException {
        var read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        read.keySet().forEach(partition -> asked.put(partition, OffsetSpec.earliest()));
        var beginnings = new HashMap<TopicPartition, OffsetAndMetadata>();
        admin.listOffsets(asked)
                .all()
                .get()
                .forEach((partition, first) -> beginnings.put(partition, new OffsetAndMetadata(first.offset())));
        admin.alterConsumerGroupOffsets(group, beginnings).all().get();
    }
}
