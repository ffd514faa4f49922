package io.heartline.platform.inbox;

import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which events have had their effect, and the transactions in which they have it. */
@ApplicationScoped
class SeenEvents {
    private static final Duration BACKOFF = Duration.ofMillis(200);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(15);

    // Sorted, so that two instances with the same events wait for each other instead of deadlocking.
    private static final String CLAIM = """
            insert into inbox (channel, event_id, processed_at)
            select ?, id, ? from unnest(?) as id order by id
            on conflict do nothing
            returning event_id""";

    private final DataSource database;
    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final Clock clock;
    private final String service;
    private final CountDownLatch stopping = new CountDownLatch(1);

    SeenEvents(
            DataSource database,
            Outbox outbox,
            DeadLetters deadLetters,
            MeterRegistry meters,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.clock = clock;
        this.service = service;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Runs work again and again, ever more patiently, until it does not fail. */
    void untilDone(String channel, Runnable work) {
        var wait = BACKOFF;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                Log.warnf(
                        e,
                        "The channel pauses for %s because something that it needs is away, channel=%s",
                        wait,
                        channel);
                meters.counter("heartline.inbox.pauses", "channel", channel).increment();
                pause(wait);
                wait = wait.compareTo(BACKOFF_MAX) < 0 ? wait.multipliedBy(2) : BACKOFF_MAX;
            }
        }
    }

    private void pause(Duration wait) {
        try {
            if (stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the service stops; the batch will be delivered again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the batch will be delivered again", e);
        }
    }

    void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    /** Notes that these events have their effect in this transaction; returns those that did not have it before. */
    Set<UUID> claim(String channel, List<UUID> ids) {
        Set<UUID> fresh = new HashSet<>();
        if (ids.isEmpty()) {
            return fresh;
        }
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, channel);
            claim.setObject(2, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            claim.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new InboxException("events could not be claimed", e);
        }
        return fresh;
    }

    /** Keeps dead letters and tells of them on the dead-letter topic of this service, in this transaction. */
    void bury(List<DeadLetter> letters) {
        for (var letter : letters) {
            if (!deadLetters.add(letter)) {
                continue; // buried before: Kafka delivered it again
            }
            var headers = new java.util.LinkedHashMap<>(letter.headers());
            headers.put("heartline_dead_letter_id", letter.id().toString());
            headers.put("heartline_dead_letter_reason", letter.reason());
            headers.put("heartline_dead_letter_topic", letter.origin().topic());
            headers.put(
                    "heartline_dead_letter_partition",
                    Integer.toString(letter.origin().partition()));
            headers.put(
                    "heartline_dead_letter_offset",
                    Long.toString(letter.origin().offset()));
            var key = letter.key() == null ? letter.id().toString() : letter.key();
            var topic = letter.origin().topic() + "." + service + ".dlq";
            outbox.add(new OutgoingEvent(letter.id(), topic, key, headers, letter.value()));
            Log.errorf("A record is a dead letter, deadLetterId=%s, reason=%s", letter.id(), letter.reason());
            meters.counter("heartline.dead.letters", "channel", letter.channel())
                    .increment();
        }
    }

    void count(String channel, int processed, int duplicate) {
        meters.counter("heartline.inbox.records", "channel", channel, "outcome", "processed")
                .increment(processed);
        meters.counter("heartline.inbox.records", "channel", channel, "outcome", "duplicate")
                .increment(duplicate);
    }
}
