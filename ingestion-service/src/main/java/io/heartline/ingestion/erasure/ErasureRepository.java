package io.heartline.ingestion.erasure;

import io.heartline.platform.access.Brands;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Keeps erasures. */
@ApplicationScoped
class ErasureRepository implements PanacheRepositoryBase<ErasureEntity, UUID> {
    Optional<ErasureEntity> find(UUID id, Brands brands) {
        return findByIdOptional(id).filter(erasure -> brands.contain(erasure.brand()));
    }
}
