package io.heartline.alerting.contactpolicy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Shows decisions as they are now. */
@ApplicationScoped
class DecisionViews {
    private final ObjectMapper json;
    private final Clock clock;

    DecisionViews(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    DecisionView of(ContactDecision decision) {
        return new DecisionView(
                decision.id(),
                decision.requestId(),
                decision.customerId(),
                decision.brand(),
                decision.channel(),
                decision.messageClass(),
                decision.purpose(),
                decision.survey(),
                decision.dryRun(),
                decision.decidedAt(),
                decision.decidedFor(),
                decision.policyVersion(),
                decision.allowed() ? "allowed" : "refused",
                decision.status(clock.instant()),
                decision.rule(),
                decision.reason(),
                read(decision.refusals(), new TypeReference<List<Refusal>>() {}),
                decision.allowedFrom(),
                decision.expiresAt(),
                decision.settledAt(),
                read(decision.inputs(), new TypeReference<JsonNode>() {}));
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision was not written by us", e);
        }
    }
}
