package io.heartline.ingestion.interaction;

import io.heartline.platform.access.Brands;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads interactions. */
@ApplicationScoped
class InteractionRepository implements PanacheRepositoryBase<InteractionEntity, UUID> {
    Optional<InteractionEntity> find(UUID id, Brands brands) {
        return findByIdOptional(id).filter(interaction -> brands.contain(interaction.brand()));
    }

    List<InteractionEntity> find(List<UUID> ids, Brands brands) {
        return find("id in ?1 order by id", ids).stream()
                .filter(interaction -> brands.contain(interaction.brand()))
                .toList();
    }
}
