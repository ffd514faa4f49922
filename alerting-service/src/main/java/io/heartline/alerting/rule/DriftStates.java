package io.heartline.alerting.rule;

import io.heartline.contracts.CustomerStanding;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the drift rule stands with each customer, in the database. */
@ApplicationScoped
class DriftStates {
    private static final String LOAD = """
            select customer_id, revision, armed, shift_seen, harmed_at from drift_state
            where customer_id = any (?)
            order by customer_id
            for update""";
    private static final String SAVE = """
            insert into drift_state (customer_id, brand, revision, armed, shift_seen, harmed_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (customer_id) do update
            set revision = excluded.revision, armed = excluded.armed, shift_seen = excluded.shift_seen,
                harmed_at = excluded.harmed_at, updated_at = excluded.updated_at
            where drift_state.revision < excluded.revision""";

    private final Database database;
    private final Clock clock;

    DriftStates(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Of these customers, those that are known; locked until the transaction ends. */
    Map<UUID, DriftState> load(Collection<UUID> customerIds) {
        Map<UUID, DriftState> found = new HashMap<>();
        database.query(
                LOAD,
                row -> found.put(
                        row.getObject("customer_id", UUID.class),
                        new DriftState(
                                row.getLong("revision"),
                                row.getBoolean("armed"),
                                row.getBoolean("shift_seen"),
                                Database.instantOrNull(row, "harmed_at"))),
                (Object) customerIds.toArray(UUID[]::new));
        return found;
    }

    /** Saves where the rule stands after these standings. */
    void save(Map<UUID, DriftState> states, Map<UUID, CustomerStanding> standings) {
        var now = clock.instant();
        List<@Nullable Object[]> rows = new ArrayList<>();
        standings.forEach((customerId, standing) -> {
            var state = states.get(customerId);
            if (state != null) {
                rows.add(new @Nullable Object[] {
                    customerId,
                    standing.brand(),
                    state.revision(),
                    state.armed(),
                    state.shiftSeen(),
                    state.harmedAt(),
                    now
                });
            }
        });
        database.batch(SAVE, rows);
    }
}
