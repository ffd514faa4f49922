package io.heartline.alerting.rule;

import io.heartline.alerting.alert.AlertKind;
import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.customer.Customers;
import io.heartline.alerting.customer.Heard;
import io.heartline.alerting.outreach.Outreaches;
import io.heartline.alerting.outreach.Trigger;
import io.heartline.alerting.play.Occasion;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.StandingReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Does what the rules concluded: raises, teaches and resolves alerts, and has customers reached. */
@ApplicationScoped
class Alarms {
    private final Customers customers;
    private final Alerts alerts;
    private final Outreaches outreaches;
    private final BuiltInRules builtIn;

    Alarms(Customers customers, Alerts alerts, Outreaches outreaches, BuiltInRules builtIn) {
        this.customers = customers;
        this.alerts = alerts;
        this.outreaches = outreaches;
        this.builtIn = builtIn;
    }

    /** Tells what customers wrote: whoever was reached may have answered. */
    void hear(List<ScoredInteraction> winners) {
        outreaches.hear(winners);
    }

    /** Those of these customers whose drift is known, by fingerprint; {@link #drift} keeps the set right. */
    Set<String> openDrifts(Collection<UUID> customerIds) {
        return alerts.openAmong(
                customerIds.stream().map(Findings::driftFingerprint).toList());
    }

    void shock(CustomerStanding standing, List<StandingReason> shocks) {
        if (shocks.isEmpty()) {
            return;
        }
        var heard = heard(shocks);
        var raised = alerts.raise(Findings.shock(standing, shocks, heard, builtIn.shock()));
        if (raised.fired()) {
            var severity =
                    shocks.stream().mapToInt(builtIn.shock()::severity).max().orElse(1);
            reach(raised.alertId(), standing, Occasion.of(AlertKind.SHOCK, "shock", severity), shocks, heard);
        }
    }

    void shock(ScoredInteraction interaction, IntentScore intent) {
        var raised = alerts.raise(Findings.shock(interaction, intent, builtIn.shock()));
        if (raised.fired()) {
            var language = customers.language(interaction.customerId()).orElse(null);
            outreaches.consider(new Trigger(
                    raised.alertId(),
                    interaction.customerId(),
                    interaction.brand(),
                    true,
                    Findings.situation(interaction, intent, language),
                    Findings.occasion(interaction, intent, builtIn.shock())));
        }
    }

    void drift(CustomerStanding standing, DriftVerdict verdict, Set<String> open) {
        var fingerprint = Findings.driftFingerprint(standing.customerId());
        switch (verdict) {
            case DriftVerdict.Drifting drifting -> {
                var heard = heard(drifting.causes());
                var raised = alerts.raise(Findings.drift(standing, drifting.causes(), heard, builtIn.drift()));
                open.add(fingerprint);
                if (raised.fired()) {
                    int severity = builtIn.drift().severity(standing);
                    var occasion = Occasion.of(AlertKind.DRIFT, "drift", severity);
                    reach(raised.alertId(), standing, occasion, drifting.causes(), heard);
                }
            }
            case DriftVerdict.Worse worse -> {
                if (open.contains(fingerprint)) {
                    alerts.teach(Findings.drift(standing, worse.causes(), heard(worse.causes()), builtIn.drift()));
                }
            }
            case DriftVerdict.Recovered recovered -> {
                if (open.remove(fingerprint)) {
                    alerts.resolve(fingerprint, "the balance is 0 or above again");
                }
            }
            case DriftVerdict.Calm calm -> {
                // nothing that anybody must know
            }
            case DriftVerdict.Stale stale -> {
                // a newer standing was followed already
            }
        }
    }

    private void reach(
            UUID alertId,
            CustomerStanding standing,
            Occasion occasion,
            List<StandingReason> causes,
            Map<UUID, Heard> heard) {
        var language = customers.language(standing.customerId()).orElse(null);
        outreaches.consider(new Trigger(
                alertId,
                standing.customerId(),
                standing.brand(),
                occasion.kind() == AlertKind.SHOCK,
                Findings.situation(language, causes, heard),
                occasion));
    }

    private Map<UUID, Heard> heard(List<StandingReason> causes) {
        var ids = causes.stream().map(StandingReason::causeId).toList();
        return customers.heard(ids).stream().collect(Collectors.toMap(Heard::interactionId, Function.identity()));
    }
}
