package io.heartline.faults.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.contracts.Topic;
import io.heartline.faults.receiver.Receivers.Message;
import io.heartline.localstack.stack.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that a stack holds, at one moment, after it has come to rest.
 *
 * @param kept what ingestion keeps
 * @param scored the interactions of all scores
 * @param books what metrics holds
 * @param records what is on each topic, partition by partition in its order
 * @param inboxes what each service has made of each topic
 * @param told what alerting has told whom
 */
public record Observed(
        List<Kept> kept,
        List<String> scored,
        Booked books,
        Map<Topic, List<Recorded>> records,
        List<Inbox> inboxes,
        Told told) {
    /** Keeps copies. */
    public Observed {
        kept = List.copyOf(kept);
        scored = List.copyOf(scored);
        records = Map.copyOf(records);
        inboxes = List.copyOf(inboxes);
    }

    /** Returns what is on a topic. */
    List<Recorded> on(Topic topic) {
        return records.getOrDefault(topic, List.of());
    }

    /**
     * A record that ingestion keeps.
     *
     * @param key {@code source/externalId}
     */
    public record Kept(String id, String key) {}

    /**
     * What metrics holds.
     *
     * @param evidence the ids of what it has booked
     * @param entries the ledger
     * @param pulses how many expressions each window of each scope counts, as metrics keeps it
     * @param at when the balances were asked for
     * @param balances what is served as the balance of each customer then
     */
    public record Booked(
            List<String> evidence,
            List<Entry> entries,
            Map<String, Long> pulses,
            Instant at,
            Map<String, Double> balances) {
        /** Keeps copies. */
        public Booked {
            evidence = List.copyOf(evidence);
            entries = List.copyOf(entries);
            pulses = Map.copyOf(pulses);
            balances = Map.copyOf(balances);
        }
    }

    /** An entry of the ledger; units in millionths. */
    public record Entry(String cause, String customer, long units) {}

    /**
     * A record of a topic.
     *
     * @param poison whether the campaign put it there for nobody to read
     */
    public record Recorded(int partition, long offset, String key, String id, boolean poison, JsonNode value) {}

    /**
     * What a service has made of a topic.
     *
     * @param processed how many events have had their effect
     * @param buried how many records are dead letters
     * @param announced how many dead letters its dead-letter topic tells of, each counted once
     */
    public record Inbox(Service service, Topic topic, long processed, long buried, long announced) {}

    /**
     * What alerting has told whom.
     *
     * @param alerts all alerts
     * @param deliveries all messages to receivers
     * @param messages what the receiver took
     */
    public record Told(List<Alert> alerts, List<Delivery> deliveries, List<Message> messages) {
        /** Keeps copies. */
        public Told {
            alerts = List.copyOf(alerts);
            deliveries = List.copyOf(deliveries);
            messages = List.copyOf(messages);
        }
    }

    /**
     * An alert.
     *
     * @param customer external id of whom it is about
     */
    public record Alert(String id, String kind, String customer) {}

    /** A message to a receiver, as alerting keeps it, under the id that the receiver sees. */
    public record Delivery(String id, String status) {}
}
