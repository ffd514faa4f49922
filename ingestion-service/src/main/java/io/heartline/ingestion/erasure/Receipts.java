package io.heartline.ingestion.erasure;

import io.heartline.contracts.ErasureReceipt;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What services answered to erasures. */
@ApplicationScoped
class Receipts {
    private static final String ADD = """
            insert into erasure_receipt (erasure_id, service, row_count, at)
            select id, ?, ?, ? from erasure where id = ?
            on conflict do nothing""";
    private static final String OF = """
            select service, row_count, at from erasure_receipt where erasure_id = ? order by at, service""";

    private final Database database;

    Receipts(Database database) {
        this.database = database;
    }

    /** Keeps a receipt; one of an erasure that this service knows nothing of is nobody's. */
    void add(ErasureReceipt receipt) {
        database.update(ADD, receipt.service(), receipt.rows(), receipt.at(), receipt.erasureId());
    }

    /** The receipts of an erasure, in the order in which they were given. */
    List<ErasureReceipt> of(UUID erasureId) {
        return database.query(
                OF,
                row -> new ErasureReceipt(
                        erasureId, row.getString("service"), row.getLong("row_count"), Database.instant(row, "at")),
                erasureId);
    }
}
