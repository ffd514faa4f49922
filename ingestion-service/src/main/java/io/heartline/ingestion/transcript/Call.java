package io.heartline.ingestion.transcript;

import io.heartline.ingestion.customer.CustomerReference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose call it was, and when.
 *
 * @param externalId the source's own id of the call, which is the id of the conversation
 * @param startedAt the time of offset 0
 * @param agents names of agents; empty if labels tell
 */
record Call(
        String source,
        String externalId,
        String brand,
        CustomerReference customer,
        Instant startedAt,
        List<String> agents,
        @Nullable String product,
        @Nullable String touchpoint,
        @Nullable String language) {}
