package io.heartline.metrics.customer;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.metrics.database.Database;
import io.heartline.platform.access.Brands;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Customers as first assigned, and the persons that they are.
 *
 * <p>Whoever changes the books of a customer holds a share of the customer's row, and whoever merges or separates
 * customers holds the row alone, so that nobody writes to a person who is just becoming another. Rows are always locked
 * in the order of their ids.
 */
@ApplicationScoped
public class Customers {
    private static final String ENSURE = """
            insert into customer (customer_id, brand, canonical_id)
            select id, of_brand, id from unnest(?, ?) as known (id, of_brand) order by id
            on conflict do nothing""";
    private static final String SHARE = """
            select customer_id, canonical_id from customer where customer_id = any(?)
            order by customer_id for share""";
    private static final String TAKE = """
            select customer_id, canonical_id, identity_revision from customer where customer_id = any(?)
            order by customer_id for update""";
    private static final String IDENTIFY = """
            update customer set canonical_id = to_id, identity_revision = to_revision
            from unnest(?, ?, ?) as identity (id, to_id, to_revision) where customer_id = id""";
    private static final String SEPARATE = """
            update customer set canonical_id = customer_id
            where canonical_id = any(?) and customer_id <> all(?) returning customer_id""";
    private static final String MEMBERS = """
            select customer_id, canonical_id from customer where canonical_id = any(?) order by customer_id""";
    private static final String PERSON = """
            select c.customer_id, c.canonical_id, c.brand from customer asked
            join customer c on c.canonical_id = asked.canonical_id
            where asked.customer_id = ? and (?::text[] is null or asked.brand = any(?))
            order by c.customer_id""";

    private final Database database;

    Customers(Database database) {
        this.database = database;
    }

    /** Makes sure that these customers, with their brands, are known. */
    public void ensure(Map<UUID, String> brands) {
        var known = new ArrayList<>(new TreeMap<>(brands).entrySet());
        database.update(ENSURE, column("uuid", known, Map.Entry::getKey), column("text", known, Map.Entry::getValue));
    }

    /** The persons that these customers are; they stay so until the end of the caller's transaction. */
    public Map<UUID, UUID> holdPersons(Collection<UUID> customerIds) {
        Map<UUID, UUID> persons = new HashMap<>();
        database.query(SHARE, row -> persons.put(row.id("customer_id"), row.id("canonical_id")), ids(customerIds));
        return persons;
    }

    /**
     * Merges and separates customers; of several decisions on one customer, the one with the highest revision holds.
     *
     * @return the canonical ids of all persons who lost or gained a customer
     */
    public Set<UUID> identify(Collection<CustomerIdentity> identities) {
        Map<UUID, CustomerIdentity> latest = new HashMap<>();
        Map<UUID, String> brands = new HashMap<>();
        for (var identity : identities) {
            latest.merge(identity.customerId(), identity, (a, b) -> a.revision() >= b.revision() ? a : b);
            brands.put(identity.customerId(), identity.brand());
            brands.put(identity.canonicalId(), identity.brand());
        }
        ensure(brands);
        List<CustomerIdentity> changes = new ArrayList<>();
        Set<UUID> touched = new HashSet<>();
        database.query(
                TAKE,
                row -> {
                    var decided = Objects.requireNonNull(latest.get(row.id("customer_id")));
                    boolean newer = decided.revision() > row.count("identity_revision");
                    if (newer && !decided.canonicalId().equals(row.id("canonical_id"))) {
                        touched.add(decided.canonicalId());
                        touched.add(row.id("canonical_id"));
                    }
                    return newer && changes.add(decided);
                },
                ids(latest.keySet()));
        database.update(
                IDENTIFY,
                column("uuid", changes, CustomerIdentity::customerId),
                column("uuid", changes, CustomerIdentity::canonicalId),
                column("int", changes, CustomerIdentity::revision));
        return touched;
    }

    /** The customers, as first assigned, that each of these persons is; a person who is nobody any more is left out. */
    public Map<UUID, List<UUID>> members(Collection<UUID> personIds) {
        Map<UUID, List<UUID>> members = new HashMap<>();
        database.query(
                MEMBERS,
                row -> members.computeIfAbsent(row.id("canonical_id"), id -> new ArrayList<>())
                        .add(row.id("customer_id")),
                ids(personIds));
        return members;
    }

    /**
     * Makes everybody who is read as one of these customers, and is none of them, a person of their own again.
     *
     * @return who that was
     */
    public List<UUID> separate(Collection<UUID> customerIds) {
        return database.query(SEPARATE, row -> row.id("customer_id"), ids(customerIds), ids(customerIds));
    }

    /**
     * Deletes customers.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> customerIds) {
        return database.update("delete from customer where customer_id = any(?)", ids(customerIds));
    }

    /** The person that an id, as first assigned or canonical, is read as; none if it is another brand's. */
    public Optional<Person> person(UUID id, Brands brands) {
        record Member(UUID customerId, UUID canonicalId, String brand) {}
        var members = database.query(
                PERSON,
                row -> new Member(row.id("customer_id"), row.id("canonical_id"), row.text("brand")),
                id,
                brands.forSql(),
                brands.forSql());
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(new Person(
                        members.getFirst().canonicalId(),
                        members.getFirst().brand(),
                        members.stream().map(Member::customerId).toList()));
    }
}
