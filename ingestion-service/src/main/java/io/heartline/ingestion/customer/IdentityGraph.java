package io.heartline.ingestion.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.contracts.CustomerIdentity;
import io.heartline.contracts.Ids;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The append-only graph of who was found to be whom, and the canonical ids that follow from it.
 *
 * <p>Whoever changes the graph of a brand holds the brand's lock, and takes it before anything else.
 */
@ApplicationScoped
class IdentityGraph {
    private static final String ADD = """
            insert into identity_entry
              (id, brand, kind, customer_id, other_id, undoes, automatic, identifiers, source, reason, decided_by,
               occurred_at, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)""";
    private static final String COLUMNS = """
            select e.*, u.id as undone_by from identity_entry e left join identity_entry u on u.undoes = e.id
            """;
    private static final String FIND = COLUMNS + "where e.id = ? and e.brand = ?";
    private static final String PAGE = COLUMNS + """
            where (e.customer_id = any(?) or e.other_id = any(?)) and (?::uuid is null or e.id < ?::uuid)
            order by e.id desc limit ?""";
    private static final String MEMBERS = """
            select id, canonical_id, brand, revision from customer where canonical_id = any(?)
            order by id for no key update""";
    private static final String STANDING = """
            select m.customer_id, m.other_id from identity_entry m
            where m.kind = 'merge' and m.customer_id = any(?)
              and not exists (select from identity_entry u where u.undoes = m.id)""";
    private static final String MOVE = "update customer set canonical_id = ?, revision = ? where id = ?";

    private final Database database;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    IdentityGraph(Database database, Outbox outbox, ObjectMapper json, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** What an entry says. */
    enum EntryKind {
        /** An identifier was nobody's and became a customer's. */
        ATTACH,
        /** Two customers were found to be one person. */
        MERGE,
        /** A merge was taken back. */
        UNDO;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An entry that is to be made.
     *
     * @param undoes the merge that it takes back
     */
    record Draft(
            EntryKind kind,
            UUID customerId,
            @Nullable UUID otherId,
            @Nullable UUID undoes,
            boolean automatic,
            List<NamedIdentifier> identifiers) {}

    /**
     * An entry of the graph.
     *
     * @param undoneBy the entry that took it back
     */
    record Entry(
            UUID id,
            Draft draft,
            String brand,
            Proof proof,
            Instant decidedAt,
            @Nullable UUID undoneBy) {}

    private record Member(UUID id, UUID canonicalId, String brand, int revision) {}

    /** Holds the graph of a brand until the caller's transaction ends. */
    void hold(String brand) {
        database.lock("identity:" + brand);
    }

    UUID add(String brand, Draft draft, Proof proof) {
        var id = Ids.next();
        database.update(
                ADD,
                id,
                brand,
                draft.kind().wire(),
                draft.customerId(),
                draft.otherId(),
                draft.undoes(),
                draft.automatic(),
                write(draft.identifiers()),
                proof.source(),
                proof.reason(),
                proof.by(),
                proof.occurredAt(),
                clock.instant());
        return id;
    }

    Optional<Entry> find(UUID id, String brand) {
        return database.first(FIND, this::entry, id, brand);
    }

    /** The entries of customers, the newest first. */
    List<Entry> entries(Collection<UUID> customerIds, @Nullable UUID before, int limit) {
        var ids = customerIds.toArray(UUID[]::new);
        return database.query(PAGE, this::entry, ids, ids, before, before, limit);
    }

    /** Gives the customers of persons the canonical ids that follow from the graph, and publishes who has changed. */
    void settle(Collection<UUID> personIds) {
        if (personIds.isEmpty()) {
            return;
        }
        var members = database.query(
                MEMBERS,
                row -> new Member(
                        row.getObject("id", UUID.class),
                        row.getObject("canonical_id", UUID.class),
                        row.getString("brand"),
                        row.getInt("revision")),
                (Object) personIds.toArray(UUID[]::new));
        var ids = members.stream().map(Member::id).toList();
        var standing = database.query(
                STANDING,
                row -> new Graph.Merge(row.getObject("customer_id", UUID.class), row.getObject("other_id", UUID.class)),
                (Object) ids.toArray(UUID[]::new));
        var canonicalIds = Graph.canonicalIds(ids, standing);
        var now = clock.instant();
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<OutgoingEvent> events = new ArrayList<>();
        for (var member : members) {
            var canonicalId = Objects.requireNonNull(canonicalIds.get(member.id()));
            if (!canonicalId.equals(member.canonicalId())) {
                int revision = member.revision() + 1;
                rows.add(new @Nullable Object[] {canonicalId, revision, member.id()});
                var identity = new CustomerIdentity(member.id(), canonicalId, member.brand(), revision, now);
                events.add(OutgoingEvent.of(Topic.CUSTOMER_IDENTITIES, member.id(), identity, now));
            }
        }
        database.batch(MOVE, rows);
        outbox.addAll(events);
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                new Draft(
                        EntryKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getObject("customer_id", UUID.class),
                        row.getObject("other_id", UUID.class),
                        row.getObject("undoes", UUID.class),
                        row.getBoolean("automatic"),
                        read(row.getString("identifiers"))),
                row.getString("brand"),
                new Proof(
                        row.getString("decided_by"),
                        row.getString("source"),
                        row.getString("reason"),
                        Database.instant(row, "occurred_at")),
                Database.instant(row, "decided_at"),
                row.getObject("undone_by", UUID.class));
    }

    String write(List<NamedIdentifier> identifiers) {
        try {
            return json.writeValueAsString(identifiers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("identifiers cannot be written as JSON", e);
        }
    }

    List<NamedIdentifier> read(String column) {
        try {
            return json.readValue(column, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("identifiers are no JSON", e);
        }
    }
}
