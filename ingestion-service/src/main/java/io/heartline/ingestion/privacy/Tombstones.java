package io.heartline.ingestion.privacy;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who was erased and is not to come back: no import, no replay and no delivery sent again revives them.
 *
 * <p>Kept are the customer ids, which mean nobody any more, and a seal of each identifier, which says nothing by itself
 * but is known again.
 */
@ApplicationScoped
public class Tombstones {
    /** Whoever stores shares it, whoever erases has it alone: nothing slips in while its customer is erased. */
    private static final String SHARE =
            "select pg_advisory_xact_lock_shared(hashtextextended('heartline.ingestion.erasure', 0))";

    private static final String EXCLUDE =
            "select pg_advisory_xact_lock(hashtextextended('heartline.ingestion.erasure', 0))";
    private static final String FIND = "select seal from tombstone where seal = any(?)";
    private static final String ADD = """
            insert into tombstone (seal, erasure_id)
            select seals.seal, ? from unnest(?::text[]) as seals (seal)
            on conflict do nothing""";
    private static final String ADD_IDS = """
            insert into erased_customer (customer_id, erasure_id)
            select ids.id, ? from unnest(?::uuid[]) as ids (id)
            on conflict do nothing""";
    private static final String FIND_ID = "select erasure_id from erased_customer where customer_id = ?";

    private final Database database;
    private final Seals seals;

    Tombstones(Database database, Seals seals) {
        this.database = database;
        this.seals = seals;
    }

    /**
     * Which of these identifiers belong to erased people. Until the caller's transaction ends nobody else is erased;
     * it is therefore asked before anything is stored of them.
     */
    @Transactional(TxType.MANDATORY)
    public Set<Mark> erased(Collection<Mark> asked) {
        database.query(SHARE, row -> true);
        Map<String, Mark> marks = new HashMap<>();
        asked.forEach(mark -> seals.all(mark).forEach(seal -> marks.put(seal, mark)));
        return database
                .query(FIND, row -> marks.get(row.getString(1)), (Object)
                        marks.keySet().toArray(String[]::new))
                .stream()
                .collect(Collectors.toSet());
    }

    /** By which erasure a customer id lost its meaning. */
    public Optional<UUID> erasureOf(UUID customerId) {
        return database.first(FIND_ID, row -> row.getObject(1, UUID.class), customerId);
    }

    /** Waits until nobody stores, and keeps everybody from storing until the caller's transaction ends. */
    @Transactional(TxType.MANDATORY)
    public void exclude() {
        database.query(EXCLUDE, row -> true);
    }

    /** Remembers whom an erasure erased. */
    @Transactional(TxType.MANDATORY)
    public void add(UUID erasureId, Collection<UUID> customerIds, Collection<Mark> marks) {
        database.update(ADD, erasureId, marks.stream().map(seals::newest).toArray(String[]::new));
        database.update(ADD_IDS, erasureId, customerIds.toArray(UUID[]::new));
    }
}
