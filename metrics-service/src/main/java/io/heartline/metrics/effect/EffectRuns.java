package io.heartline.metrics.effect;

import io.heartline.metrics.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Finds and adds up what came of outreach, of every brand once a day; of several instances one does. */
@ApplicationScoped
class EffectRuns {
    private static final int TIMEOUT_SECONDS = 600;
    private static final String ALONE =
            "select pg_advisory_xact_lock(hashtextextended('heartline.metrics.effect', 0)) is null as taken";
    private static final String DUE = """
            select distinct brand from outreach_assignment
            where not exists (select 1 from effect_run run
                where run.brand = outreach_assignment.brand and computed_at >= ?)
            order by brand""";

    private final Effects effects;
    private final Outcomes outcomes;
    private final Database database;
    private final EffectConfig config;
    private final Clock clock;

    EffectRuns(Effects effects, Outcomes outcomes, Database database, EffectConfig config, Clock clock) {
        this.effects = effects;
        this.outcomes = outcomes;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "15m", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (config.daily()) {
            var today = clock.instant().truncatedTo(ChronoUnit.DAYS);
            database.query(DUE, row -> row.text("brand"), today).forEach(this::run);
        }
    }

    /** Finds and adds up what came of the outreach of a brand. */
    void run(String brand) {
        var now = clock.instant();
        while (QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> some(brand, now))) {
            // each round is a transaction of its own
        }
        QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(() -> {
            alone();
            effects.sum(brand, now);
        });
    }

    private boolean some(String brand, Instant now) {
        alone();
        return outcomes.computeSome(brand, now, now);
    }

    private void alone() {
        database.query(ALONE, row -> row.flag("taken"));
    }
}
