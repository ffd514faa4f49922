package io.heartline.ingestion.erasure;

import io.heartline.contracts.ErasureReceipt;
import io.heartline.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What receipts say of an erasure: who has yet to answer, and when the last copy on a topic is gone. */
final class Expiry {
    /** Everybody who keeps something of customers. */
    static final List<String> SERVICES =
            List.of("ingestion-service", "scoring-service", "metrics-service", "alerting-service");

    private Expiry() {}

    /** The services that have not answered. */
    static List<String> pending(Collection<ErasureReceipt> receipts) {
        var answered = receipts.stream().map(ErasureReceipt::service).toList();
        return SERVICES.stream().filter(service -> !answered.contains(service)).toList();
    }

    /**
     * The hour by which the last copy is gone, at most 72 hours after the newest. A service may have published until it
     * answered, so the newest copy is no newer than the last receipt.
     */
    static Instant of(Instant requestedAt, Collection<ErasureReceipt> receipts) {
        var newest = Stream.concat(Stream.of(requestedAt), receipts.stream().map(ErasureReceipt::at))
                .max(Instant::compareTo)
                .orElse(requestedAt);
        return newest.plus(Topic.COPY_AGE_MAX)
                .plus(Duration.ofHours(1).minusNanos(1))
                .truncatedTo(ChronoUnit.HOURS);
    }
}
