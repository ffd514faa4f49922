package io.heartline.ingestion.importing;

import io.heartline.ingestion.importing.ImportResource.RejectionView;
import io.heartline.platform.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The rows of imports that were not taken, a few at a time. Rows are as they came, personal data included. */
@ApplicationScoped
public class RejectedRows {
    private final ImportResource imports;
    private final ImportRejections rejections;

    RejectedRows(ImportResource imports, ImportRejections rejections) {
        this.imports = imports;
        this.rejections = rejections;
    }

    /**
     * The next rows of an import.
     *
     * @param id of an import that the caller may see
     * @param after the row behind which they begin; 0 for the first
     */
    @RolesAllowed(Role.INGEST)
    @Transactional
    public List<RejectionView> of(UUID id, long after, int limit) {
        imports.get(id);
        return rejections.after(id, after, limit).stream()
                .map(one -> new RejectionView(one.rowNumber(), one.reasons(), one.data()))
                .toList();
    }
}
