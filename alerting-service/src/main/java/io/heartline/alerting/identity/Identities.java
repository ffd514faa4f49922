package io.heartline.alerting.identity;

import io.heartline.contracts.CustomerIdentity;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is who. Everything is kept under the id as first assigned and read as the union over the person, so that a merge
 * and its undo move nothing.
 */
@ApplicationScoped
public class Identities {
    private static final String LEARN = """
            insert into customer_identity (customer_id, canonical_id, brand, revision, at)
            values (?, ?, ?, ?, ?)
            on conflict (customer_id) do update
            set canonical_id = excluded.canonical_id, brand = excluded.brand, revision = excluded.revision,
                at = excluded.at
            where customer_identity.revision < excluded.revision""";
    private static final String RELATIVES = """
            select asked.id, mine.canonical_id, member.customer_id
            from unnest(?::uuid[]) as asked (id)
            left join customer_identity mine on mine.customer_id = asked.id
            left join customer_identity member on member.canonical_id = coalesce(mine.canonical_id, asked.id)""";
    private static final String MEMBERS = "select customer_id from customer_identity where canonical_id = ?";

    private final Database database;

    Identities(Database database) {
        this.database = database;
    }

    void learn(List<CustomerIdentity> identities) {
        List<@Nullable Object[]> rows = identities.stream()
                .map(one -> new @Nullable Object[] {
                    one.customerId(), one.canonicalId(), one.brand(), one.revision(), one.at()
                })
                .toList();
        database.batch(LEARN, rows);
    }

    /** The id under which a person is read; the id itself while it is unmerged. */
    public UUID canonical(UUID customerId) {
        return database.first(
                        "select canonical_id from customer_identity where customer_id = ?",
                        row -> row.getObject(1, UUID.class),
                        customerId)
                .orElse(customerId);
    }

    /** All ids of the person whom this id means, the id itself among them. */
    public List<UUID> family(UUID customerId) {
        var canonical = canonical(customerId);
        var members = database.query(MEMBERS, row -> row.getObject(1, UUID.class), canonical);
        // A canonical id that was never merged itself may have no row. One that means somebody else is not of the
        // family.
        var head = canonical(canonical).equals(canonical) ? Stream.of(canonical) : Stream.<UUID>empty();
        return Stream.of(Stream.of(customerId), head, members.stream())
                .flatMap(ids -> ids)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * For each of these ids all that may mean the same person, itself among them: in one query, for sieving many before
     * {@link #family} says it exactly.
     */
    public Map<UUID, Set<UUID>> relatives(Collection<UUID> customerIds) {
        Map<UUID, Set<UUID>> relatives = new HashMap<>();
        database.query(
                RELATIVES,
                row -> {
                    var asked = row.getObject(1, UUID.class);
                    var known = relatives.computeIfAbsent(asked, id -> new HashSet<>(Set.of(id)));
                    for (int column = 2; column <= 3; column++) {
                        var other = row.getObject(column, UUID.class);
                        if (other != null) {
                            known.add(other);
                        }
                    }
                    return asked;
                },
                (Object) customerIds.toArray(UUID[]::new));
        return relatives;
    }
}
