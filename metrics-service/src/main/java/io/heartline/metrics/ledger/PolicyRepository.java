package io.heartline.metrics.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The versions of the policy. */
@ApplicationScoped
class PolicyRepository implements PanacheRepositoryBase<PolicyRow, Integer> {}
