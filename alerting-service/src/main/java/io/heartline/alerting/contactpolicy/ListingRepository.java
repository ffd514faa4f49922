package io.heartline.alerting.contactpolicy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The do-not-contact list in the database. */
@ApplicationScoped
class ListingRepository implements PanacheRepositoryBase<Listing, UUID> {
    List<Listing> of(List<UUID> customerIds) {
        return list("customerId in ?1 order by customerId", customerIds);
    }
}
