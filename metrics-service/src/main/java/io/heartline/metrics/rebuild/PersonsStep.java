package io.heartline.metrics.rebuild;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.standing.StandingAudit;
import io.heartline.metrics.standing.Standings;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Makes the accounts of the next persons anew: entries, balances, segments, standings and checkpoints. */
@ApplicationScoped
class PersonsStep {
    private static final int PERSONS_AT_ONCE = 100;
    private static final int LOGGED_MAX = 20;
    private static final String PERSONS = """
            select distinct canonical_id from customer where brand = ? and canonical_id > ?
            order by canonical_id limit ?""";

    private final Rebuilds rebuilds;
    private final Database database;
    private final StandingAudit audit;
    private final Standings standings;
    private final Clock clock;

    PersonsStep(Rebuilds rebuilds, Database database, StandingAudit audit, Standings standings, Clock clock) {
        this.rebuilds = rebuilds;
        this.database = database;
        this.audit = audit;
        this.standings = standings;
        this.clock = clock;
    }

    void take(Rebuilds.Claimed running) {
        var next = database.query(
                PERSONS, row -> row.id("canonical_id"), running.brand(), running.afterId(), PERSONS_AT_ONCE);
        if (next.isEmpty()) {
            rebuilds.enter(running.id(), "days");
            return;
        }
        standings.hold(next);
        Set<UUID> wrong = new HashSet<>();
        audit.differing(next).forEach((aggregate, persons) -> {
            var name = aggregate.name().toLowerCase(Locale.ROOT);
            rebuilds.count(running.id(), name, next.size(), persons.size());
            persons.stream()
                    .limit(LOGGED_MAX)
                    .forEach(person -> Log.warnf("Books differ, aggregate=%s customerId=%s", name, person));
            wrong.addAll(persons);
        });
        if (running.replacing() && !wrong.isEmpty()) {
            audit.replace(wrong);
            var now = clock.instant();
            standings.refresh(wrong.stream()
                    .sorted()
                    .map(person -> new Standings.Change(person, List.of(), Instant.EPOCH, now, false))
                    .toList());
        }
        rebuilds.passed(running.id(), next.getLast());
    }
}
