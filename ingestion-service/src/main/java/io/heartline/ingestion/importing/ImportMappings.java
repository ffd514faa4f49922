package io.heartline.ingestion.importing;

import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps column mappings. */
@ApplicationScoped
class ImportMappings implements PanacheRepositoryBase<ImportMapping, String> {
    /**
     * The mapping of this name.
     *
     * @throws NotFound if there is none for a caller of these brands
     */
    ImportMapping require(String name, Brands brands) {
        return findByIdOptional(name)
                .filter(mapping -> mapping.visibleTo(brands))
                .orElseThrow(() -> new NotFound("unknown-mapping", "There is no import mapping of this name."));
    }
}
