package io.heartline.ingestion.interaction;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Keeps who had which texts handed out. */
@ApplicationScoped
class TextAccessRepository implements PanacheRepositoryBase<TextAccess, UUID> {}
