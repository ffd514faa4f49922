package io.heartline.alerting.contactpolicy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.alerting.customer.Customers;
import io.heartline.alerting.identity.Identities;
import io.heartline.alerting.privacy.Erasures;
import io.heartline.contracts.Ids;
import io.heartline.platform.database.Database;
import io.heartline.platform.problem.Conflict;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one place where it is decided whether a customer may be contacted: by surveys, outreach, and whoever else sends.
 *
 * <p>A slot is reserved, then confirmed just before the message leaves, or released. Everything runs in the caller's
 * transaction; until it ends, no other decision about the same person is made.
 */
@ApplicationScoped
public class ContactDecisions {
    private static final int LOCKS_MAX = 5;

    private final ContactDecisionRepository decisions;
    private final ContactPolicies policies;
    private final ContactPast past;
    private final Identities identities;
    private final Customers customers;
    private final Erasures erasures;
    private final Database database;
    private final ObjectMapper json;
    private final ContactConfig config;
    private final MeterRegistry meters;
    private final Clock clock;

    ContactDecisions(
            ContactDecisionRepository decisions,
            ContactPolicies policies,
            ContactPast past,
            Identities identities,
            Customers customers,
            Erasures erasures,
            Database database,
            ObjectMapper json,
            ContactConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.decisions = decisions;
        this.policies = policies;
        this.past = past;
        this.identities = identities;
        this.customers = customers;
        this.erasures = erasures;
        this.database = database;
        this.json = json;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * What a decision was based on, as it is kept.
     *
     * @param timeZoneFrom where the zone is from: request, profile or policy
     */
    private record Inputs(
            Instant at,
            ZoneId timeZone,
            String timeZoneFrom,
            int policyVersion,
            ContactPolicy policy,
            History history) {}

    private record Zone(ZoneId id, String from) {}

    /**
     * Decides, and reserves a slot if the contact may be made and this is no dry run.
     *
     * @throws Conflict if the id of the request was used for another request, or the customer was erased
     */
    @Transactional(TxType.MANDATORY)
    public ContactVerdict decide(ContactAsk ask) {
        var decision = make(ask);
        return new ContactVerdict(
                decision.id(), decision.allowed(), decision.rule(), decision.reason(), decision.allowedFrom());
    }

    /**
     * What would be decided now of so many that no decision is kept.
     *
     * @throws Conflict if the customer was erased
     */
    @Transactional(TxType.MANDATORY)
    public Foresight foresee(UUID customerId, String brand, Proposal proposal) {
        erasures.refuse(customerId);
        var now = clock.instant();
        var family = identities.family(customerId);
        var policy = policies.current(brand);
        var zone = zone(null, family, policy.policy());
        var ruling = ContactRules.decide(policy.policy(), past.of(family, brand, now), proposal, zone.id(), now);
        var answer = answer(ruling, policy.version(), "{}", now);
        var verdict =
                new ContactVerdict(Ids.next(), answer.allowed(), answer.rule(), answer.reason(), answer.allowedFrom());
        return new Foresight(verdict, ruling instanceof Ruling.Refused refused ? refused.refusals() : List.of());
    }

    /** Confirms what was reserved; again is no error. */
    @Transactional(TxType.MANDATORY)
    public void confirm(UUID decisionId) {
        confirm(decisions.forUpdate(decisionId).orElseThrow());
    }

    ContactDecision make(ContactAsk ask) {
        erasures.refuse(ask.customerId());
        if (ask.dryRun()) {
            return decideAnew(ask);
        }
        database.lock("contact-request|" + ask.requestId());
        lock(ask.customerId());
        var before = decisions.ofRequest(ask.requestId()).orElse(null);
        if (before == null) {
            return decideAnew(ask);
        }
        if (!before.answers(ask)) {
            throw new Conflict(
                    "request-id-reused",
                    "The request " + ask.requestId() + " was answered before, and was another request.");
        }
        return before;
    }

    /** Locks the person; if a merge slips in between, whom the id means then. */
    private void lock(UUID customerId) {
        var canonical = identities.canonical(customerId);
        for (int i = 0; i < LOCKS_MAX; i++) {
            database.lock("contact|" + canonical);
            var now = identities.canonical(customerId);
            if (now.equals(canonical)) {
                return;
            }
            canonical = now;
        }
        throw new Conflict("identity-changes", "The customer is being merged; try again.");
    }

    private ContactDecision decideAnew(ContactAsk ask) {
        var now = clock.instant();
        var family = identities.family(ask.customerId());
        var policy = policies.current(ask.brand());
        var zone = zone(ask.zone(), family, policy.policy());
        var history = past.of(family, ask.brand(), now);
        var ruling = ContactRules.decide(policy.policy(), history, ask.proposal(), zone.id(), now);
        var inputs = write(new Inputs(now, zone.id(), zone.from(), policy.version(), policy.policy(), history));
        var decision = new ContactDecision(Ids.next(), ask, answer(ruling, policy.version(), inputs, now), now);
        decisions.persistAndFlush(decision);
        meters.counter(
                        "heartline.contact.decisions",
                        "verdict",
                        decision.allowed() ? "allowed" : "refused",
                        "rule",
                        decision.rule())
                .increment();
        return decision;
    }

    private ContactDecision.Answer answer(Ruling ruling, int policyVersion, String inputs, Instant now) {
        return switch (ruling) {
            case Ruling.Allowed allowed -> {
                var expiry = now.plus(config.hold());
                var openUntil = allowed.openUntil();
                var expiresAt = openUntil != null && openUntil.isBefore(expiry) ? openUntil : expiry;
                var reason = allowed.rule().equals(ContactRules.EXEMPT)
                        ? "Transactional messages are exempt from the contact policy."
                        : "No rule of the contact policy stands in the way.";
                yield new ContactDecision.Answer(
                        policyVersion, true, allowed.rule(), reason, "[]", inputs, null, expiresAt);
            }
            case Ruling.Refused refused -> {
                var first = refused.refusals().getFirst();
                yield new ContactDecision.Answer(
                        policyVersion,
                        false,
                        first.rule(),
                        first.reason(),
                        write(refused.refusals()),
                        inputs,
                        refused.allowedFrom(),
                        null);
            }
        };
    }

    private Zone zone(@Nullable ZoneId asked, List<UUID> family, ContactPolicy policy) {
        if (asked != null) {
            return new Zone(asked, "request");
        }
        return customers
                .zone(family)
                .map(known -> new Zone(known, "profile"))
                .orElseGet(() -> new Zone(policy.defaultTimeZone(), "policy"));
    }

    void confirm(ContactDecision decision) {
        var now = clock.instant();
        switch (decision.status(now)) {
            case RESERVED -> decision.settle(ContactStatus.CONFIRMED, now);
            case CONFIRMED -> {
                // it was confirmed before
            }
            case EXPIRED ->
                throw new Conflict(
                        "reservation-expired",
                        "The slot of the decision " + decision.id() + " is free again since " + decision.expiresAt()
                                + "; ask anew.");
            case RELEASED -> throw new Conflict("released", "The decision " + decision.id() + " was released.");
            case REFUSED, TRIED ->
                throw new Conflict("nothing-reserved", "The decision " + decision.id() + " reserved nothing.");
        }
    }

    /** Frees the slot of a contact that was not made; one that was confirmed did not leave after all. */
    void release(ContactDecision decision) {
        var now = clock.instant();
        switch (decision.status(now)) {
            case RESERVED, CONFIRMED, EXPIRED -> decision.settle(ContactStatus.RELEASED, now);
            case RELEASED -> {
                // it was released before
            }
            case REFUSED, TRIED ->
                throw new Conflict("nothing-reserved", "The decision " + decision.id() + " reserved nothing.");
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a decision cannot be written as JSON", e);
        }
    }
}
