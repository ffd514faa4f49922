package io.heartline.ingestion.delivery;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Counts what of sources' deliveries is not in the books. */
@ApplicationScoped
public class Backlogs {
    private static final String COUNT = """
            select source_id, count(*) filter (where state = 'WAITING') as waiting,
                   count(*) filter (where state = 'REJECTED') as rejected
            from raw_delivery where source_id = any(?) and state <> 'DONE' group by source_id""";

    private final Database database;

    Backlogs(Database database) {
        this.database = database;
    }

    /**
     * What is left of a source.
     *
     * @param waiting deliveries that are stored and not yet understood
     * @param rejected deliveries that wait for somebody to correct them
     */
    public record Backlog(long waiting, long rejected) {
        /** Nothing. */
        public static final Backlog NONE = new Backlog(0, 0);
    }

    /** What is left of each source; those of which nothing is are absent. */
    @Transactional
    public Map<UUID, Backlog> of(Collection<UUID> sourceIds) {
        Map<UUID, Backlog> found = new HashMap<>();
        database.query(
                COUNT,
                row -> found.put(
                        row.getObject("source_id", UUID.class),
                        new Backlog(row.getLong("waiting"), row.getLong("rejected"))),
                (Object) sourceIds.toArray(UUID[]::new));
        return found;
    }

    /** Whether a delivery is stored and not yet understood. */
    @Transactional
    public boolean waits(UUID deliveryId) {
        return database.first("select 1 from raw_delivery where id = ? and state = 'WAITING'", row -> true, (Object)
                        deliveryId)
                .isPresent();
    }
}
