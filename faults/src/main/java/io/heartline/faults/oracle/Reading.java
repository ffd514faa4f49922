package io.heartline.faults.oracle;

import io.heartline.contracts.Topic;
import io.heartline.localstack.stack.Service;
import java.util.Set;

/** Which topics each service reads, as docs/architecture.md says. */
final class Reading {
    private Reading() {}

    static Set<Topic> of(Service service) {
        return switch (service) {
            case INGESTION -> Set.of(Topic.VOICE_COVERAGE, Topic.SCORED_INTERACTIONS, Topic.ERASURE_RECEIPTS);
            case SCORING -> Set.of(Topic.INTERACTIONS, Topic.CUSTOMER_EVENTS, Topic.ERASURES);
            case METRICS ->
                Set.of(
                        Topic.SCORED_INTERACTIONS,
                        Topic.CUSTOMER_EVENTS,
                        Topic.CUSTOMER_IDENTITIES,
                        Topic.INVITATIONS,
                        Topic.OUTREACH,
                        Topic.MODEL_CARDS,
                        Topic.ERASURES);
            case ALERTING ->
                Set.of(
                        Topic.SCORED_INTERACTIONS,
                        Topic.CUSTOMER_EVENTS,
                        Topic.CUSTOMER_IDENTITIES,
                        Topic.CUSTOMER_STANDINGS,
                        Topic.PULSES,
                        Topic.INVITATIONS,
                        Topic.ERASURES);
        };
    }
}
