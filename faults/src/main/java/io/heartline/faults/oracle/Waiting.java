package io.heartline.faults.oracle;

import io.heartline.contracts.Topic;
import io.heartline.localstack.stack.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Tells what a stack still has to do. */
public final class Waiting {
    private final Observer observer;
    private final String broker;

    /** Looks at the databases of an observer, and at the groups of the broker at this host and port. */
    public Waiting(Observer observer, String broker) {
        this.observer = observer;
        this.broker = broker;
    }

    /** Returns what is under way; empty when the stack is at rest. */
    public List<String> whatFor() throws InterruptedException {
        List<String> waiting = new ArrayList<>();
        for (var service : Service.values()) {
            waits(waiting, service, "events in the outbox", "select count(*) from outbox");
        }
        waits(
                waiting,
                Service.ALERTING,
                "messages to deliver",
                "select count(*) from delivery where status = 'pending'");
        waits(
                waiting,
                Service.INGESTION,
                "deliveries of senders to take apart",
                "select count(*) from raw_delivery where state = 'WAITING'");
        if (waiting.isEmpty()) {
            lags(waiting);
        }
        return waiting;
    }

    private void waits(List<String> waiting, Service service, String what, String sql) {
        var count = observer.database(service).number(sql);
        if (count > 0) {
            waiting.add(service.module() + " has " + count + " " + what);
        }
    }

    private void lags(List<String> waiting) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            var topics = Arrays.stream(Topic.values()).map(Topic::wire).toList();
            var asked = new HashMap<TopicPartition, OffsetSpec>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(partition ->
                                    asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
            var ends = admin.listOffsets(asked).all().get();
            for (var service : Service.values()) {
                var read = admin.listConsumerGroupOffsets(service.module())
                        .partitionsToOffsetAndMetadata()
                        .get();
                long lag = 0;
                for (var end : ends.entrySet()) {
                    var isRead = Reading.of(service).stream()
                            .anyMatch(topic -> topic.wire().equals(end.getKey().topic()));
                    var seen = read.get(end.getKey());
                    lag += isRead ? end.getValue().offset() - (seen == null ? 0 : seen.offset()) : 0;
                }
                if (lag > 0) {
                    waiting.add(service.module() + " has " + lag + " records to read");
                }
            }
        } catch (ExecutionException e) {
            waiting.add("the broker does not say how far its groups are: " + e.getMessage());
        }
    }
}
