package io.heartline.alerting.contactpolicy;

import io.heartline.alerting.privacy.Erasures;
import io.heartline.contracts.Invitation;
import io.heartline.contracts.InvitationStatus;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns of invitations that left without a confirmed decision. */
@ApplicationScoped
class InvitationConsumer {
    private final Subscription<Invitation> subscription;
    private final Erasures erasures;
    private final Invitations invitations;

    InvitationConsumer(Inbox inbox, Erasures erasures, Invitations invitations) {
        this.subscription = inbox.subscribe("invitations", Invitation.class, this::on);
        this.erasures = erasures;
        this.invitations = invitations;
    }

    @Incoming("invitations")
    @Blocking // keeps a partition's order
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<Invitation>> batch) {
        erasures.spare(batch, Invitation::customerId).stream()
                .filter(invitation -> invitation.status() == InvitationStatus.INVITED)
                .forEach(invitations::note);
    }
}
