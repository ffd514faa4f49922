package io.heartline.scoring.score;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps who refuses to be analysed. What was scored before stays; it is not scored again. */
@ApplicationScoped
class AnalysisConsents implements Memory {
    /** The newest decision wins in any order of arrival; of two of one instant a refusal does. */
    private static final String KEEP = """
            insert into analysis_consent (customer_id, brand, allowed, decided_at)
            select ?, ?, ?, ? where not exists (select 1 from erased_customer where customer_id = ?)
            on conflict (customer_id) do update
            set allowed = excluded.allowed, decided_at = excluded.decided_at
            where excluded.decided_at > analysis_consent.decided_at
               or (excluded.decided_at = analysis_consent.decided_at and not excluded.allowed)""";

    private static final String FORGET = "delete from analysis_consent where customer_id = any(?)";

    private final Database database;
    private final ScoreTable table;

    AnalysisConsents(Database database, ScoreTable table) {
        this.database = database;
        this.table = table;
    }

    /** Keeps a decision unless a newer one is known or the customer was erased. */
    void keep(UUID customer, String brand, boolean allowed, Instant decidedAt) {
        table.holdErasures();
        database.update(KEEP, customer, brand, allowed, decidedAt, customer);
    }

    @Override
    public long forget(List<UUID> customers) {
        return database.update(FORGET, (Object) customers.toArray(UUID[]::new));
    }
}
