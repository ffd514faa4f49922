package io.heartline.alerting.rule;

import io.heartline.alerting.casework.Cases;
import io.heartline.alerting.customer.Standings;
import io.heartline.alerting.privacy.Erasures;
import io.heartline.contracts.CustomerStanding;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows how relationships stand: finds drift and shocks in the account. */
@ApplicationScoped
class StandingConsumer {
    private final Subscription<CustomerStanding> subscription;
    private final Erasures erasures;
    private final Standings known;
    private final DriftStates states;
    private final BuiltInRules builtIn;
    private final Alarms alarms;
    private final RuleFollower follower;
    private final Cases cases;
    private final Clock clock;

    StandingConsumer(
            Inbox inbox,
            Erasures erasures,
            Standings known,
            DriftStates states,
            BuiltInRules builtIn,
            Alarms alarms,
            RuleFollower follower,
            Cases cases,
            Clock clock) {
        this.subscription = inbox.subscribe("customer-standings", CustomerStanding.class, this::on);
        this.erasures = erasures;
        this.known = known;
        this.states = states;
        this.builtIn = builtIn;
        this.alarms = alarms;
        this.follower = follower;
        this.cases = cases;
        this.clock = clock;
    }

    @Incoming("customer-standings")
    @Blocking // keeps a partition's order
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<CustomerStanding>> batch) {
        var standings = erasures.spare(batch, CustomerStanding::customerId);
        known.note(standings);
        var ids =
                standings.stream().map(CustomerStanding::customerId).distinct().toList();
        var open = alarms.openDrifts(ids);
        Map<UUID, DriftState> drifts = new HashMap<>(states.load(ids));
        Map<UUID, CustomerStanding> followed = new LinkedHashMap<>();
        List<CustomerStanding> moved = new ArrayList<>();
        var now = clock.instant();
        var driftRule = builtIn.drift();
        var shockRule = builtIn.shock();
        for (var standing : standings) {
            var state = drifts.getOrDefault(standing.customerId(), DriftState.UNKNOWN);
            var verdict = driftRule.follow(state, standing, now);
            if (!(verdict instanceof DriftVerdict.Stale)) {
                // Shocks first: whoever was severely harmed takes no part in the draw that a drift begins.
                alarms.shock(standing, shockRule.of(standing, now));
                alarms.drift(standing, verdict, open);
                drifts.put(standing.customerId(), verdict.next());
                followed.put(standing.customerId(), standing);
                moved.add(standing);
            }
        }
        follower.follow(moved, now);
        cases.follow(moved);
        states.save(drifts, followed);
    }
}
