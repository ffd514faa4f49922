package io.heartline.ingestion.delivery;

import io.heartline.platform.http.Cursor;
import io.heartline.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads deliveries and takes them into work. */
@ApplicationScoped
class RawDeliveryRepository implements PanacheRepositoryBase<RawDelivery, UUID> {
    /** What {@code for update skip locked} is called here. */
    private static final int SKIP_LOCKED = -2;

    private static final UUID FIRST = new UUID(0, 0);

    /** Locks the deliveries of a source that have waited longest. */
    List<RawDelivery> claim(UUID sourceId, Instant now, int limit) {
        return find(
                        "sourceId = ?1 and state = ?2 and nextAttemptAt <= ?3 order by id",
                        sourceId,
                        DeliveryState.WAITING,
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, limit)
                .list();
    }

    /** Deliveries of a source, of one state or of any, newest first, behind one. */
    List<RawDelivery> newest(UUID sourceId, @Nullable DeliveryState state, List<String> after, int limit) {
        var query = new StringBuilder("sourceId = :source");
        Map<String, Object> parameters = new HashMap<>(Map.of("source", sourceId));
        if (state != null) {
            query.append(" and state = :state");
            parameters.put("state", state);
        }
        if (!after.isEmpty()) {
            query.append(" and id < :id");
            parameters.put("id", Cursor.id(after.getFirst()));
        }
        return find(query.append(" order by id desc").toString(), parameters)
                .page(0, limit)
                .list();
    }

    /** Rejected deliveries of a source, oldest first, behind {@code after}. */
    List<RawDelivery> rejected(UUID sourceId, List<String> after, int limit) {
        var id = after.isEmpty() ? FIRST : Cursor.id(after.getFirst());
        return find("sourceId = ?1 and state = ?2 and id > ?3 order by id", sourceId, DeliveryState.REJECTED, id)
                .page(0, limit)
                .list();
    }

    /**
     * Locks a rejected delivery.
     *
     * @throws NotFound if the source has none of this id
     */
    RawDelivery requireRejected(UUID sourceId, UUID id) {
        return find("id = ?1 and sourceId = ?2 and state = ?3", id, sourceId, DeliveryState.REJECTED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> new NotFound("unknown-rejected", "The source has no rejected delivery " + id + "."));
    }

    long replayAll(UUID sourceId, Instant now) {
        return update(
                "state = ?1, attempts = 0, nextAttemptAt = ?2 where sourceId = ?3 and state = ?4",
                DeliveryState.WAITING,
                now,
                sourceId,
                DeliveryState.REJECTED);
    }
}
