package io.heartline.ingestion.source;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Keeps the secrets of sources. */
@ApplicationScoped
class SecretRepository implements PanacheRepositoryBase<SecretEntity, UUID> {
    /** The secrets of these sources, newest first. */
    List<SecretEntity> of(Collection<UUID> sourceIds) {
        return sourceIds.isEmpty() ? List.of() : list("sourceId in ?1 order by id desc", List.copyOf(sourceIds));
    }

    List<SecretEntity> of(UUID sourceId, SecretUse use) {
        return list("sourceId = ?1 and use = ?2 order by id desc", sourceId, use);
    }
}
