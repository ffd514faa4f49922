package io.heartline.ingestion.prompt;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.Ids;
import io.heartline.ingestion.customerevent.CustomerEventsStored;
import io.heartline.ingestion.survey.EventTrigger;
import io.heartline.ingestion.survey.Survey;
import io.heartline.ingestion.survey.Surveys;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Schedules prompts in the transaction that stores the customer events that lead to them. */
@ApplicationScoped
class Triggers {
    private static final String INSERT = """
            insert into survey_prompt (id, survey, version, brand, customer_id, cause_id, direct, state, created_at,
                                       due_at, next_attempt_at, attempts, decision_request, answers)
            values (?, ?, ?, ?, ?, ?, false, 'scheduled', ?, ?, ?, 0, ?, '{}')
            on conflict (survey, customer_id, cause_id) do nothing""";

    private final Surveys surveys;
    private final Database database;
    private final Clock clock;

    Triggers(Surveys surveys, Database database, Clock clock) {
        this.surveys = surveys;
        this.database = database;
        this.clock = clock;
    }

    void on(@Observes CustomerEventsStored stored) {
        var brands = stored.events().stream().map(CustomerEvent::brand).collect(Collectors.toSet());
        var now = clock.instant();
        List<@Nullable Object[]> prompts = new ArrayList<>();
        for (var survey : surveys.triggered(brands)) {
            stored.events().stream()
                    .filter(event -> event.brand().equals(survey.brand()))
                    .forEach(event -> survey.definition().triggers().stream()
                            .filter(trigger -> trigger.takes(event))
                            .findFirst()
                            .ifPresent(trigger -> prompts.add(prompt(survey, trigger, event, now))));
        }
        database.batch(INSERT, prompts);
    }

    private static @Nullable Object[] prompt(Survey survey, EventTrigger trigger, CustomerEvent event, Instant now) {
        var wanted = event.occurredAt().plus(trigger.delay());
        var due = wanted.isBefore(now) ? now : wanted;
        return new @Nullable Object[] {
            Ids.next(),
            survey.slug(),
            survey.version(),
            survey.brand(),
            event.customerId(),
            event.id(),
            now,
            due,
            due,
            UUID.randomUUID()
        };
    }
}
