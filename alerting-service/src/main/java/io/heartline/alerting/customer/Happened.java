package io.heartline.alerting.customer;

import io.heartline.contracts.CustomerEvent;
import java.util.List;

/**
 * Things happened to or with customers; sent to observers in the transaction that notes them.
 *
 * @param events of customers who were not erased
 */
public record Happened(List<CustomerEvent> events) {
    /** Copies the list. */
    public Happened {
        events = List.copyOf(events);
    }
}
