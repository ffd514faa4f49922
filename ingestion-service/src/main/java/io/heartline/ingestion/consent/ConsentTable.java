package io.heartline.ingestion.consent;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The history of decisions, to which rows are only added. */
@ApplicationScoped
class ConsentTable {
    // The rows of a person are read over all ids that a merge made one.
    private static final String OF_PERSONS = """
            select asked.id as asked, c.id, c.customer_id, c.channel, c.purpose, c.status, c.source, c.proof,
                   c.decided_at, c.recorded_at
            from unnest(?::uuid[]) as asked (id)
            join customer self on self.id = asked.id
            join customer alias on alias.canonical_id = self.canonical_id
            join consent c on c.customer_id = alias.id
            where ?::text is null or c.purpose = ?
            order by c.decided_at, c.id""";
    // Whoever stores an interaction shares the row of its customer by the foreign key or by this; a decision has it
    // alone.
    private static final String SHARE = "select id from customer where id = any(?) order by id for share";
    private static final String LOCK = """
            select id, brand from customer
            where canonical_id = (select canonical_id from customer where id = ?) order by id for no key update""";
    private static final String INSERT = """
            insert into consent (id, customer_id, channel, purpose, status, source, proof, decided_at, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private final Database database;

    ConsentTable(Database database) {
        this.database = database;
    }

    /** The decisions of the persons behind ids, oldest first; those without any are missing. */
    Map<UUID, List<KeptDecision>> of(Collection<UUID> customerIds) {
        return rows(customerIds, null);
    }

    /** As {@link #of(Collection)}, for one purpose. */
    Map<UUID, List<KeptDecision>> of(Collection<UUID> customerIds, Purpose purpose) {
        return rows(customerIds, purpose.wire());
    }

    private Map<UUID, List<KeptDecision>> rows(Collection<UUID> customerIds, @Nullable String purpose) {
        record Row(UUID asked, KeptDecision kept) {}
        Map<UUID, List<KeptDecision>> found = new HashMap<>();
        database
                .query(
                        OF_PERSONS,
                        row -> new Row(row.getObject("asked", UUID.class), kept(row)),
                        customerIds.toArray(UUID[]::new),
                        purpose,
                        purpose)
                .stream()
                .collect(Collectors.groupingBy(Row::asked))
                .forEach(
                        (id, rows) -> found.put(id, rows.stream().map(Row::kept).toList()));
        return found;
    }

    /** Keeps decisions of these customers from being recorded until the caller's transaction ends. */
    void share(Collection<UUID> customerIds) {
        database.query(SHARE, row -> true, (Object) customerIds.toArray(UUID[]::new));
    }

    /** The brand of a customer, whose decisions nobody else records or relies on until the transaction ends. */
    Optional<String> lock(UUID customerId) {
        return database.query(LOCK, row -> row.getString("brand"), customerId).stream()
                .findFirst();
    }

    /** The brand of a customer. */
    Optional<String> brand(UUID customerId) {
        return database.first("select brand from customer where id = ?", row -> row.getString(1), customerId);
    }

    /** Adds a decision; false if the same was told before. */
    boolean add(UUID id, UUID customerId, ConsentDecision decision, Instant now) {
        var channel = decision.channel();
        return database.update(
                        INSERT,
                        id,
                        customerId,
                        channel == null ? null : channel.wire(),
                        decision.purpose().wire(),
                        decision.status().wire(),
                        decision.source(),
                        decision.proof(),
                        decision.decidedAt(),
                        now)
                == 1;
    }

    private static KeptDecision kept(ResultSet row) throws SQLException {
        var channel = row.getString("channel");
        return new KeptDecision(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                new ConsentDecision(
                        channel == null ? null : ContactChannel.of(channel),
                        Purpose.of(row.getString("purpose")),
                        ConsentStatus.of(row.getString("status")),
                        row.getString("source"),
                        row.getString("proof"),
                        Database.instant(row, "decided_at")),
                Database.instant(row, "recorded_at"));
    }
}
