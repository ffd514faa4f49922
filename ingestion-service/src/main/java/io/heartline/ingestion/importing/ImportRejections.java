package io.heartline.ingestion.importing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Keeps the rows that were not taken. */
@ApplicationScoped
class ImportRejections implements PanacheRepositoryBase<ImportRejection, ImportRejection.Key> {
    /** The next rejections behind a row. */
    List<ImportRejection> after(UUID importId, long rowNumber, int limit) {
        return find("importId = ?1 and rowNumber > ?2 order by rowNumber", importId, rowNumber)
                .page(0, limit)
                .list();
    }
}
