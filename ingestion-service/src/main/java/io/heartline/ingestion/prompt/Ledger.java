package io.heartline.ingestion.prompt;

import io.heartline.contracts.Invitation;
import io.heartline.contracts.InvitationStatus;
import io.heartline.contracts.Topic;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Publishes every step of a prompt, in the transaction that makes it. */
@ApplicationScoped
class Ledger {
    private final Outbox outbox;

    Ledger(Outbox outbox) {
        this.outbox = outbox;
    }

    void publish(PromptEntity prompt, InvitationStatus step, Instant now) {
        var invitation = new Invitation(
                prompt.id(),
                prompt.survey(),
                prompt.usedChannel().heardBy(),
                prompt.customerId(),
                prompt.brand(),
                step,
                now);
        outbox.add(OutgoingEvent.of(Topic.INVITATIONS, prompt.customerId(), invitation, now));
    }
}
