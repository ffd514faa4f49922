package io.heartline.alerting.delivery;

import io.heartline.alerting.wire.AttemptOutcome;
import io.heartline.platform.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets messages out: at the receiver's pace, and not while it is away. The state is in the database, for all workers. */
@ApplicationScoped
class Gate {
    private static final String ADD =
            "insert into receiver_pace (receiver_id, next_at) values (?, ?) on conflict do nothing";
    private static final String LOCK =
            "select next_at, failures, closed_till from receiver_pace where receiver_id = ? for update";
    private static final String TURN = "update receiver_pace set next_at = ? where receiver_id = ?";
    private static final String SET = "update receiver_pace set failures = ?, closed_till = ? where receiver_id = ?";
    private static final String RELEASE = """
        update delivery set next_attempt_at = ?, waits_for_receiver = false
        where receiver_id = ? and status = 'pending' and waits_for_receiver\
        """;

    private final Database database;
    private final Circuit circuit;
    private final DeliveryConfig config;
    private final Clock clock;

    Gate(Database database, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.circuit = new Circuit(config.circuitFailures(), config.circuitPause(), config.circuitPauseMax());
        this.config = config;
        this.clock = clock;
    }

    /** Whether a message may leave now. */
    sealed interface Answer {
        /** It may. */
        record Go() implements Answer {}

        /** Its turn comes later. */
        record Later(Instant at) implements Answer {}

        /** The receiver is away. */
        record Away(Instant till) implements Answer {}
    }

    private record Kept(
            Instant nextAt, int failures, @Nullable Instant closedTill) {}

    /** Asks for a message; {@code hasTurn} if it was given its turn before. */
    Answer ask(UUID receiverId, int perMinute, boolean hasTurn) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = clock.instant();
            var kept = lock(receiverId, now);
            var closedTill = kept.closedTill();
            if (closedTill != null && closedTill.isAfter(now)) {
                return new Answer.Away(closedTill);
            }
            if (closedTill != null) {
                // This one tries; the others wait as long as its attempt may take.
                database.update(SET, kept.failures(), now.plus(config.lease()), receiverId);
            }
            if (hasTurn) {
                return new Answer.Go();
            }
            var turn = new Pace(perMinute).next(kept.nextAt(), now);
            database.update(TURN, turn.nextAt(), receiverId);
            return turn.at().isAfter(now) ? new Answer.Later(turn.at()) : new Answer.Go();
        });
    }

    /** Learns from an attempt. What waited for the receiver is due when it is back. */
    void heard(UUID receiverId, AttemptOutcome outcome) {
        QuarkusTransaction.requiringNew().run(() -> {
            var now = clock.instant();
            var kept = lock(receiverId, now);
            var before = new Circuit.State(kept.failures(), kept.closedTill());
            var after = circuit.after(before, outcome, now);
            if (!after.equals(before)) {
                database.update(SET, after.failures(), after.closedTill(), receiverId);
            }
            if (before.closedTill() != null && after.closedTill() == null) {
                database.update(RELEASE, now, receiverId);
            }
        });
    }

    private Kept lock(UUID receiverId, Instant now) {
        database.update(ADD, receiverId, now);
        return database.query(
                        LOCK,
                        row -> new Kept(
                                Database.instant(row, "next_at"),
                                row.getInt("failures"),
                                Database.instantOrNull(row, "closed_till")),
                        receiverId)
                .getFirst();
    }
}
