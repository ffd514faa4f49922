package io.heartline.ingestion.contact;

import io.heartline.ingestion.consent.ContactChannel;
import io.heartline.ingestion.customer.Person;
import io.heartline.ingestion.secret.Secrets;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where customers can be reached: the only place that has addresses in a form in which they can be used, closed with the
 * service's secret key.
 */
@ApplicationScoped
public class ContactPoints {
    // What was said later holds, whatever arrives later.
    private static final String REMEMBER = """
            insert into contact_point (customer_id, channel, closed, hint, verified, source, said_at, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (customer_id, channel) do update set
              closed = excluded.closed, hint = excluded.hint, verified = excluded.verified, source = excluded.source,
              said_at = excluded.said_at, recorded_at = excluded.recorded_at
            where excluded.said_at >= contact_point.said_at""";
    private static final String LIST = """
            select distinct on (channel) channel, hint, verified, source, said_at, recorded_at
            from contact_point where customer_id = any(?) order by channel, said_at desc, customer_id""";
    private static final String NEWEST = """
            select closed from contact_point where customer_id = any(?) and channel = ?
            order by said_at desc, customer_id limit 1""";
    private static final String FORGET = "delete from contact_point where customer_id = any(?) and channel = ?";

    private final Database database;
    private final Secrets secrets;
    private final Clock clock;

    ContactPoints(Database database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Where an address comes from.
     *
     * @param source the slug of what told it
     * @param verified whether it was shown that the address is the customer's
     * @param saidAt when the customer or the source said it; the latest holds
     */
    public record Origin(String source, boolean verified, Instant saidAt) {}

    /**
     * A contact point as it is shown.
     *
     * @param hint what may be seen of the address
     */
    record Shown(
            ContactChannel channel, String hint, boolean verified, String source, Instant saidAt, Instant recordedAt) {}

    /** Keeps where a customer can be reached, unless something newer is known, in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void remember(UUID customerId, ContactAddress address, Origin origin) {
        database.update(
                REMEMBER,
                customerId,
                address.channel().wire(),
                secrets.close(address.address()),
                address.hint(),
                origin.verified(),
                origin.source(),
                origin.saidAt(),
                clock.instant());
    }

    /** The newest contact point of a person on each channel. */
    List<Shown> of(Person person) {
        return database.query(
                LIST,
                row -> new Shown(
                        ContactChannel.of(row.getString("channel")),
                        row.getString("hint"),
                        row.getBoolean("verified"),
                        row.getString("source"),
                        Database.instant(row, "said_at"),
                        Database.instant(row, "recorded_at")),
                (Object) ids(person));
    }

    /** Whether an address of a person is known for a channel. */
    public boolean reach(Person person, ContactChannel channel) {
        return database.first(NEWEST, row -> true, ids(person), channel.wire()).isPresent();
    }

    /** The newest address of a person on a channel, in plain. */
    Optional<String> address(Person person, ContactChannel channel) {
        return database.first(NEWEST, row -> secrets.open(row.getBytes("closed")), ids(person), channel.wire());
    }

    /** Forgets the contact points of a person on a channel, in the caller's transaction; whether there was one. */
    boolean forget(Person person, ContactChannel channel) {
        return database.update(FORGET, ids(person), channel.wire()) > 0;
    }

    private static UUID[] ids(Person person) {
        return person.customerIds().toArray(UUID[]::new);
    }
}
