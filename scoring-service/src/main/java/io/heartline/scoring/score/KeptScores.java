package io.heartline.scoring.score;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds kept scores. */
@ApplicationScoped
class KeptScores implements PanacheRepositoryBase<KeptScore, UUID> {}
