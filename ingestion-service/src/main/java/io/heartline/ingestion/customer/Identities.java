package io.heartline.ingestion.customer;

import io.heartline.contracts.Ids;
import io.heartline.ingestion.customer.IdentityGraph.Draft;
import io.heartline.ingestion.customer.IdentityGraph.EntryKind;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Links identifiers that mean one person. */
@ApplicationScoped
public class Identities {
    /** Identifiers that may be linked at once. */
    public static final int IDENTIFIERS_MAX = 20;

    private static final String PERSONS = "select id, canonical_id from customer where id = any(?)";
    private static final String PARTNERS = """
            select c.identifier, p.kind, count(*) as partners
            from identity_claim c join identifier p on p.number = c.partner
            where c.identifier = any(?) and c.partner <> all(?) group by c.identifier, p.kind""";
    private static final String SYSTEMS = """
            select distinct c.canonical_id,
              case when i.value ~ '^[a-z0-9]+(-[a-z0-9]+)*:' then split_part(i.value, ':', 1) else '' end as system
            from customer c join identifier i on i.customer_id = c.id and i.kind = 'external-id'
            where c.canonical_id = any(?)""";
    private static final String APART = """
            select distinct a.canonical_id as one, b.canonical_id as other
            from customer a join identity_entry m on m.customer_id = a.id and m.kind = 'merge'
            join identity_entry u on u.undoes = m.id join customer b on b.id = m.other_id
            where a.canonical_id = any(?) and b.canonical_id = any(?) and a.canonical_id <> b.canonical_id""";
    private static final String CLAIM = """
            insert into identity_claim (identifier, partner)
            select a, b from unnest(?::bigint[]) a cross join unnest(?::bigint[]) b where a <> b
            order by a, b on conflict do nothing""";
    private static final String FINGERPRINTS = """
            select brand, kind, value from identifier where customer_id = any(?) order by brand, kind, value""";

    private final Database database;
    private final Customers customers;
    private final Identifiers identifiers;
    private final IdentityGraph graph;
    private final IdentityConflicts conflicts;
    private final Linking.Limits limits;

    Identities(
            Database database,
            Customers customers,
            Identifiers identifiers,
            IdentityGraph graph,
            IdentityConflicts conflicts,
            IdentityConfig config) {
        this.database = database;
        this.customers = customers;
        this.identifiers = identifiers;
        this.graph = graph;
        this.conflicts = conflicts;
        this.limits = new Linking.Limits(config.partnersMax(), config.visitorsMax());
    }

    /**
     * What became of identifiers that were said to mean one person.
     *
     * @param customerId the customer, as first assigned, who has the first identifier that is left
     * @param canonicalId the id under which the person is read
     * @param created whether the customer is new
     * @param merges how many merges it took
     * @param conflicts how much of it was left to a person to decide
     */
    public record Linked(UUID customerId, UUID canonicalId, boolean created, int merges, int conflicts) {}

    /**
     * A stored identifier, as a tombstone keeps it.
     *
     * @param value in plain, or the fingerprint of an address
     */
    public record Fingerprint(String brand, String kind, String value) {}

    /**
     * Links identifiers of one brand that mean one person: makes the customer, gives the identifiers to it, or merges
     * customers. What rules forbid is kept as a conflict for a person to decide.
     *
     * <p>To be called before {@link Customers#resolve} in a transaction that does both: it takes the brand's lock.
     *
     * @return empty if one of them was an erased person's: then nothing is kept of any of them
     * @throws IllegalArgumentException if there are none or more than {@link #IDENTIFIERS_MAX}, or of another brand
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Linked> link(String brand, List<CustomerKey> keys, Proof proof) {
        var wanted = List.copyOf(new LinkedHashSet<>(keys));
        if (wanted.isEmpty()
                || wanted.size() > IDENTIFIERS_MAX
                || wanted.stream().anyMatch(key -> !key.brand().equals(brand))) {
            throw new IllegalArgumentException("identifiers to link are of one brand, and neither none nor too many");
        }
        if (!identifiers.erased(wanted).isEmpty()) {
            return Optional.empty();
        }
        var known = identifiers.findAndRenew(wanted);
        var persons = persons(known.values());
        if (known.size() == wanted.size() && Set.copyOf(persons.values()).size() == 1) {
            return Optional.of(linked(wanted, known, persons, Set.of(), 0, 0));
        }
        graph.hold(brand);
        known = identifiers.findAndRenew(wanted);
        persons = persons(known.values());
        var plan = Linking.plan(claims(wanted, known, persons), facts(Set.copyOf(persons.values())), limits, Ids::next);
        apply(brand, plan, wanted, proof);
        graph.settle(touched(plan, persons));
        known = identifiers.find(wanted);
        claim(known.values());
        return Optional.of(linked(
                wanted,
                known,
                persons(known.values()),
                plan.created(),
                plan.merges().size(),
                plan.doubts().size() + plan.shared().size()));
    }

    /** All identifiers of customers as they are stored, by which tombstones know them again. */
    public List<Fingerprint> fingerprints(Collection<UUID> customerIds) {
        return database.query(
                FINGERPRINTS,
                row -> new Fingerprint(row.getString("brand"), row.getString("kind"), row.getString("value")),
                (Object) customerIds.toArray(UUID[]::new));
    }

