package io.heartline.localstack.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many of what there are at one moment, stage by stage.
 *
 * @param interactions interactions that ingestion keeps
 * @param events customer events that ingestion keeps
 * @param scores interactions that scoring has scored
 * @param expressionsBooked interactions that the books know
 * @param eventsBooked customer events that the books know
 * @param seen how many messages of a topic a service has taken in, by {@code service/topic}
 * @param entries entries of the ledger
 * @param moves changes of segments
 * @param alerts alerts by kind
 * @param deliveries messages to receivers by status
 * @param outreach outreach by status
 * @param waiting events in outboxes
 * @param deadLetters records that a service could not read
 */
public record Tally(
        long interactions,
        long events,
        long scores,
        long expressionsBooked,
        long eventsBooked,
        Map<String, Long> seen,
        long entries,
        long moves,
        Map<String, Long> alerts,
        Map<String, Long> deliveries,
        Map<String, Long> outreach,
        long waiting,
        long deadLetters) {
    /** Both metrics and alerting read these, so both must have seen the same number of messages. */
    private static final List<String> SHARED_TOPICS = List.of("scored-interactions", "customer-events");

    /** Keeps copies. */
    public Tally {
        seen = Map.copyOf(seen);
        alerts = Map.copyOf(alerts);
        deliveries = Map.copyOf(deliveries);
        outreach = Map.copyOf(outreach);
    }

    /** Says which stage has not seen everything yet; empty when all have. */
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        compare(gaps, "scoring has scored", scores, "interactions", interactions);
        compare(gaps, "metrics has booked", expressionsBooked, "scored interactions", scores);
        compare(gaps, "metrics has booked", eventsBooked, "customer events", events);
        for (var topic : SHARED_TOPICS) {
            compare(gaps, "alerting has seen", seen("alerting", topic), topic, seen("metrics", topic));
        }
        compare(gaps, "receivers got", delivered(), "messages", total(deliveries));
        if (waiting > 0) {
            gaps.add(waiting + " events wait in outboxes");
        }
        if (deadLetters > 0) {
            gaps.add(deadLetters + " records are dead letters");
        }
        return gaps;
    }

    private static void compare(List<String> gaps, String who, long has, String what, long expected) {
        if (has != expected) {
            gaps.add(who + " " + has + " of " + expected + " " + what);
        }
    }

    private long seen(String service, String topic) {
        return seen.getOrDefault(service + "/" + topic, 0L);
    }

    /** Returns how many messages a receiver has accepted. */
    public long delivered() {
        return deliveries.getOrDefault("delivered", 0L);
    }

    /** Returns how many alerts were raised, whatever became of them. */
    public long alertsTotal() {
        return total(alerts);
    }

    /** Returns how many outreaches were drawn, whatever became of them. */
    public long outreachTotal() {
        return total(outreach);
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
