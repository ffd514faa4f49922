package io.heartline.metrics.staff;

import io.heartline.metrics.daily.DailyJob;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Piece;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Computes once a day how much anger agents are exposed to, if the operator wants it. */
@ApplicationScoped
public class StaffLoad implements DailyJob {
    /** A customer's expression is a contact of every agent who wrote in its conversation. */
    private static final String COMPUTE = """
            with wrote as materialized (
                select distinct conversation, agent from evidence
                where brand = ? and kind = 'agent-message' and agent is not null and conversation is not null
                    and occurred_at >= ? and occurred_at <= ?)
            insert into staff_day (brand, day, queue, agent, contacts, angry)
            select brand, date_trunc('day', occurred_at, 'UTC'), coalesce(queue, 'none'), wrote.agent, count(*),
                count(*) filter (where emotion in ('anger', 'disgust'))
            from evidence join wrote using (conversation)
            where brand = ? and kind = 'expression' and emotion is not null
                and occurred_at >= ? and occurred_at <= ?
            group by 1, 2, 3, 4""";

    private static final String RECORD = """
            insert into staff_report (brand, from_at, computed_at) values (?, ?, ?)
            on conflict (brand) do update set from_at = excluded.from_at, computed_at = excluded.computed_at""";
    private static final String READ = """
            select queue, agent, sum(contacts)::bigint as contacts, sum(angry)::bigint as angry from staff_day
            where brand = ? and day >= ? and day < ? group by queue, agent""";

    private final Database database;
    private final StaffConfig config;

    StaffLoad(Database database, StaffConfig config) {
        this.database = database;
        this.config = config;
    }

    /** When exposure was computed, and from which day on. */
    record Computed(Instant from, Instant at) {}

    @Override
    public String name() {
        return "staff";
    }

    /** The piece as it may be kept: without the agent, unless the operator wants the load of staff to be looked at. */
    public Piece kept(Piece piece) {
        return config.enabled() ? piece : piece.withoutAgent();
    }

    @Override
    public void run(String brand, Instant now) {
        database.update("delete from staff_day where brand = ?", brand);
        if (config.enabled()) {
            var from = now.minus(Duration.ofDays(config.days())).truncatedTo(ChronoUnit.DAYS);
            database.update(COMPUTE, brand, from, now, brand, from, now);
            database.update(RECORD, brand, from, now);
        }
    }

    boolean enabled() {
        return config.enabled();
    }

    Optional<Computed> computed(String brand) {
        return database
                .query(
                        "select from_at, computed_at from staff_report where brand = ?",
                        row -> new Computed(row.instant("from_at"), row.instant("computed_at")),
                        brand)
                .stream()
                .findFirst();
    }

    /** The load of a brand over whole UTC days. */
    Load load(String brand, Instant from, Instant to) {
        List<Load.Exposure> exposures = database.query(
                READ,
                row -> new Load.Exposure(
                        row.text("queue"), row.text("agent"), row.number("contacts"), row.number("angry")),
                brand,
                from,
                to);
        return Load.of(exposures, config.groupMin());
    }
}
