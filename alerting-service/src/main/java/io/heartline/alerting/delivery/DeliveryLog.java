package io.heartline.alerting.delivery;

import io.heartline.alerting.receiver.Receivers;
import io.heartline.alerting.wire.AttemptOutcome;
import io.heartline.platform.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be delivered, who has claimed it, and what came of each attempt. */
@ApplicationScoped
class DeliveryLog {
    // What a receiver hears of one alert it hears in order: a pager that heard of the end first would never stop.
    // A lease that ran out belongs to a worker that died: the delivery is due again.
    private static final String CLAIM = """
        update delivery set leased_until = ?, attempts = attempts + 1
        where id in (
            select id from delivery d
            where status = 'pending' and next_attempt_at <= ? and (leased_until is null or leased_until <= ?)
              and receiver_id <> all (?)
              and not exists (
                  select 1 from delivery earlier
                  where earlier.receiver_id = d.receiver_id and earlier.subject_id = d.subject_id
                    and earlier.status = 'pending'
                    and (earlier.created_at, earlier.id) < (d.created_at, d.id))
            order by next_attempt_at, id
            limit ?
            for update skip locked)
        returning id, receiver_id, type, subject_id, body, attempts, ladder_step, has_turn\
        """;
    private static final String WAIT = """
        update delivery
        set next_attempt_at = ?, attempts = attempts - 1, leased_until = null, has_turn = ?, waits_for_receiver = ?,
            outcome = ?
        where id = ? and status = 'pending' and attempts = ?\
        """;
    private static final String ATTEMPT = """
        insert into delivery_attempt (delivery_id, attempt, at, took_millis, response_code, outcome)
        values (?, ?, ?, ?, ?, ?)
        on conflict do nothing\
        """;
    // An attempt whose lease ran out may end after another one settled the delivery: the first end stands.
    private static final String SETTLE = """
        update delivery
        set status = ?, response_code = ?, outcome = ?, settled_at = ?, leased_until = null
        where id = ? and status = 'pending'\
        """;
    private static final String POSTPONE = """
        update delivery
        set response_code = ?, outcome = ?, next_attempt_at = ?, ladder_step = ladder_step + 1,
            leased_until = null, has_turn = false
        where id = ? and status = 'pending' and attempts = ?\
        """;

    private final Database database;
    private final Receivers receivers;
    private final Event<DeliverySettled> settled;
    private final MeterRegistry meters;
    private final Clock clock;

    DeliveryLog(
            Database database, Receivers receivers, Event<DeliverySettled> settled, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.receivers = receivers;
        this.settled = settled;
        this.meters = meters;
        this.clock = clock;
    }

    /** A delivery that belongs to this worker until its lease ends. */
    record Claimed(
            UUID id,
            UUID receiverId,
            String type,
            UUID subjectId,
            String body,
            int attempt,
            int ladderStep,
            boolean hasTurn) {}

    List<Claimed> claim(Duration lease, Set<UUID> saturated, int limit) {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> database.query(
                        CLAIM,
                        row -> new Claimed(
                                row.getObject("id", UUID.class),
                                row.getObject("receiver_id", UUID.class),
                                row.getString("type"),
                                row.getObject("subject_id", UUID.class),
                                row.getString("body"),
                                row.getInt("attempts"),
                                row.getInt("ladder_step"),
                                row.getBoolean("has_turn")),
                        now.plus(lease),
                        now,
                        now,
                        saturated.toArray(UUID[]::new),
                        limit));
    }

    /** Puts a message off until its turn; that is no attempt. */
    void waitForTurn(Claimed claimed, Instant at) {
        wait(claimed, at, true, "waits for its turn");
    }

    /** Puts a message off until the receiver may be back; that is no attempt. */
    void waitForReceiver(Claimed claimed, Instant at) {
        wait(claimed, at, false, "waits: the receiver failed too often");
    }

    private void wait(Claimed claimed, Instant at, boolean turn, String why) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(WAIT, at, turn, !turn, why, claimed.id(), claimed.attempt()));
    }

    /** Notes what came of an attempt and what is done next, in a transaction of its own. */
    void note(Claimed claimed, AttemptOutcome outcome, NextStep next, Instant startedAt, Duration took) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.update(
                    ATTEMPT,
                    claimed.id(),
                    claimed.attempt(),
                    startedAt,
                    took.toMillis(),
                    outcome.responseCode(),
                    outcome.words());
            switch (next) {
                case NextStep.Done done -> settle(claimed, outcome, "delivered");
                case NextStep.Retry retry -> postpone(claimed, outcome, retry.after());
                case NextStep.GiveUp giveUp -> {
                    settle(claimed, outcome, "failed");
                    if (giveUp.disableReceiver()) {
                        receivers.disable(claimed.receiverId(), outcome.words());
                    }
                }
            }
        });
    }

    private void settle(Claimed claimed, AttemptOutcome outcome, String status) {
        int changed =
                database.update(SETTLE, status, outcome.responseCode(), outcome.words(), clock.instant(), claimed.id());
        if (changed == 1) {
            boolean delivered = "delivered".equals(status);
            @Nullable String reason = delivered ? null : outcome.words();
            settled.fire(new DeliverySettled(claimed.id(), claimed.type(), claimed.subjectId(), delivered, reason));
            count(status);
        }
    }

    private void postpone(Claimed claimed, AttemptOutcome outcome, Duration wait) {
        database.update(
                POSTPONE,
                outcome.responseCode(),
                outcome.words(),
                clock.instant().plus(wait),
                claimed.id(),
                claimed.attempt());
        count("retried");
    }

    private void count(String outcome) {
        meters.counter("heartline.deliveries", "outcome", outcome).increment();
    }
}
