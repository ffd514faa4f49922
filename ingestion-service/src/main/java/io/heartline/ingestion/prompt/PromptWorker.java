package io.heartline.ingestion.prompt;

import io.heartline.contracts.InvitationStatus;
import io.heartline.platform.database.Database;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Does what time brings: asks those whose prompts are due, and closes prompts that nobody will answer any more. */
@ApplicationScoped
class PromptWorker {
    private static final int BATCH = 20;
    private static final int CLOSED_AT_ONCE = 200;

    private static final String CLAIM = """
            update survey_prompt set next_attempt_at = ?, attempts = attempts + 1
            where id in (select id from survey_prompt where state = 'scheduled' and next_attempt_at <= ?
                         order by next_attempt_at limit ? for update skip locked)
            returning id""";
    private static final String OVER = """
            select id from survey_prompt
            where (state in ('invited', 'shown', 'dismissed', 'started') and expires_at <= ?)
               or (state = 'started' and answer_changed_at <= ?)
            limit ? for update skip locked""";

    private final Database database;
    private final PromptRepository prompts;
    private final Inviter inviter;
    private final Ledger ledger;
    private final SurveysConfig config;
    private final Clock clock;

    PromptWorker(
            Database database,
            PromptRepository prompts,
            Inviter inviter,
            Ledger ledger,
            SurveysConfig config,
            Clock clock) {
        this.database = database;
        this.prompts = prompts;
        this.inviter = inviter;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "survey-prompts",
            every = "${heartline.surveys.poll-interval:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void invite() {
        List<UUID> due;
        do {
            var now = clock.instant();
            due = QuarkusTransaction.requiringNew()
                    .call(() -> database.query(
                            CLAIM, row -> row.getObject(1, UUID.class), now.plus(config.lease()), now, BATCH));
            for (var id : due) {
                try {
                    inviter.invite(id);
                } catch (RuntimeException e) {
                    // Its lease ends, and it is tried again.
                    Log.warnf(e, "A prompt could not be worked on, promptId=%s", id);
                }
            }
        } while (due.size() == BATCH);
    }

    @Scheduled(
            identity = "survey-prompts-over",
            every = "${heartline.surveys.poll-interval:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void close() {
        while (QuarkusTransaction.requiringNew().call(this::closeSome) == CLOSED_AT_ONCE) {
            Log.debugf("%d prompts were closed, and there are more", CLOSED_AT_ONCE);
        }
    }

    private int closeSome() {
        var now = clock.instant();
        var over = database.query(
                OVER, row -> row.getObject(1, UUID.class), now, now.minus(config.abandonAfter()), CLOSED_AT_ONCE);
        for (var id : over) {
            var prompt = prompts.findByIdOptional(id).orElseThrow();
            if (prompt.answered(now)) {
                ledger.publish(prompt, InvitationStatus.ANSWERED, now);
            } else {
                prompt.expire(now);
                ledger.publish(prompt, InvitationStatus.EXPIRED, now);
            }
        }
        return over.size();
    }
}
