package io.heartline.alerting.rule;

import io.heartline.alerting.alert.Alerts;
import io.heartline.alerting.customer.Customers;
import io.heartline.alerting.customer.Heard;
import io.heartline.alerting.outreach.Outreaches;
import io.heartline.alerting.outreach.Trigger;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.StandingReason;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows how relationships stand: finds drift and shocks in the account. */
@ApplicationScoped
class StandingConsumer {
    private final Subscription<CustomerStanding> subscription;
    private final DriftStates states;
    private final Customers customers;
    private final Alerts alerts;
    private final Outreaches outreaches;
    private final Clock clock;
    private final DriftRule driftRule;
    private final ShockRule shockRule;

    StandingConsumer(
            Inbox inbox,
            DriftStates states,
            Customers customers,
            Alerts alerts,
            Outreaches outreaches,
            Clock clock,
            DriftRule driftRule,
            ShockRule shockRule) {
        this.subscription = inbox.subscribe("customer-standings", CustomerStanding.class, this::on);
        this.states = states;
        this.customers = customers;
        this.alerts = alerts;
        this.outreaches = outreaches;
        this.clock = clock;
        this.driftRule = driftRule;
        this.shockRule = shockRule;
    }

    @Incoming("customer-standings")
    @Blocking // keeps a partition's order
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<CustomerStanding>> batch) {
        var ids = batch.stream().map(one -> one.event().customerId()).distinct().toList();
        var open = alerts.openAmong(ids.stream().map(Findings::driftFingerprint).toList());
        Map<UUID, DriftState> known = new HashMap<>(states.load(ids));
        Map<UUID, CustomerStanding> followed = new LinkedHashMap<>();
        for (var one : batch) {
            var standing = one.event();
            var state = known.getOrDefault(standing.customerId(), DriftState.UNKNOWN);
            var verdict = driftRule.follow(state, standing, clock.instant());
            if (!(verdict instanceof DriftVerdict.Stale)) {
                shock(standing);
                drift(standing, verdict, open);
                known.put(standing.customerId(), verdict.next());
                followed.put(standing.customerId(), standing);
            }
        }
        states.save(known, followed);
    }

    private void shock(CustomerStanding standing) {
        var shocks = shockRule.of(standing, clock.instant());
        if (shocks.isEmpty()) {
            return;
        }
        var heard = heard(shocks);
        var raised = alerts.raise(Findings.shock(standing, shocks, heard, shockRule));
        if (raised.fired()) {
            reach(raised.alertId(), standing, true, shocks, heard);
        }
    }

    /** {@code open} are the fingerprints of the open alerts of the batch's customers. */
    private void drift(CustomerStanding standing, DriftVerdict verdict, Set<String> open) {
        var fingerprint = Findings.driftFingerprint(standing.customerId());
        switch (verdict) {
            case DriftVerdict.Drifting drifting -> {
                var heard = heard(drifting.causes());
                var raised = alerts.raise(Findings.drift(standing, drifting.causes(), heard, driftRule));
                open.add(fingerprint);
                if (raised.fired()) {
                    reach(raised.alertId(), standing, false, drifting.causes(), heard);
                }
            }
            case DriftVerdict.Worse worse -> {
                if (open.contains(fingerprint)) {
                    alerts.teach(Findings.drift(standing, worse.causes(), heard(worse.causes()), driftRule));
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
            boolean severeHarm,
            List<StandingReason> causes,
            Map<UUID, Heard> heard) {
        var language = customers.language(standing.customerId()).orElse(null);
        outreaches.consider(new Trigger(
                alertId,
                standing.customerId(),
                standing.brand(),
                severeHarm,
                Findings.situation(language, causes, heard)));
    }

    private Map<UUID, Heard> heard(List<StandingReason> causes) {
        var ids = causes.stream().map(StandingReason::causeId).toList();
        return customers.heard(ids).stream().collect(Collectors.toMap(Heard::interactionId, Function.identity()));
    }
}
