package io.heartline.ingestion.customerevent;

import io.heartline.contracts.CustomerEvent;
import java.util.List;

/**
 * New customer events have been stored; observers run in the same transaction.
 *
 * @param events in their first version; none that builds the books alone, none of more than a day ago
 */
public record CustomerEventsStored(List<CustomerEvent> events) {}
