package io.heartline.alerting.outreach;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.customer.Standings;
import io.heartline.alerting.identity.Identities;
import io.heartline.alerting.play.Stop;
import io.heartline.alerting.waiting.Utterances;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Whether something happened since a message was proposed that makes it needless or wrong. */
@ApplicationScoped
class Stops {
    private final Alerts alerts;
    private final Standings standings;
    private final Utterances utterances;
    private final Identities identities;

    Stops(Alerts alerts, Standings standings, Utterances utterances, Identities identities) {
        this.alerts = alerts;
        this.standings = standings;
        this.utterances = utterances;
        this.identities = identities;
    }

    /** The first of these conditions that holds now, in order; a closed case is told by {@link CaseSettled}. */
    Optional<Stop> of(Outreach outreach, Set<Stop> conditions) {
        return conditions.stream()
                .sorted()
                .filter(stop -> holds(stop, outreach))
                .findFirst();
    }

    private boolean holds(Stop stop, Outreach outreach) {
        return switch (stop) {
            case RECOVERED -> ended(outreach, true, false);
            case RESOLVED -> ended(outreach, false, false);
            case NEW_COMPLAINT ->
                standings.complainedSince(identities.family(outreach.customerId()), outreach.proposedAt());
            case ANSWERED ->
                ended(outreach, true, true)
                        || utterances.answeredSince(identities.family(outreach.customerId()), outreach.proposedAt());
            case CASE_CLOSED -> false;
        };
    }

    /** Of whoever waited for an answer, the end of the alert is the answer. */
    private boolean ended(Outreach outreach, boolean byItself, boolean unanswered) {
        return alerts.state(outreach.alertId())
                .filter(state -> state.resolved() && state.byItself() == byItself)
                .filter(state -> !byItself || (state.kind() == AlertKind.UNANSWERED) == unanswered)
                .isPresent();
    }
}
