package io.heartline.metrics.rebuild;

import io.heartline.metrics.database.Database;
import io.heartline.metrics.pulse.Pulses;
import io.heartline.metrics.tally.Tallies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes the sums and the windows of the next UTC day anew. */
@ApplicationScoped
class DayStep {
    private static final String FIRST = "select min(occurred_at) as at from evidence where brand = ?";
    private static final String LAST = "select max(occurred_at) as at from evidence where brand = ?";

    private final Rebuilds rebuilds;
    private final Database database;
    private final Tallies tallies;
    private final Pulses pulses;

    DayStep(Rebuilds rebuilds, Database database, Tallies tallies, Pulses pulses) {
        this.rebuilds = rebuilds;
        this.database = database;
        this.tallies = tallies;
        this.pulses = pulses;
    }

    void take(Rebuilds.Claimed running) {
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

    private @Nullable Instant first(String sql, String brand) {
        return database.query(sql, row -> new Found(row.instantOrNull("at")), brand)
                .getFirst()
                .at();
    }

    private record Found(@Nullable Instant at) {}
}
