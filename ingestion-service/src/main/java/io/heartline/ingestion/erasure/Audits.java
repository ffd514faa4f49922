package io.heartline.ingestion.erasure;

import io.heartline.contracts.ErasureReceipt;
import io.heartline.platform.access.Brands;
import io.heartline.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shows how far erasures are. */
@ApplicationScoped
class Audits {
    private final ErasureRepository erasures;
    private final Receipts receipts;

    Audits(ErasureRepository erasures, Receipts receipts) {
        this.erasures = erasures;
        this.receipts = receipts;
    }

    /**
     * A service's answer.
     *
     * @param rows how many rows it deleted or made anonymous
     */
    public record ReceiptView(String service, long rows, Instant at) {
        ReceiptView(ErasureReceipt receipt) {
            this(receipt.service(), receipt.rows(), receipt.at());
        }
    }

    /**
     * How far an erasure is.
     *
     * @param customerIds all ids of the person; they mean nobody any more
     * @param pending the services that have not answered yet
     * @param lastCopyExpiresAt the hour by which no topic holds a copy any more; it may move while services are pending
     */
    public record ErasureView(
            UUID id,
            String brand,
            List<UUID> customerIds,
            String requestedBy,
            Instant requestedAt,
            List<ReceiptView> receipts,
            List<String> pending,
            Instant lastCopyExpiresAt) {}

    /**
     * The audit of an erasure.
     *
     * @throws NotFound if there is none that these brands may see
     */
    ErasureView of(UUID id, Brands brands) {
        var erasure = erasures.find(id, brands)
                .orElseThrow(() -> new NotFound("unknown-erasure", "There is no erasure " + id + "."));
        var given = receipts.of(id);
        return new ErasureView(
                id,
                erasure.brand(),
                erasure.customerIds(),
                erasure.requestedBy(),
                erasure.requestedAt(),
                given.stream().map(ReceiptView::new).toList(),
                Expiry.pending(given),
                Expiry.of(erasure.requestedAt(), given));
    }
}
