package io.heartline.ingestion.prompt;

import io.heartline.ingestion.consent.Consents;
import io.heartline.ingestion.consent.ContactChannel;
import io.heartline.ingestion.consent.Purpose;
import io.heartline.ingestion.contact.ContactPoints;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.survey.InvitationChannel;
import io.heartline.platform.access.Brands;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** By which channels a customer can and may be asked now. */
@ApplicationScoped
class Reach {
    private final Customers customers;
    private final ContactPoints points;
    private final Consents consents;
    private final MailSender mail;
    private final SmsSender sms;
    private final WebhookSender webhook;

    Reach(
            Customers customers,
            ContactPoints points,
            Consents consents,
            MailSender mail,
            SmsSender sms,
            WebhookSender webhook) {
        this.customers = customers;
        this.points = points;
        this.consents = consents;
        this.mail = mail;
        this.sms = sms;
        this.webhook = webhook;
    }

    /** Why the customer is not asked by this channel; empty if nothing is against it here. */
    Optional<Refusal> refusal(UUID customerId, InvitationChannel channel) {
        if (!ready(channel)) {
            return Optional.of(
                    new Refusal("channel-not-configured", "The channel " + channel.wire() + " is not configured."));
        }
        if (!addressed(customerId, channel)) {
            return Optional.of(
                    new Refusal("no-contact-point", "No address of the customer is known for " + channel.wire() + "."));
        }
        return consents.refusal(customerId, consented(channel), Purpose.SURVEY)
                .map(refusal -> new Refusal(
                        "consent-" + refusal.reason().wire(),
                        "The customer does not agree to surveys by " + channel.wire() + "."));
    }

    private boolean addressed(UUID customerId, InvitationChannel channel) {
        return switch (channel) {
            case EMAIL, SMS ->
                customers
                        .person(customerId, Brands.all())
                        .filter(person -> points.reach(person, consented(channel)))
                        .isPresent();
            case LINK, IN_APP, WIDGET, WEBHOOK -> true;
        };
    }

    private boolean ready(InvitationChannel channel) {
        return switch (channel) {
            case EMAIL -> mail.ready();
            case SMS -> sms.ready();
            case WEBHOOK -> webhook.ready();
            case LINK, IN_APP, WIDGET -> true;
        };
    }

    /** What a customer agrees to; whoever sends a link by means of their own needs the agreement to links. */
    static ContactChannel consented(InvitationChannel channel) {
        return switch (channel) {
            case EMAIL -> ContactChannel.EMAIL;
            case SMS -> ContactChannel.SMS;
            case IN_APP -> ContactChannel.IN_APP;
            case WIDGET -> ContactChannel.WIDGET;
            case LINK, WEBHOOK -> ContactChannel.LINK;
        };
    }
}
