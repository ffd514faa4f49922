package io.heartline.ingestion.importing;

import io.heartline.platform.access.Brands;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and keeps imports. */
@ApplicationScoped
class ImportRuns implements PanacheRepositoryBase<ImportRun, UUID> {
    /** What {@code for update skip locked} is called here. */
    private static final int SKIP_LOCKED = -2;

    Optional<ImportRun> find(UUID id, Brands brands) {
        return findByIdOptional(id).filter(run -> run.visibleTo(brands));
    }

    /**
     * Locks the import that has waited longest and has rows to take, so that imports take turns and no two instances work
     * at one.
     */
    Optional<ImportRun> claim(Instant now) {
        return find(
                        "state in ?1 and nextAttemptAt <= ?2 order by updatedAt, id",
                        List.of(ImportState.QUEUED, ImportState.RUNNING),
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, 1)
                .firstResultOptional();
    }

    /** Locks one import. */
    ImportRun lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks uploads of which nothing has been heard since {@code before}. */
    List<ImportRun> stale(Instant before) {
        return find("state = ?1 and updatedAt < ?2 order by updatedAt", ImportState.UPLOADING, before)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, 100)
                .list();
    }

    /** Deletes imports, and what was rejected of them, that came to an end before this. */
    long forget(Instant before) {
        return delete(
                "state in ?1 and updatedAt < ?2",
                List.of(ImportState.COMPLETED, ImportState.FAILED, ImportState.INTERRUPTED),
                before);
    }
}
