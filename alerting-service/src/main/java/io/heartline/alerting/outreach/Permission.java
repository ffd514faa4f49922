package io.heartline.alerting.outreach;

import io.heartline.alerting.contactpolicy.ContactAsk;
import io.heartline.alerting.contactpolicy.ContactDecisions;
import io.heartline.alerting.contactpolicy.ContactPurpose;
import io.heartline.alerting.contactpolicy.ContactVerdict;
import io.heartline.alerting.contactpolicy.Foresight;
import io.heartline.alerting.contactpolicy.MessageClass;
import io.heartline.alerting.contactpolicy.Proposal;
import io.heartline.alerting.play.PlayAction;
import io.heartline.alerting.play.PlayDefinition;
import io.heartline.contracts.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the contact policy on behalf of outreach. */
@ApplicationScoped
class Permission {
    /** What is said where the play has no channels: the receiver chooses how the message travels. */
    static final String RECEIVER = "receiver";

    private final ContactDecisions decisions;

    Permission(ContactDecisions decisions) {
        this.decisions = decisions;
    }

    /** The verdict about the channel that was chosen, or about the one that opens first. */
    record Slot(String channel, ContactVerdict verdict) {}

    /** What the policy would say about a channel, with every rule that stands in the way. */
    record Foreseen(String channel, Foresight foresight) {}

    /** What the policy says now; nothing is reserved. */
    ContactVerdict ask(UUID customerId, String brand, PlayDefinition play) {
        return first(play, proposal -> decisions.decide(question(customerId, brand, proposal, true)))
                .verdict();
    }

    /** What the policy says now, of so many that no decision is kept. */
    ContactVerdict foresee(UUID customerId, String brand, PlayDefinition play) {
        return first(
                        play,
                        proposal ->
                                decisions.foresee(customerId, brand, proposal).verdict())
                .verdict();
    }

    /** The same with every rule that stands in the way. */
    Foreseen explain(UUID customerId, String brand, PlayDefinition play) {
        var slot = first(
                play, proposal -> decisions.foresee(customerId, brand, proposal).verdict());
        var proposal = proposal(play.action(), slot.channel());
        return new Foreseen(slot.channel(), decisions.foresee(customerId, brand, proposal));
    }

    /** Takes the slot of a message that leaves in this transaction, if there is one: by the first channel that is open. */
    Slot take(UUID customerId, String brand, PlayDefinition play) {
        var slot = first(play, proposal -> decisions.decide(question(customerId, brand, proposal, false)));
        if (slot.verdict().allowed()) {
            decisions.confirm(slot.verdict().decisionId());
        }
        return slot;
    }

    /** What a message of this kind is for, by which consent is asked. */
    static ContactPurpose purpose(PlayAction action) {
        return action.answers() ? ContactPurpose.SERVICE : ContactPurpose.MARKETING;
    }

    private static Slot first(PlayDefinition play, Function<Proposal, ContactVerdict> ask) {
        var channels = play.channels().isEmpty() ? List.of(RECEIVER) : play.channels();
        @Nullable Slot best = null;
        for (var channel : channels) {
            var slot = new Slot(channel, ask.apply(proposal(play.action(), channel)));
            if (slot.verdict().allowed()) {
                return slot;
            }
            if (best == null || opens(slot).isBefore(opens(best))) {
                best = slot;
            }
        }
        if (best == null) {
            throw new IllegalStateException("there is always a channel");
        }
        return best;
    }

    private static Instant opens(Slot slot) {
        var from = slot.verdict().allowedFrom();
        return from == null ? Instant.MAX : from;
    }

    private static Proposal proposal(PlayAction action, String channel) {
        var messageClass = action.answers() ? MessageClass.SERVICE : MessageClass.MARKETING;
        return new Proposal(messageClass, purpose(action), channel, null);
    }

    private static ContactAsk question(UUID customerId, String brand, Proposal proposal, boolean dryRun) {
        return new ContactAsk(Ids.next(), customerId, brand, proposal, null, dryRun, OutreachLog.BY_ITSELF);
    }
}
