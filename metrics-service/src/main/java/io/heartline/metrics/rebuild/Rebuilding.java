package io.heartline.metrics.rebuild;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Stillness;
import io.heartline.metrics.indicator.Indicators;
import io.heartline.metrics.pulse.Pulses;
import io.heartline.metrics.segment.Segments;
import io.heartline.metrics.standing.StandingAudit;
import io.heartline.metrics.standing.Standings;
import io.heartline.metrics.tally.Tallies;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries a rebuild on: persons, then days, then the moves between segments and the sums of indicators; each step is a transaction. */
@ApplicationScoped
class Rebuilding {
    private static final int PERSONS_AT_ONCE = 100;
    private static final int LOGGED_MAX = 20;
    private static final String PERSONS = """
            select distinct canonical_id from customer where brand = ? and canonical_id > ?
            order by canonical_id limit ?""";
    private static final String FIRST = "select min(occurred_at) as at from evidence where brand = ?";
    private static final String LAST = "select max(occurred_at) as at from evidence where brand = ?";

    private final Rebuilds rebuilds;
    private final Database database;
    private final Stillness stillness;
    private final StandingAudit audit;
    private final Standings standings;
    private final Tallies tallies;
    private final Pulses pulses;
    private final Segments segments;
    private final Indicators indicators;
    private final Clock clock;

    Rebuilding(
            Rebuilds rebuilds,
            Database database,
            Stillness stillness,
            StandingAudit audit,
            Standings standings,
            Tallies tallies,
            Pulses pulses,
            Segments segments,
            Indicators indicators,
            Clock clock) {
        this.rebuilds = rebuilds;
        this.database = database;
        this.stillness = stillness;
        this.audit = audit;
        this.standings = standings;
        this.tallies = tallies;
        this.pulses = pulses;
        this.segments = segments;
        this.indicators = indicators;
        this.clock = clock;
    }

    /**
     * Takes the next step, in the caller's transaction; nobody enters anything meanwhile.
     *
     * @return whether there may be another one
     */
    boolean advance() {
        var claimed = rebuilds.claim();
        claimed.ifPresent(running -> {
            stillness.take();
            switch (running.phase()) {
                case "persons" -> persons(running);
                case "days" -> day(running);
                default -> moves(running);
            }
        });
        return claimed.isPresent();
    }

    private void persons(Rebuilds.Claimed running) {
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

    private void day(Rebuilds.Claimed running) {
        var day = running.day() == null ? first(FIRST, running.brand()) : running.day();
        var last = first(LAST, running.brand());
        if (day == null || last == null || day.isAfter(last)) {
            rebuilds.enter(running.id(), "moves");
            return;
        }
        var from = day.truncatedTo(ChronoUnit.DAYS);
        var to = from.plus(1, ChronoUnit.DAYS);
        var differing = running.replacing()
                ? tallies.rebuild(running.brand(), from, to)
                : tallies.compare(running.brand(), from, to);
        differing.forEach((table, rows) -> rebuilds.count(running.id(), table, 1, rows));
        rebuilds.count(running.id(), "pulse", 1, pulses.differing(running.brand(), from, to, running.replacing()));
        rebuilds.passed(running.id(), to);
    }

    private void moves(Rebuilds.Claimed running) {
        long differing =
                running.replacing() ? segments.rebuildMoves(running.brand()) : segments.compareMoves(running.brand());
        rebuilds.count(running.id(), "segment_move_day", 1, differing);
        rebuilds.count(running.id(), "indicator_day", 1, indicators.rebuild(running.brand(), running.replacing()));
        rebuilds.end(running.id());
    }

    private @Nullable Instant first(String sql, String brand) {
        return database.query(sql, row -> new Found(row.instantOrNull("at")), brand)
                .getFirst()
                .at();
    }

    private record Found(@Nullable Instant at) {}
}
