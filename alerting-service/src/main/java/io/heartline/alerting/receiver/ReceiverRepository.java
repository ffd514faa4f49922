package io.heartline.alerting.receiver;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The receivers in the database. */
@ApplicationScoped
class ReceiverRepository implements PanacheRepositoryBase<Receiver, UUID> {
    /** Those that are told, oldest first. */
    List<Receiver> enabled() {
        return list("enabled = true order by createdAt, id");
    }

    boolean isNameTaken(String name) {
        return count("name", name) > 0;
    }
}
