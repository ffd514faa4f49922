package io.heartline.alerting.contactpolicy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The brands' own policies in the database. */
@ApplicationScoped
class ContactPolicyRepository implements PanacheRepositoryBase<ContactPolicyVersion, UUID> {
    Optional<ContactPolicyVersion> latest(String brand) {
        return find("brand = ?1 order by version desc", brand).firstResultOptional();
    }

    /** The versions before one, newest first. */
    List<ContactPolicyVersion> before(String brand, int version, int limit) {
        return find("brand = ?1 and version < ?2 order by version desc", brand, version)
                .page(0, limit)
                .list();
    }
}
