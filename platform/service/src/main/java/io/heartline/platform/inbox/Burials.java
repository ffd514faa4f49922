package io.heartline.platform.inbox;

import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps dead letters and tells of them on the dead-letter topics of this service. */
@ApplicationScoped
class Burials {
    private final DeadLetters deadLetters;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final String service;

    Burials(
            DeadLetters deadLetters,
            Outbox outbox,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.deadLetters = deadLetters;
        this.outbox = outbox;
        this.meters = meters;
        this.service = service;
    }

    /** Buries letters in the caller's transaction; returns those that were not buried before. */
    List<DeadLetter> bury(List<DeadLetter> letters) {
        var fresh = letters.stream().filter(deadLetters::add).toList();
        outbox.addAll(fresh.stream().map(this::notice).toList());
        return fresh;
    }

    /** Tells operators of letters whose burial is committed. */
    void announce(List<DeadLetter> buried) {
        for (var letter : buried) {
            Log.errorf("A record is a dead letter, deadLetterId=%s, reason=%s", letter.id(), letter.reason());
            counter(letter.channel()).increment();
        }
    }

    /** Counts the dead letters of a channel from now on, from 0. */
    void watch(String channel) {
        counter(channel);
    }

    private Counter counter(String channel) {
        return meters.counter("heartline.dead.letters", "channel", channel);
    }

    private OutgoingEvent notice(DeadLetter letter) {
        var topic = letter.origin().topic() + "." + service + ".dlq";
        var key = letter.key() == null ? letter.id().toString() : letter.key();
        Map<String, String> headers = new LinkedHashMap<>(letter.headers());
        headers.putAll(reasons(letter));
        var whole = new OutgoingEvent(letter.id(), topic, key, headers, letter.value());
        // What came in at the broker's limit has no room for the reason; the table keeps it whole.
        return outbox.takes(whole)
                ? whole
                : new OutgoingEvent(letter.id(), topic, letter.id().toString(), reasons(letter), null);
    }

    private static Map<String, String> reasons(DeadLetter letter) {
        var origin = letter.origin();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("heartline_dead_letter_id", letter.id().toString());
        headers.put("heartline_dead_letter_reason", letter.reason());
        headers.put("heartline_dead_letter_topic", origin.topic());
        headers.put("heartline_dead_letter_partition", Integer.toString(origin.partition()));
        headers.put("heartline_dead_letter_offset", Long.toString(origin.offset()));
        return headers;
    }
}
