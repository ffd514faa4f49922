package io.heartline.ingestion.contactdecision;

import static java.util.Objects.requireNonNullElse;

import io.heartline.platform.database.Database;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a customer may be contacted, and says afterwards whether they were.
 *
 * <p>What became of a decision is kept in the transaction of the effect and told until it is heard, so that no contact
 * is left out of the count by a crash.
 */
@ApplicationScoped
public class ContactDecisions {
    private static final int BATCH = 50;
    private static final int DOUBLINGS_MAX = 10;
    private static final Duration BACKOFF_MAX = Duration.ofHours(1);
    /** By then a reservation has ended by itself. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final String NOT_CONFIGURED = "heartline.alerting.url is not set";

    private final AlertingConfig config;
    private final Database database;
    private final Clock clock;
    private final Optional<AlertingApi> alerting;

    ContactDecisions(AlertingConfig config, Database database, Clock clock) {
        this.config = config;
        this.database = database;
        this.clock = clock;
        this.alerting = config.url()
                .map(url -> QuarkusRestClientBuilder.newBuilder()
                        .baseUri(url)
                        .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build(AlertingApi.class));
    }

    private record Outcome(UUID decisionId, String verb, int attempts) {}

    /**
     * Asks for a contact; must not be called within a transaction, since it waits for another service.
     *
     * @param dryRun whether to reserve nothing
     */
    public ContactAnswer ask(ContactQuestion question, boolean dryRun) {
        if (alerting.isEmpty()) {
            return new ContactAnswer.Away(NOT_CONFIGURED);
        }
        var request = new AlertingApi.Request(
                question.requestId(),
                question.customerId(),
                question.brand(),
                question.channel(),
                "survey",
                "survey",
                new AlertingApi.SurveyPart(question.survey(), question.kind()),
                question.timeZone(),
                dryRun);
        try {
            return read(alerting.get().decide(key(), request), dryRun);
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            Log.warnf("The alerting service refused to decide on a contact with status %d", status);
            return new ContactAnswer.Away("the alerting service answered with status " + status);
        } catch (ProcessingException e) {
            Log.warnf("The alerting service did not decide on a contact: %s", e.getMessage());
            return new ContactAnswer.Away("the alerting service did not answer");
        }
    }

    private static ContactAnswer read(AlertingApi.@Nullable Answer answer, boolean dryRun) {
        if (answer == null || (answer.decisionId() == null && !dryRun)) {
            return new ContactAnswer.Away("the alerting service answered nothing");
        }
        return switch (answer.verdict()) {
            case "allowed" -> new ContactAnswer.Allowed(answer.decisionId());
            case "refused" ->
                new ContactAnswer.Refused(
                        requireNonNullElse(answer.rule(), "contact-policy"),
                        requireNonNullElse(answer.reason(), "The contact policy refuses it."),
                        answer.allowedFrom());
            default -> new ContactAnswer.Away("the alerting service gave a verdict that is not known");
        };
    }

    /** Notes that a contact took place; told once the caller's transaction has committed. */
    @Transactional(TxType.MANDATORY)
    public void confirm(UUID decisionId) {
        note(decisionId, "confirm");
    }

    /** Notes that a contact did not take place; told once the caller's transaction has committed. */
    @Transactional(TxType.MANDATORY)
    public void release(UUID decisionId) {
        note(decisionId, "release");
    }

    private void note(UUID decisionId, String outcome) {
        var now = clock.instant();
        database.update("""
                insert into contact_decision_outcome (decision_id, outcome, attempts, next_attempt_at, created_at)
                values (?, ?, 0, ?, ?)
                on conflict (decision_id) do nothing""", decisionId, outcome, now, now);
    }

    /** Tells what became of decisions, those that were not heard included. */
    @Scheduled(
            identity = "contact-decision-outcomes",
            every = "${heartline.surveys.poll-interval:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tell() {
        if (alerting.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var due = QuarkusTransaction.requiringNew()
                .call(() -> database.query(
                        """
                        update contact_decision_outcome set attempts = attempts + 1,
                               next_attempt_at = ?::timestamptz
                                 + least(power(2, least(attempts, ?)) * ?, ?) * interval '1 millisecond'
                        where decision_id in (
                          select decision_id from contact_decision_outcome where next_attempt_at <= ?
                          order by next_attempt_at limit ? for update skip locked)
                        returning decision_id, outcome, attempts""",
                        row -> new Outcome(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)),
                        now,
                        DOUBLINGS_MAX,
                        config.backoff().toMillis(),
                        BACKOFF_MAX.toMillis(),
                        now,
                        BATCH));
        due.forEach(this::tell);
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        "delete from contact_decision_outcome where created_at < ?", now.minus(PATIENCE)));
    }

    private void tell(Outcome outcome) {
        try {
            alerting.orElseThrow().settle(key(), outcome.decisionId(), outcome.verb());
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            Log.warnf("An outcome was not taken, decisionId=%s, status=%d", outcome.decisionId(), status);
            // It is not known there, or settled otherwise: no repetition changes that.
            if (status != 404 && status != 409) {
                return;
            }
        } catch (ProcessingException e) {
            Log.debugf(e, "An outcome waits, decisionId=%s", outcome.decisionId());
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        "delete from contact_decision_outcome where decision_id = ?", outcome.decisionId()));
    }

    private String key() {
        return config.apiKey().orElse("");
    }
}
