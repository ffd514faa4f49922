package io.heartline.alerting.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The histories of alerts in the database. */
@ApplicationScoped
class AlertTransitionRepository implements PanacheRepositoryBase<AlertTransition, UUID> {
    /** Oldest first. */
    List<AlertTransition> of(UUID alertId) {
        return list("alertId = ?1 order by at, id", alertId);
    }
}
