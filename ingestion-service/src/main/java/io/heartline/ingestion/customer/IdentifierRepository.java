package io.heartline.ingestion.customer;

import io.heartline.platform.http.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads identifiers. */
@ApplicationScoped
class IdentifierRepository implements PanacheRepositoryBase<IdentifierEntity, IdentifierEntity.Key> {
    /** What a person is known by. */
    List<IdentifierEntity> of(Person person) {
        return find("customerId in ?1 order by kind, hint, value", person.customerIds())
                .page(0, Cursor.LIMIT_MAX)
                .list();
    }
}
