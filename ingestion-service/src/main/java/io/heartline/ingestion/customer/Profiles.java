package io.heartline.ingestion.customer;

import io.heartline.contracts.Profile;
import io.heartline.platform.access.Brands;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What is known of customers' strata and manners. */
@ApplicationScoped
public class Profiles {
    private static final Profile UNKNOWN = new Profile(null, null, null, null, null, null);

    private final Customers customers;
    private final CustomerFacts facts;

    Profiles(Customers customers, CustomerFacts facts) {
        this.customers = customers;
        this.facts = facts;
    }

    /** The profile of a customer now; empty where nothing was said. */
    public Profile of(UUID customerId) {
        return customers
                .person(customerId, Brands.all())
                .map(person -> facts.of(person).profile())
                .orElse(UNKNOWN);
    }
}