    private void apply(String brand, Linking.Plan plan, List<CustomerKey> said, Proof proof) {
        var named = said.stream().map(NamedIdentifier::of).toList();
        if (identifiers.add(plan.given()).size() < plan.given().size()) {
            throw new IllegalStateException("an identifier was given away although its brand is held");
        }
        Map<UUID, String> created = new LinkedHashMap<>();
        plan.created().stream().sorted(Graph.ORDER).forEach(id -> created.put(id, brand));
        customers.add(created);
        plan.given()
                .forEach((key, customer) -> graph.add(
                        brand,
                        new Draft(EntryKind.ATTACH, customer, null, null, true, List.of(NamedIdentifier.of(key))),
                        proof));
        plan.merges()
                .forEach(merge -> graph.add(
                        brand,
                        new Draft(EntryKind.MERGE, merge.customerId(), merge.otherId(), null, true, named),
                        proof));
        plan.doubts().forEach(doubt -> conflicts.doubt(brand, doubt, named, proof));
        plan.shared()
                .forEach(claim -> conflicts.shared(
                        brand, Objects.requireNonNull(claim.owner()), NamedIdentifier.of(claim.key()), proof));
    }

    private static Set<UUID> touched(Linking.Plan plan, Map<UUID, UUID> persons) {
        Set<UUID> touched = new HashSet<>();
        for (var merge : plan.merges()) {
            touched.add(Objects.requireNonNull(persons.get(merge.customerId())));
            touched.add(Objects.requireNonNull(persons.get(merge.otherId())));
        }
        return touched;
    }

    private void claim(Collection<Identifiers.Held> known) {
        var numbers = known.stream().map(Identifiers.Held::number).toArray(Long[]::new);
        database.update(CLAIM, numbers, numbers);
    }

    private static Linked linked(
            List<CustomerKey> wanted,
            Map<CustomerKey, Identifiers.Held> known,
            Map<UUID, UUID> persons,
            Set<UUID> created,
            int merges,
            int conflicts) {
        var customer = Objects.requireNonNull(known.get(wanted.getFirst())).customerId();
        return new Linked(
                customer, Objects.requireNonNull(persons.get(customer)), created.contains(customer), merges, conflicts);
    }

    private Map<UUID, UUID> persons(Collection<Identifiers.Held> known) {
        Map<UUID, UUID> persons = new HashMap<>();
        database.query(
                PERSONS,
                row -> persons.put(row.getObject("id", UUID.class), row.getObject("canonical_id", UUID.class)),
                (Object) known.stream().map(Identifiers.Held::customerId).toArray(UUID[]::new));
        return persons;
    }

    private List<Linking.Claim> claims(
            List<CustomerKey> wanted, Map<CustomerKey, Identifiers.Held> known, Map<UUID, UUID> persons) {
        var numbers = known.values().stream().map(Identifiers.Held::number).toArray(Long[]::new);
        Map<Long, Map<IdentifierKind, Integer>> partners = new HashMap<>();
        database.query(
                PARTNERS,
                row -> partners.computeIfAbsent(
                                row.getLong("identifier"), number -> new EnumMap<>(IdentifierKind.class))
                        .put(IdentifierKind.of(row.getString("kind")), row.getInt("partners")),
                numbers,
                numbers);
        List<Linking.Claim> claims = new ArrayList<>();
        for (var key : wanted) {
            var held = known.get(key);
            if (held == null) {
                claims.add(new Linking.Claim(key, null));
            } else {
                var counts = new EnumMap<IdentifierKind, Integer>(IdentifierKind.class);
                counts.putAll(partners.getOrDefault(held.number(), Map.of()));
                wanted.stream()
                        .filter(other -> !other.equals(key))
                        .forEach(other -> counts.merge(other.kind(), 1, Integer::sum));
                claims.add(new Linking.Claim(key, owner(held, persons, counts)));
            }
        }
        return claims;
    }

    private static Linking.Owner owner(
            Identifiers.Held held, Map<UUID, UUID> persons, Map<IdentifierKind, Integer> partners) {
        return new Linking.Owner(
                held.number(),
                held.customerId(),
                Objects.requireNonNull(persons.get(held.customerId())),
                held.sharing(),
                partners);
    }

    private Linking.Facts facts(Set<UUID> persons) {
        var ids = persons.toArray(UUID[]::new);
        Map<UUID, Set<String>> systems = new HashMap<>();
        database.query(
                SYSTEMS,
                row -> systems.computeIfAbsent(row.getObject("canonical_id", UUID.class), id -> new HashSet<>())
                        .add(row.getString("system")),
                (Object) ids);
        Map<UUID, Set<UUID>> apart = new HashMap<>();
        database.query(
                        APART,
                        row -> new Graph.Merge(row.getObject("one", UUID.class), row.getObject("other", UUID.class)),
                        ids,
                        ids)
                .forEach(pair -> {
                    apart.computeIfAbsent(pair.customerId(), id -> new HashSet<>())
                            .add(pair.otherId());
                    apart.computeIfAbsent(pair.otherId(), id -> new HashSet<>()).add(pair.customerId());
                });
        return new Linking.Facts(systems, apart);
    }
}
