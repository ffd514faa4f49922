package io.heartline.ingestion.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import io.heartline.contracts.Ids;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said of customers and not done, and what persons decided about it. */
@ApplicationScoped
class IdentityConflicts {
    // What was refused stays refused, however often it is said; what was accepted is open again when it comes back.
    private static final String DOUBT = """
            insert into identity_conflict
              (id, brand, kind, customer_id, other_id, identifiers, source, state, first_at, last_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, 'open', ?, ?)
            on conflict (customer_id, other_id) do update set
              times = identity_conflict.times + 1, last_at = excluded.last_at, kind = excluded.kind,
              identifiers = excluded.identifiers, source = excluded.source,
              state = case identity_conflict.state when 'refused' then 'refused' else 'open' end,
              decided_by = case identity_conflict.state when 'refused' then identity_conflict.decided_by end,
              decided_at = case identity_conflict.state when 'refused' then identity_conflict.decided_at end,
              reason = case identity_conflict.state when 'refused' then identity_conflict.reason end""";
    private static final String SHARED = """
            insert into identity_conflict
              (id, brand, kind, customer_id, identifier, identifiers, source, state, first_at, last_at)
            values (?, ?, 'shared-identifier', ?, ?, ?::jsonb, ?, 'open', ?, ?)
            on conflict (identifier) do nothing""";
    private static final String SHARE = "update identifier set sharing = ? where number = ?";
    private static final String FIND = """
            select * from identity_conflict where id = ? and (?::text[] is null or brand = any(?))""";
    private static final String PAGE = """
            select * from identity_conflict
            where (?::text[] is null or brand = any(?)) and (?::text is null or brand = ?) and state = ?
              and (?::text is null or kind = ?) and (?::uuid is null or id < ?::uuid)
            order by id desc limit ?""";
    private static final String DECIDE = """
            update identity_conflict set state = ?, decided_by = ?, decided_at = ?, reason = ?
            where id = ? and state = 'open'""";

    private final Database database;
    private final IdentityGraph graph;
    private final Clock clock;

    IdentityConflicts(Database database, IdentityGraph graph, Clock clock) {
        this.database = database;
        this.graph = graph;
        this.clock = clock;
    }

    /** How a conflict stands. */
    enum State {
        /** Nobody has decided. */
        OPEN,
        /** It was right: the customers were merged, or the identifier may link. */
        ACCEPTED,
        /** It was wrong: the customers stay apart, and the identifier links no one. */
        REFUSED;

        static final String NAMES = "open, accepted, refused";

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String wire) {
            for (var state : values()) {
                if (state.wire().equals(wire)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("not a state of a conflict");
        }
    }

    /**
     * A conflict.
     *
     * @param otherId null if it is about an identifier
     * @param identifier the number of the identifier's row
     * @param identifiers what was said to belong together when it was last said
     * @param times how often it was said
     */
    record Found(
            UUID id,
            String brand,
            ConflictKind kind,
            UUID customerId,
            @Nullable UUID otherId,
            @Nullable Long identifier,
            List<NamedIdentifier> identifiers,
            @Nullable String source,
            State state,
            int times,
            Instant firstAt,
            Instant lastAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}

    void doubt(String brand, Linking.Doubt doubt, List<NamedIdentifier> said, Proof proof) {
        var now = clock.instant();
        boolean inOrder = Graph.ORDER.compare(doubt.customerId(), doubt.otherId()) < 0;
        database.update(
                DOUBT,
                Ids.next(),
                brand,
                doubt.kind().wire(),
                inOrder ? doubt.customerId() : doubt.otherId(),
                inOrder ? doubt.otherId() : doubt.customerId(),
                graph.write(said),
                proof.source(),
                now,
                now);
    }

    void shared(String brand, Linking.Owner owner, NamedIdentifier identifier, Proof proof) {
        var now = clock.instant();
        share(owner.number(), Sharing.SHARED);
        database.update(
                SHARED,
                Ids.next(),
                brand,
                owner.customerId(),
                owner.number(),
                graph.write(List.of(identifier)),
                proof.source(),
                now,
                now);
    }

    void share(long identifier, Sharing sharing) {
        database.update(SHARE, sharing.wire(), identifier);
    }

    Optional<Found> find(UUID id, Brands brands) {
        return database.first(FIND, this::found, id, brands.forSql(), brands.forSql());
    }

    /** Conflicts, the newest first. */
    List<Found> page(
            Brands brands,
            @Nullable String brand,
            State state,
            @Nullable ConflictKind kind,
            @Nullable UUID before,
            int limit) {
        var names = brands.forSql();
        var of = kind == null ? null : kind.wire();
        return database.query(
                PAGE, this::found, names, names, brand, brand, state.wire(), of, of, before, before, limit);
    }

    /** Whether it was open until now. */
    boolean decide(UUID id, State state, String by, @Nullable String reason) {
        return database.update(DECIDE, state.wire(), by, clock.instant(), reason, id) > 0;
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                row.getString("brand"),
                ConflictKind.of(row.getString("kind")),
                row.getObject("customer_id", UUID.class),
                row.getObject("other_id", UUID.class),
                row.getObject("identifier", Long.class),
                graph.read(row.getString("identifiers")),
                row.getString("source"),
                State.of(row.getString("state")),
                row.getInt("times"),
                Database.instant(row, "first_at"),
                Database.instant(row, "last_at"),
                row.getString("decided_by"),
                Database.instantOrNull(row, "decided_at"),
                row.getString("reason"));
    }
}
