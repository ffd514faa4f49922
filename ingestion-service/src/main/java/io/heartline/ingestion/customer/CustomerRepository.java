package io.heartline.ingestion.customer;

import io.heartline.platform.access.Brands;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads customers. */
@ApplicationScoped
class CustomerRepository implements PanacheRepositoryBase<CustomerEntity, UUID> {
    Optional<CustomerEntity> find(UUID id, Brands brands) {
        return findByIdOptional(id).filter(customer -> brands.contain(customer.brand()));
    }
}
