package io.heartline.ingestion.consent;

import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.EventType;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.ingestion.translation.ConsentStatement;
import io.heartline.platform.access.Brands;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What customers allowed and refused.
 *
 * <p>The history is only added to. It is read at every use and over all ids of a person, so a merge joins decisions and
 * its undo parts them again.
 */
@ApplicationScoped
public class Consents {
    private static final String SOURCE = "consent";

    private final ConsentTable table;
    private final ConsentConfig config;
    private final Outbox outbox;
    private final Clock clock;

    Consents(ConsentTable table, ConsentConfig config, Outbox outbox, Clock clock) {
        this.table = table;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Records what a sender tells of a customer, in the caller's transaction.
     *
     * @param source the slug of the source that tells it
     * @throws IllegalArgumentException if it names a channel or a purpose that does not exist
     */
    @Transactional(TxType.MANDATORY)
    public void record(UUID customerId, String source, ConsentStatement statement) {
        record(customerId, ConsentDecision.of(statement, source));
    }

    /**
     * Records decisions, in the caller's transaction, and publishes those that change what holds. A decision that is told
     * again changes nothing.
     *
     * @throws NotFound if there is no such customer
     */
    @Transactional(TxType.MANDATORY)
    public void record(UUID customerId, List<ConsentDecision> decisions) {
        var brand = table.lock(customerId).orElseThrow(() -> unknown(customerId));
        var now = clock.instant();
        for (var decision : decisions) {
            var before = holding(customerId, decision);
            var id = Ids.next();
            if (table.add(id, customerId, decision, now) && !before.equals(holding(customerId, decision))) {
                publish(id, customerId, brand, decision, now);
            }
        }
    }

    private Optional<ConsentStatus> holding(UUID customerId, ConsentDecision asked) {
        return ConsentRules.holding(decisions(customerId, asked.purpose()), asked.channel(), asked.purpose())
                .map(ConsentDecision::status);
    }

    /**
     * Why a customer must not be reached or analysed now; empty if they may be.
     *
     * @param channel by what; null for {@link Purpose#ANALYSIS}
     */
    public Optional<ConsentRefusal> refusal(UUID customerId, @Nullable ContactChannel channel, Purpose purpose) {
        return ConsentRules.refusal(decisions(customerId, purpose), channel, purpose, config.optIn());
    }

    /**
     * Which of these customers must not be analysed. None of them decides anything else until the caller's transaction
     * ends.
     */
    @Transactional(TxType.MANDATORY)
    public Set<UUID> refusingAnalysis(Collection<UUID> customerIds) {
        table.share(customerIds);
        var known = table.of(customerIds, Purpose.ANALYSIS);
        return customerIds.stream()
                .filter(id -> ConsentRules.refusal(
                                plain(known.getOrDefault(id, List.of())), null, Purpose.ANALYSIS, config.optIn())
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /**
     * All decisions of a person, oldest first.
     *
     * @throws NotFound if these brands have no such customer
     */
    List<KeptDecision> history(UUID customerId, Brands brands) {
        demand(customerId, brands);
        return table.of(List.of(customerId)).getOrDefault(customerId, List.of());
    }

    /** Refuses a customer of other brands. */
    void demand(UUID customerId, Brands brands) {
        if (table.brand(customerId).filter(brands::contain).isEmpty()) {
            throw unknown(customerId);
        }
    }

    /** What holds by a history, for every purpose and for each channel that was decided on. */
    List<Holding> holding(List<KeptDecision> history) {
        return Holding.of(plain(history), config.optIn());
    }

    private List<ConsentDecision> decisions(UUID customerId, Purpose purpose) {
        return plain(table.of(List.of(customerId), purpose).getOrDefault(customerId, List.of()));
    }

    private static NotFound unknown(UUID customerId) {
        return new NotFound("unknown-customer", "There is no customer " + customerId + ".");
    }

    private static List<ConsentDecision> plain(List<KeptDecision> kept) {
        return kept.stream().map(KeptDecision::decision).toList();
    }

    private void publish(UUID id, UUID customerId, String brand, ConsentDecision decision, Instant now) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("purpose", decision.purpose().wire());
        attributes.put("status", decision.status().wire());
        var channel = decision.channel();
        if (channel != null) {
            attributes.put("channel", channel.wire());
        }
        var event = new CustomerEvent(
                id,
                1,
                SOURCE,
                id.toString(),
                customerId,
                brand,
                null,
                null,
                EventType.CONSENT_CHANGED,
                null,
                null,
                null,
                null,
                decision.decidedAt(),
                now,
                attributes,
                false);
        outbox.add(OutgoingEvent.of(Topic.CUSTOMER_EVENTS, customerId, event, now));
    }
}
