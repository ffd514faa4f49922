package io.heartline.alerting.customer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Forgets what was heard long ago. */
@ApplicationScoped
class CustomerRetention {
    private final Customers customers;

    CustomerRetention(Customers customers) {
        this.customers = customers;
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void forget() {
        customers.forget();
    }
}
