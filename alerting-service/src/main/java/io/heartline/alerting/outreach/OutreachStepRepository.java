package io.heartline.alerting.outreach;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The steps of outreach in the database. */
@ApplicationScoped
class OutreachStepRepository implements PanacheRepositoryBase<OutreachStep, UUID> {
    /** Oldest first. */
    List<OutreachStep> of(UUID outreachId) {
        return list("outreachId = ?1 order by at, id", outreachId);
    }
}
