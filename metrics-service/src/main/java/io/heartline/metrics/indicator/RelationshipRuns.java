package io.heartline.metrics.indicator;

import io.heartline.metrics.database.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Computes the usual periods of every brand once a day; of several instances one does. */
@ApplicationScoped
class RelationshipRuns {
    /** Periods that end today, in days; each with the one before it, to compare with. */
    private static final List<Integer> USUAL = List.of(30, 90, 365);

    private static final int KEPT_DAYS = 400;
    private static final int TIMEOUT_SECONDS = 600;
    private static final String ALONE = """
            select pg_try_advisory_xact_lock(hashtextextended('heartline.metrics.relationships', 0)) as taken""";

    private final Relationships relationships;
    private final Database database;
    private final IndicatorConfig config;
    private final Clock clock;

    RelationshipRuns(Relationships relationships, Database database, IndicatorConfig config, Clock clock) {
        this.relationships = relationships;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    private record Period(LocalDate from, LocalDate to) {}

    @Scheduled(every = "15m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (!config.daily()) {
            return;
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var brand : relationships.brands()) {
            for (var period : periods(today)) {
                QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(() -> computeOnce(brand, period));
            }
        }
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        "delete from relationship_figure where computed_at < ?",
                        clock.instant().minus(Duration.ofDays(KEPT_DAYS))));
    }

    private void computeOnce(String brand, Period period) {
        boolean alone = database.query(ALONE, row -> row.flag("taken")).getFirst();
        if (alone && relationships.find(brand, period.from(), period.to()).isEmpty()) {
            relationships.compute(brand, period.from(), period.to());
        }
    }

    private static List<Period> periods(LocalDate today) {
        List<Period> periods = new ArrayList<>();
        for (int days : USUAL) {
            periods.add(new Period(today.minusDays(days), today));
            periods.add(new Period(today.minusDays(2L * days), today.minusDays(days)));
        }
        var month = today.withDayOfMonth(1);
        periods.add(new Period(month.minusMonths(1), month));
        periods.add(new Period(month.minusMonths(2), month.minusMonths(1)));
        return periods;
    }
}
