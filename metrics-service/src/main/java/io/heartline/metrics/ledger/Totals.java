package io.heartline.metrics.ledger;

import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.EntryKind;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Micros;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What the entries that stand come to, cause by cause: added up by the database, however many they are. */
@ApplicationScoped
class Totals {
    private static final String STANDING = """
            select *, units_micros / 1e6::float8 * power(2::float8, -extract(epoch from (?::timestamptz - effective_at))::float8
                    / case kind when 'deposit' then ?::float8 else ?::float8 end) as value
            from entry e
            where customer_id = any(?) and effective_at <= ? and reverses is null
                and not exists (select 1 from entry reversal where reversal.reverses = e.id)""";
    private static final String BY_CAUSE = """
            select cause, kind, units_micros < 0 and stake_micros >= ? as shock, count(*) as n,
                sum(units_micros)::bigint as units, sum(value) as value, max(effective_at) as last_at,
                count(*) filter (where effective_at > ?) as recent_n,
                coalesce(sum(value) filter (where effective_at > ?), 0) as recent_value
            from (""" + STANDING + """
            ) as standing
            group by cause, kind, shock order by abs(sum(value)) desc, cause, kind""";
    private static final String SHOCKS =
            "select cause, channel, touchpoint, value, effective_at from (" + STANDING + """
            ) as standing
            where units_micros < 0 and stake_micros >= ? order by effective_at desc, id limit ?""";

    private final Database database;
    private final LedgerConfig config;

    Totals(Database database, LedgerConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * What one cause comes to.
     *
     * @param shock whether each of its entries is a breach of trust
     * @param unitsMicros as posted, in 10⁻⁶
     * @param value what is left of the units, in units
     * @param recent how many of the entries lie within the time that a drift is looked for in
     * @param recentValue what is left of those, in units
     */
    record Total(
            String cause,
            EntryKind kind,
            boolean shock,
            long count,
            long unitsMicros,
            double value,
            Instant lastAt,
            long recent,
            double recentValue) {}

    /** A breach of trust, and what is left of its units. */
    record Shock(String cause, double value, Instant at) {}

    /** All that stands at an instant, the heaviest first. */
    List<Total> byCause(Collection<UUID> customerIds, Instant at) {
        var since = at.minus(config.driftWindow());
        return database.query(
                BY_CAUSE,
                row -> new Total(
                        row.text("cause"),
                        EntryKind.of(row.text("kind")),
                        row.flag("shock"),
                        row.number("n"),
                        row.number("units"),
                        row.decimal("value"),
                        row.instant("last_at"),
                        row.number("recent_n"),
                        row.decimal("recent_value")),
                shockStakeMicros(),
                since,
                since,
                at,
                (double) config.depositHalfLife().toSeconds(),
                (double) config.withdrawalHalfLife().toSeconds(),
                ids(customerIds),
                at);
    }

    /** The breaches of trust until an instant, the latest first. */
    List<Shock> shocks(Collection<UUID> customerIds, Instant at, int limit) {
        return database.query(
                SHOCKS,
                row -> new Shock(row.text("cause"), row.decimal("value"), row.instant("effective_at")),
                at,
                (double) config.depositHalfLife().toSeconds(),
                (double) config.withdrawalHalfLife().toSeconds(),
                ids(customerIds),
                at,
                shockStakeMicros(),
                limit);
    }

    private long shockStakeMicros() {
        return Micros.of(config.shockStake());
    }
}
