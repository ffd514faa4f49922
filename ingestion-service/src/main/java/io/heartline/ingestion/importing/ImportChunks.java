package io.heartline.ingestion.importing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Keeps the rows that are still to be taken. */
@ApplicationScoped
class ImportChunks implements PanacheRepositoryBase<ImportChunk, ImportChunk.Key> {
    Optional<ImportChunk> first(UUID importId) {
        return find("importId = ?1 order by seq", importId).page(0, 1).firstResultOptional();
    }

    void drop(UUID importId) {
        delete("importId", importId);
    }
}
