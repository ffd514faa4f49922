package io.heartline.alerting.oncall;

import io.heartline.platform.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Tells further people of alerts and cases that nobody acknowledges. A step is taken in the transaction that notes it, with
 * the alert or the case locked, so that no page leaves after an acknowledgement.
 */
@ApplicationScoped
public class Escalations {
    /** What is older does not page anybody any more. */
    static final Duration AGE_MAX = Duration.ofDays(2);

    private static final int BATCH_MAX = 100;
    private static final String START = """
        insert into escalation (subject_id, policy, step, due_at, started_at) values (?, ?, 0, ?, ?)
        on conflict do nothing\
        """;
    private static final String DUE = """
        select subject_id from escalation where due_at <= ? order by due_at limit ?\
        """;
    private static final String ONE = """
        select subject_id, policy, step, started_at from escalation where subject_id = ? and due_at <= ?\
        """;

    private final Database database;
    private final Plans plans;
    private final StandIns standIns;
    private final Event<EscalationDue> events;
    private final Clock clock;

    Escalations(Database database, Plans plans, StandIns standIns, Event<EscalationDue> events, Clock clock) {
        this.database = database;
        this.plans = plans;
        this.standIns = standIns;
        this.events = events;
        this.clock = clock;
    }

    private record Running(UUID subjectId, EscalationPolicy policy, int step, Instant startedAt) {}

    /**
     * Begins to escalate an alert or a case, in the caller's transaction.
     *
     * @return whether there is such a policy
     */
    public boolean start(UUID subjectId, String policy, Instant now) {
        var known = plans.latest(Plans.Kind.POLICY, policy);
        known.ifPresent(found -> {
            var first = found.plan().step(0).after();
            database.update(START, subjectId, plans.write(found.plan()), now.plus(first), now);
        });
        return known.isPresent();
    }

    /** Ends it, in the caller's transaction; waits for a step that is being taken. */
    public void stop(UUID subjectId) {
        database.update("delete from escalation where subject_id = ?", subjectId);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void escalate() {
        var due = QuarkusTransaction.requiringNew()
                .call(() -> database.query(DUE, row -> row.getObject(1, UUID.class), clock.instant(), BATCH_MAX));
        for (var subjectId : due) {
            QuarkusTransaction.requiringNew().run(() -> escalate(subjectId));
        }
    }

    /** One at a time: the observer locks the alert or the case before the step is noted, as an acknowledgement does. */
    private void escalate(UUID subjectId) {
        if (!database.tryLock("escalations")) {
            return;
        }
        var now = clock.instant();
        for (var running : database.query(ONE, this::read, subjectId, now)) {
            if (running.startedAt().plus(AGE_MAX).isBefore(now)) {
                stop(subjectId);
            } else {
                take(running, now);
            }
        }
    }

    private Running read(ResultSet row) throws SQLException {
        return new Running(
                row.getObject("subject_id", UUID.class),
                plans.read(Plans.Kind.POLICY, row.getString("policy")),
                row.getInt("step"),
                Database.instant(row, "started_at"));
    }

    private void take(Running running, Instant now) {
        var policy = running.policy();
        var step = policy.step(running.step());
        List<String> receivers = new ArrayList<>(step.receivers());
        for (var schedule : step.schedules()) {
            receivers.addAll(onCall(schedule, now));
        }
        events.fire(
                new EscalationDue(running.subjectId(), List.copyOf(receivers), running.step() + 1, policy.length()));
        // Reckoned from now: after an outage steps do not come all at once.
        var next = policy.due(running.step() + 1, now);
        if (next == null) {
            stop(running.subjectId());
        } else {
            database.update(
                    "update escalation set step = step + 1, due_at = ? where subject_id = ?",
                    next,
                    running.subjectId());
        }
    }

    private List<String> onCall(String schedule, Instant now) {
        return plans.latest(Plans.Kind.SCHEDULE, schedule)
                .flatMap(found -> found.plan().onCall(standIns.between(schedule, now, now.plusMillis(1)), now))
                .map(Participant::receivers)
                .orElse(List.of());
    }
}
