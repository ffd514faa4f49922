package io.heartline.alerting.casework;

import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the work on cases goes, and what came of it. Everything runs in the caller's transaction. */
@ApplicationScoped
class CaseStatistics {
    /** The most cases that figures are made of, the newest. */
    static final int CASES_MAX = 20_000;

    private static final String CASES = """
            select id, status, reopened, due_at, opened_at, first_response_at, closed_at from case_file
            where opened_at >= ? and opened_at < ?
              and (?::text[] is null or brand = any (?))
              and (?::text is null or brand = ?)
              and (?::text is null or team = ?)
              and (?::text is null or root_cause = ?)
            order by opened_at desc, id desc limit ?""";

    private final Database database;
    private final Recoveries recoveries;
    private final Clock clock;

    CaseStatistics(Database database, Recoveries recoveries, Clock clock) {
        this.database = database;
        this.recoveries = recoveries;
        this.clock = clock;
    }

    /** Of which cases; what is absent does not matter. */
    record Query(
            Instant from,
            Instant to,
            @Nullable String brand,
            @Nullable String team,
            @Nullable RootCause rootCause) {}

    /**
     * What came of cases that were closed, counted in customers.
     *
     * @param n recovered, not recovered and lost together
     * @param tooEarly of whom nobody can tell yet; not in n
     */
    record Recovered(
            long n,
            long recovered,
            long notRecovered,
            long lost,
            long tooEarly,
            @Nullable Double share,
            @Nullable Double low,
            @Nullable Double high) {}

    /**
     * The figures.
     *
     * @param overdue open ones that should have been closed by now
     * @param missed closed ones that were closed too late, and the overdue
     * @param reopened those that were closed too soon
     * @param firstResponse minutes from the opening to the first answer, of those that were answered
     * @param close minutes from the opening to the closing, of those that are closed
     * @param truncated whether there are more cases than were looked at
     */
    record Figures(
            long opened,
            long open,
            long closed,
            long overdue,
            long missed,
            long reopened,
            long answered,
            Spread firstResponse,
            Spread close,
            Recovered recovery,
            boolean truncated) {}

    private record Row(
            UUID id,
            boolean closed,
            boolean reopened,
            boolean overdue,
            boolean missed,
            @Nullable Double response,
            @Nullable Double close) {}

    Figures of(Query query, Brands brands) {
        var names = brands.forSql();
        var cause = query.rootCause() == null ? null : query.rootCause().wire();
        var now = clock.instant();
        var found = database.query(
                CASES,
                row -> read(row, now),
                query.from(),
                query.to(),
                names,
                names,
                query.brand(),
                query.brand(),
                query.team(),
                query.team(),
                cause,
                cause,
                CASES_MAX + 1);
        var rows = found.subList(0, Math.min(CASES_MAX, found.size()));
        long closed = rows.stream().filter(Row::closed).count();
        var responses = sorted(rows, Row::response);
        return new Figures(
                rows.size(),
                rows.size() - closed,
                closed,
                rows.stream().filter(Row::overdue).count(),
                rows.stream().filter(Row::missed).count(),
                rows.stream().filter(Row::reopened).count(),
                responses.size(),
                Spread.of(responses),
                Spread.of(sorted(rows, Row::close)),
                recovered(rows.stream().filter(Row::closed).map(Row::id).toList()),
                found.size() > CASES_MAX);
    }

    private Recovered recovered(List<UUID> closed) {
        Map<Recovery.Verdict, Long> counts = new EnumMap<>(Recovery.Verdict.class);
        for (var one : recoveries.of(closed)) {
            var recovery = one.recovery();
            if (recovery != null) {
                counts.merge(recovery.verdict(), 1L, Long::sum);
            }
        }
        long recovered = counts.getOrDefault(Recovery.Verdict.RECOVERED, 0L);
        long not = counts.getOrDefault(Recovery.Verdict.NOT_RECOVERED, 0L);
        long lost = counts.getOrDefault(Recovery.Verdict.LOST, 0L);
        var share = Share.of(recovered, recovered + not + lost);
        return new Recovered(
                share.n(),
                recovered,
                not,
                lost,
                counts.getOrDefault(Recovery.Verdict.TOO_EARLY, 0L),
                share.value(),
                share.low(),
                share.high());
    }

    private static List<Double> sorted(List<Row> rows, Function<Row, @Nullable Double> minutes) {
        List<Double> sorted = new ArrayList<>();
        for (var row : rows) {
            var value = minutes.apply(row);
            if (value != null) {
                sorted.add(value);
            }
        }
        Collections.sort(sorted);
        return sorted;
    }

    private static Row read(ResultSet row, Instant now) throws SQLException {
        var opened = Database.instant(row, "opened_at");
        var due = Database.instant(row, "due_at");
        var closed = Database.instantOrNull(row, "closed_at");
        var answered = Database.instantOrNull(row, "first_response_at");
        return new Row(
                row.getObject("id", UUID.class),
                closed != null,
                row.getInt("reopened") > 0,
                closed == null && !due.isAfter(now),
                !due.isAfter(closed == null ? now : closed),
                minutes(opened, answered),
                minutes(opened, closed));
    }

    private static @Nullable Double minutes(Instant from, @Nullable Instant to) {
        return to == null ? null : Duration.between(from, to).toMillis() / 60_000.0;
    }
}
