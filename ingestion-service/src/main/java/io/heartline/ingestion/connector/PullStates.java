package io.heartline.ingestion.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.ingestion.source.Readings.Reading;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where each source was left, and whose turn it is.
 *
 * <p>Whoever reads a source holds a claim on it, which ends by itself: a reader that is killed keeps nobody from going
 * on. A claim that ended cannot store anything any more, so two readers never move one cursor.
 */
@ApplicationScoped
class PullStates {
    private static final String ENROL = """
            insert into source_pull (source_id, cursor, next_at, failures)
            select id, '{}', ?, 0 from source where enabled and kind = any(?)
            on conflict (source_id) do nothing""";
    private static final String CLAIM_DUE = """
            update source_pull set claim = ?, claimed_until = ?
            where source_id in (
                select p.source_id from source_pull p join source s on s.id = p.source_id
                where s.enabled and s.kind = any(?) and p.next_at <= ?
                  and (p.claimed_until is null or p.claimed_until <= ?)
                order by p.next_at, p.source_id
                limit ?
                for update of p skip locked)
            returning source_id""";
    private static final String CLAIM_ONE = """
            update source_pull set claim = ?, claimed_until = ?
            where source_id = ? and (claimed_until is null or claimed_until <= ?)
            returning source_id""";
    private static final String LOCK = """
            select cursor from source_pull where source_id = ? and claim = ? and claimed_until > ? for update""";
    private static final String STORED = """
            update source_pull
            set cursor = ?::jsonb, failures = 0, failure = null, last_success_at = ?, claimed_until = ?
            where source_id = ?""";
    private static final String RELEASE = """
            update source_pull set claim = null, claimed_until = null, next_at = ? where source_id = ? and claim = ?""";
    private static final String FAIL = """
            update source_pull
            set claim = null, claimed_until = null, next_at = ?, failures = failures + 1, failure = ?,
                last_failure_at = ?
            where source_id = ? and claim = ?""";
    private static final String READ = """
            select source_id, next_at, failures, failure, last_success_at, last_failure_at
            from source_pull where source_id = any(?)""";

    private final Database database;
    private final ObjectMapper json;

    PullStates(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Adds sources that were set up since. */
    @Transactional
    void enrol(Collection<String> kinds, Instant now) {
        database.update(ENROL, now, kinds.toArray(String[]::new));
    }

    /** Claims sources whose turn it is; no other instance claims them too. */
    @Transactional
    List<UUID> claim(Collection<String> kinds, UUID claim, int limit, Instant now, Duration lease) {
        return database.query(
                CLAIM_DUE,
                row -> row.getObject(1, UUID.class),
                claim,
                now.plus(lease),
                kinds.toArray(String[]::new),
                now,
                now,
                limit);
    }

    /** Claims one source, whenever its turn is; false while somebody reads it. */
    @Transactional
    boolean claim(UUID sourceId, UUID claim, Instant now, Duration lease) {
        return database.first(CLAIM_ONE, row -> true, claim, now.plus(lease), sourceId, now)
                .isPresent();
    }

    /** Where a claimed source was left, locked until the caller's transaction ends; nothing if the claim ended. */
    @Transactional
    Optional<ObjectNode> cursor(UUID sourceId, UUID claim, Instant now) {
        return database.first(LOCK, row -> parse(row.getString(1)), sourceId, claim, now);
    }

    /** Moves the cursor of a source that the caller's transaction has locked. */
    @Transactional(TxType.MANDATORY)
    void stored(UUID sourceId, ObjectNode cursor, Instant now, Duration lease) {
        database.update(STORED, cursor.toString(), now, now.plus(lease), sourceId);
    }

    /** Ends a claim after a success. */
    @Transactional
    void release(UUID sourceId, UUID claim, Instant nextAt) {
        database.update(RELEASE, nextAt, sourceId, claim);
    }

    /** Ends a claim after a failure. */
    @Transactional
    void fail(UUID sourceId, UUID claim, String failure, Instant now, Instant nextAt) {
        database.update(FAIL, nextAt, failure, now, sourceId, claim);
    }

    /** How the readings of a source go; nothing if it was never its turn. */
    Optional<Reading> find(UUID sourceId) {
        return Optional.ofNullable(of(List.of(sourceId)).get(sourceId));
    }

    /** The same of several sources, by their ids. */
    @Transactional
    Map<UUID, Reading> of(Collection<UUID> sourceIds) {
        Map<UUID, Reading> found = new HashMap<>();
        database.query(READ, row -> found.put(row.getObject("source_id", UUID.class), reading(row)), (Object)
                sourceIds.toArray(UUID[]::new));
        return found;
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(
                Database.instant(row, "next_at"),
                row.getInt("failures"),
                row.getString("failure"),
                Database.instantOrNull(row, "last_success_at"),
                Database.instantOrNull(row, "last_failure_at"));
    }

    private ObjectNode parse(String cursor) {
        try {
            return json.readValue(cursor, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cursor that this service did not write", e);
        }
    }
}
