package io.heartline.alerting.inbox;

import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what waits for somebody, over what is open alone. */
@ApplicationScoped
public class Inbox {
    private static final String COUNT = """
            select brand, sum(firing)::bigint as firing, sum(acknowledged)::bigint as acknowledged,
                   sum(crises)::bigint as crises, sum(cases)::bigint as cases, sum(overdue)::bigint as overdue,
                   sum(proposed)::bigint as proposed, max(newest) as newest
            from (select brand, count(*) filter (where status = 'firing') as firing,
                         count(*) filter (where status = 'acknowledged') as acknowledged,
                         count(*) filter (where kind = 'crisis') as crises, 0 as cases, 0 as overdue, 0 as proposed,
                         max(last_cause_at) as newest
                  from alert where status <> 'resolved' group by brand
                  union all
                  select brand, 0, 0, 0, count(*), count(*) filter (where due_at <= ?), 0, max(opened_at)
                  from case_file where status <> 'closed' group by brand
                  union all
                  select brand, 0, 0, 0, 0, 0, count(*), max(changed_at)
                  from outreach where status = 'proposed' group by brand) as waiting
            where (?::text[] is null or brand = any (?)) and (?::text is null or brand = ?)
            group by brand order by brand""";

    private final Database database;
    private final Clock clock;

    Inbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What waits of a brand.
     *
     * @param firing alerts that nobody acknowledged
     * @param acknowledged alerts that somebody cares for
     * @param crises open crises, counted among the alerts
     * @param cases cases that are not closed
     * @param overdue those of them that are not in time
     * @param proposed outreach that waits for a decision
     * @param newest when the newest of it happened
     */
    public record Waiting(
            String brand,
            long firing,
            long acknowledged,
            long crises,
            long cases,
            long overdue,
            long proposed,
            Instant newest) {}

    /** What waits, by brand; brands of which nothing does are left out. */
    @Transactional
    public List<Waiting> of(Brands brands, @Nullable String brand) {
        var names = brands.forSql();
        return database.query(
                COUNT,
                row -> new Waiting(
                        row.getString("brand"),
                        row.getLong("firing"),
                        row.getLong("acknowledged"),
                        row.getLong("crises"),
                        row.getLong("cases"),
                        row.getLong("overdue"),
                        row.getLong("proposed"),
                        Database.instant(row, "newest")),
                clock.instant(),
                names,
                names,
                brand,
                brand);
    }
}
