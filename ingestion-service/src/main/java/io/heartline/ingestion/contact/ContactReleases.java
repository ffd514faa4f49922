package io.heartline.ingestion.contact;

import io.heartline.contracts.Ids;
import io.heartline.ingestion.consent.ConsentRefusal;
import io.heartline.ingestion.consent.Consents;
import io.heartline.ingestion.consent.ContactChannel;
import io.heartline.ingestion.consent.Purpose;
import io.heartline.ingestion.customer.CustomerFacts;
import io.heartline.ingestion.customer.Customers;
import io.heartline.ingestion.customer.Person;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands out addresses, one at a time and for one purpose, and keeps a record of every time it did or did not. */
@ApplicationScoped
public class ContactReleases {
    private static final String RECORD = """
            insert into contact_release
              (id, customer_id, brand, channel, purpose, decision_id, released, code, requested_by, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String PAGE = """
            select id, customer_id, channel, purpose, decision_id, released, code, requested_by, at
            from contact_release where customer_id = any(?) and (?::uuid is null or id < ?::uuid)
            order by id desc limit ?""";

    private final Database database;
    private final Customers customers;
    private final ContactPoints points;
    private final Consents consents;
    private final CustomerFacts facts;
    private final Clock clock;

    ContactReleases(
            Database database,
            Customers customers,
            ContactPoints points,
            Consents consents,
            CustomerFacts facts,
            Clock clock) {
        this.database = database;
        this.customers = customers;
        this.points = points;
        this.consents = consents;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * A request for an address.
     *
     * @param customerId as the caller names the customer
     * @param decisionId the decision of the contact policy that it follows
     */
    record Asked(UUID customerId, ContactChannel channel, Purpose purpose, UUID decisionId, String by) {}

    /** What came of a request. */
    sealed interface Outcome {
        /**
         * The address.
         *
         * @param address null where the channel needs none
         */
        record Released(
                ContactChannel channel,
                @Nullable String address,
                @Nullable String language,
                @Nullable String timeZone,
                Instant releasedAt)
                implements Outcome {}

        /** Why there is none. */
        record Refused(String code, String message) implements Outcome {}
    }

    /** A request of the past. */
    record Recorded(
            UUID id,
            UUID customerId,
            ContactChannel channel,
            Purpose purpose,
            UUID decisionId,
            boolean released,
            @Nullable String code,
            String by,
            Instant at) {}

    /**
     * Hands out an address if there is one and the customer agrees now.
     *
     * @return empty if these brands have no such customer
     */
    @Transactional
    Optional<Outcome> release(Asked asked, Brands brands) {
        return customers.hold(asked.customerId(), brands).map(person -> release(person, asked));
    }

    private Outcome release(Person person, Asked asked) {
        var address = points.address(person, asked.channel()).orElse(null);
        var refusal = consents.refusal(asked.customerId(), asked.channel(), asked.purpose());
        Outcome outcome;
        if (refusal.isPresent()) {
            outcome = refused(asked, refusal.get());
        } else if (address == null && isAddressed(asked.channel())) {
            outcome = new Outcome.Refused(
                    "no-contact-point",
                    "No address of the customer " + asked.customerId() + " is known for "
                            + asked.channel().wire() + ".");
        } else {
            var profile = facts.of(person).profile();
            outcome = new Outcome.Released(
                    asked.channel(), address, profile.language(), profile.timeZone(), clock.instant());
        }
        record(person, asked, outcome);
        return outcome;
    }

    /**
     * The address for a message that this service sends itself, released like any other.
     *
     * @param decisionId the decision of the contact policy that it follows
     * @param by the slug of what sends the message
     * @return empty if there is none or the customer does not agree
     */
    @Transactional
    public Optional<String> address(
            Person person, UUID customerId, ContactChannel channel, Purpose purpose, UUID decisionId, String by) {
        return release(person, new Asked(customerId, channel, purpose, decisionId, by))
                        instanceof Outcome.Released released
                ? Optional.ofNullable(released.address())
                : Optional.empty();
    }

    /** A page, a widget and an app are where the customer is already. */
    private static boolean isAddressed(ContactChannel channel) {
        return switch (channel) {
            case EMAIL, SMS, PUSH, CALL, POST -> true;
            case IN_APP, WIDGET, LINK -> false;
        };
    }

    private static Outcome.Refused refused(Asked asked, ConsentRefusal refusal) {
        var what = asked.purpose().wire() + " by " + asked.channel().wire();
        var why = switch (refusal.reason()) {
            case REFUSED -> "refused " + what;
            case WITHDRAWN -> "took back the consent to " + what;
            case NOT_GRANTED -> "has not agreed to " + what;
        };
        return new Outcome.Refused(
                "consent-" + refusal.reason().wire(), "The customer " + asked.customerId() + " " + why + ".");
    }

    private void record(Person person, Asked asked, Outcome outcome) {
        database.update(
                RECORD,
                Ids.next(),
                asked.customerId(),
                person.brand(),
                asked.channel().wire(),
                asked.purpose().wire(),
                asked.decisionId(),
                outcome instanceof Outcome.Released,
                outcome instanceof Outcome.Refused refused ? refused.code() : null,
                asked.by(),
                clock.instant());
    }

    /** The requests for a person's addresses, the newest first. */
    List<Recorded> of(Person person, @Nullable UUID before, int limit) {
        return database.query(
                PAGE,
                row -> new Recorded(
                        row.getObject("id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        ContactChannel.of(row.getString("channel")),
                        Purpose.of(row.getString("purpose")),
                        row.getObject("decision_id", UUID.class),
                        row.getBoolean("released"),
                        row.getString("code"),
                        row.getString("requested_by"),
                        Database.instant(row, "at")),
                person.customerIds().toArray(UUID[]::new),
                before,
                before,
                limit);
    }
}
