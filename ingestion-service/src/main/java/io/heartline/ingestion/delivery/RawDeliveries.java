package io.heartline.ingestion.delivery;

import io.heartline.contracts.Ids;
import io.heartline.ingestion.secret.Secrets;
import io.heartline.ingestion.source.Source;
import io.heartline.ingestion.source.Tallies;
import io.heartline.ingestion.source.Tallies.Count;
import io.heartline.ingestion.source.Tally;
import io.heartline.platform.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what sources deliver: it is stored for good before anybody is told so, and understood afterwards. */
@ApplicationScoped
public class RawDeliveries {
    private static final String INSERT = """
            insert into raw_delivery (id, source_id, key_hash, payload, state, reasons, customer_ids, attempts,
                                      next_attempt_at, received_at)
            values (?, ?, ?, ?, 'WAITING', '[]', '{}', 0, ?, ?)
            on conflict (source_id, key_hash) do nothing""";

    private final Database database;
    private final Secrets box;
    private final Tallies tallies;
    private final DeliveryWorker worker;
    private final Clock clock;

    RawDeliveries(Database database, Secrets box, Tallies tallies, DeliveryWorker worker, Clock clock) {
        this.database = database;
        this.box = box;
        this.tallies = tallies;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * A delivery that has come in.
     *
     * @param key by what the source knows it again if it sends it again
     * @param payload what is to be understood: JSON, in the form of the source's kind
     */
    public record Arrival(String key, String payload) {}

    /**
     * What became of arrivals.
     *
     * @param received how many are new
     * @param duplicates how many had come before; nothing happens to them
     */
    public record Receipt(int received, int duplicates) {}

    /** Stores arrivals in their order, in the caller's transaction or in one of its own. */
    public Receipt take(Source source, List<Arrival> arrivals) {
        var receipt = QuarkusTransaction.joiningExisting().call(() -> store(source, arrivals));
        tallies.meter(source.kind(), counts(receipt));
        worker.wake();
        return receipt;
    }

    private Receipt store(Source source, List<Arrival> arrivals) {
        var now = clock.instant();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var arrival : arrivals) {
            rows.add(new Object[] {Ids.next(), source.id(), hash(arrival.key()), box.close(arrival.payload()), now, now
            });
        }
        int received = Arrays.stream(database.batch(INSERT, rows)).sum();
        var receipt = new Receipt(received, arrivals.size() - received);
        tallies.add(source.id(), counts(receipt));
        return receipt;
    }

    private static List<Count> counts(Receipt receipt) {
        return List.of(
                new Count(Tally.RECEIVED, "", receipt.received()),
                new Count(Tally.DUPLICATE, "delivery", receipt.duplicates()));
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
