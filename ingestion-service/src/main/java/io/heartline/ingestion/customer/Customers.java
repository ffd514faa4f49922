package io.heartline.ingestion.customer;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the customers behind identifiers, and makes those that are seen for the first time. */
@ApplicationScoped
public class Customers {
    private static final String ADD = """
            insert into customer (id, brand, canonical_id, revision, created_at)
            select k.id, k.brand, k.id, 1, ? from unnest(?::uuid[], ?::text[]) as k (id, brand)""";
    private static final String PERSON = """
            select m.id, m.canonical_id, m.brand from customer c join customer m on m.canonical_id = c.canonical_id
            where c.id = ? and (?::text[] is null or c.brand = any(?)) order by m.id""";
    // Waits for whoever links identifiers of these brands, and for nobody else.
    private static final String WAIT = """
            select pg_advisory_xact_lock_shared(hashtextextended('identity:' || brand, 0))
            from (select distinct brand from unnest(?::text[]) as k (brand) order by brand) b""";

    private final Database database;
    private final Identifiers identifiers;
    private final Outbox outbox;
    private final Clock clock;

    Customers(Database database, Identifiers identifiers, Outbox outbox, Clock clock) {
        this.database = database;
        this.identifiers = identifiers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The customer ids of identifiers, as first assigned. An identifier that no one had before gets a new customer, whose
     * identity is published; one of an erased customer is missing in the answer.
     */
    @Transactional(TxType.MANDATORY)
    public Map<CustomerKey, UUID> resolve(Collection<CustomerKey> wanted) {
        Set<CustomerKey> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(identifiers.erased(wanted));
        Map<CustomerKey, UUID> found = new HashMap<>();
        find(missing, found);
        if (!missing.isEmpty()) {
            database.query(WAIT, row -> true, (Object)
                    missing.stream().map(CustomerKey::brand).toArray(String[]::new));
            identifiers.awaitOthers(missing);
            find(missing, found);
            create(missing, found);
            // Others may have made the rest meanwhile; the insert waited for them.
            find(missing, found);
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("an identifier is neither there nor new");
        }
        return found;
    }

    /** The person that a customer is; none if it is unknown or of another brand. */
    public Optional<Person> person(UUID customerId, Brands brands) {
        record Member(UUID id, UUID canonicalId, String brand) {}
        var members = database.query(
                PERSON,
                row -> new Member(
                        row.getObject("id", UUID.class),
                        row.getObject("canonical_id", UUID.class),
                        row.getString("brand")),
                customerId,
                brands.forSql(),
                brands.forSql());
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(new Person(
                        members.getFirst().canonicalId(),
                        members.getFirst().brand(),
                        members.stream().map(Member::id).toList()));
    }

    /** The same; the person is not erased until the caller's transaction ends, so that something may be added. */
    @Transactional(TxType.MANDATORY)
    public Optional<Person> hold(UUID customerId, Brands brands) {
        identifiers.erased(List.of());
        return person(customerId, brands);
    }

    /** Makes customers, and publishes who they are. */
    void add(Map<UUID, String> brands) {
        var now = clock.instant();
        var entries = List.copyOf(brands.entrySet());
        database.update(
                ADD,
                now,
                entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                entries.stream().map(Map.Entry::getValue).toArray(String[]::new));
        outbox.addAll(entries.stream()
                .map(entry -> new CustomerIdentity(entry.getKey(), entry.getKey(), entry.getValue(), 1, now))
                .map(identity -> OutgoingEvent.of(Topic.CUSTOMER_IDENTITIES, identity.customerId(), identity, now))
                .toList());
    }

    /** The customer who has this identifier; empty if nobody has. */
    public Optional<UUID> find(CustomerKey key) {
        return Optional.ofNullable(identifiers.find(List.of(key)).get(key)).map(Identifiers.Held::customerId);
    }

    private void find(Set<CustomerKey> missing, Map<CustomerKey, UUID> found) {
        identifiers.findAndRenew(missing).forEach((key, held) -> found.put(key, held.customerId()));
        missing.removeAll(found.keySet());
    }

    private void create(Set<CustomerKey> missing, Map<CustomerKey, UUID> found) {
        if (missing.isEmpty()) {
            return;
        }
        Map<CustomerKey, UUID> wanted = new HashMap<>();
        missing.forEach(key -> wanted.put(key, Ids.next()));
        Map<UUID, String> created = new HashMap<>();
        for (var key : identifiers.add(wanted)) {
            var id = wanted.get(key);
            created.put(id, key.brand());
            found.put(key, id);
            missing.remove(key);
        }
        add(created);
    }
}
