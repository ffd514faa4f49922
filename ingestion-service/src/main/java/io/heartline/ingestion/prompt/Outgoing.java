package io.heartline.ingestion.prompt;

import io.heartline.ingestion.consent.ContactChannel;
import io.heartline.ingestion.consent.Purpose;
import io.heartline.ingestion.consent.Unsubscribes;
import io.heartline.ingestion.contact.ContactReleases;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.survey.InvitationChannel;
import io.heartline.platform.access.Brands;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Hands an invitation to what brings it to the customer. */
@ApplicationScoped
class Outgoing {
    private static final Attempt NO_ADDRESS = new Attempt.Impossible("no address was released");

    private final ContactReleases releases;
    private final Unsubscribes unsubscribes;
    private final Customers customers;
    private final Links links;
    private final MailSender mail;
    private final SmsSender sms;
    private final WebhookSender webhook;

    Outgoing(
            ContactReleases releases,
            Unsubscribes unsubscribes,
            Customers customers,
            Links links,
            MailSender mail,
            SmsSender sms,
            WebhookSender webhook) {
        this.releases = releases;
        this.unsubscribes = unsubscribes;
        this.customers = customers;
        this.links = links;
        this.mail = mail;
        this.sms = sms;
        this.webhook = webhook;
    }

    /**
     * Sends an invitation; one that is fetched needs no sending.
     *
     * @param decisionId the decision that allows it
     */
    Attempt send(Letter letter, InvitationChannel channel, UUID decisionId) {
        return switch (channel) {
            case EMAIL ->
                address(letter, ContactChannel.EMAIL, decisionId)
                        .map(address -> mail.send(letter, address, stop(letter, ContactChannel.EMAIL)))
                        .orElse(NO_ADDRESS);
            case SMS ->
                address(letter, ContactChannel.SMS, decisionId)
                        .map(number -> sms.send(letter, number))
                        .orElse(NO_ADDRESS);
            case WEBHOOK -> webhook.send(letter);
            case LINK, IN_APP, WIDGET -> new Attempt.Sent();
        };
    }

    private Optional<String> address(Letter letter, ContactChannel channel, UUID decisionId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> customers
                        .person(letter.customerId(), Brands.all())
                        .flatMap(person -> releases.address(
                                person,
                                letter.customerId(),
                                channel,
                                Purpose.SURVEY,
                                decisionId,
                                letter.survey().slug())));
    }

    /** Where the customer can say that it was the last one. */
    private String stop(Letter letter, ContactChannel channel) {
        var token = QuarkusTransaction.requiringNew()
                .call(() -> unsubscribes.token(letter.customerId(), channel, Purpose.SURVEY));
        return links.at("/unsubscribe/" + token);
    }
}
