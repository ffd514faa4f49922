package io.heartline.metrics.retention;

import io.heartline.contracts.Emotion;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import io.heartline.metrics.estimate.Lifetime;
import io.heartline.metrics.indicator.LossRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the customers who are watched: everybody who is one at a start, whoever is lost later. */
@ApplicationScoped
class Members {
    private static final double YEAR_DAYS = 365.25;

    /** Without a contract: lost is who did not buy again in time, from the first such silence that ends after the start. */
    private static final String BUYERS = """
            bought as (
                select canonical_id, occurred_at,
                    lead(occurred_at) over (partition by canonical_id order by occurred_at) as next_at
                from span join trade on true join customer using (customer_id)
                where trade.brand = of_brand and type = 'purchase' and occurred_at <= until),
            person as (
                select canonical_id, min(occurred_at) as first_at,
                    count(*) filter (where occurred_at > since - exposure and occurred_at <= since) as orders,
                    min(occurred_at + patience) filter (where occurred_at + patience > since
                        and (next_at is null or next_at > occurred_at + patience)) as lost_at
                from span cross join bought
                group by canonical_id
                having bool_or(occurred_at <= since and occurred_at > since - patience))""";

    /** With a contract: lost is who cancels. */
    private static final String CONTRACTS = """
            person as (
                select canonical_id, min(occurred_at) as first_at,
                    count(*) filter (where type = 'purchase' and occurred_at > since - exposure
                        and occurred_at <= since) as orders,
                    min(occurred_at) filter (where type = 'cancellation' and occurred_at > since) as lost_at
                from span join trade on true join customer using (customer_id)
                where trade.brand = of_brand and occurred_at <= until and type in ('signup', 'purchase', 'renewal',
                    'upgrade', 'downgrade', 'cancellation')
                group by canonical_id
                having (array_agg(type order by occurred_at desc, event_id desc)
                    filter (where occurred_at <= since))[1] <> 'cancellation')""";

    private static final String SPAN = """
            with span as (select ?::text as of_brand, ?::timestamptz as since, ?::timestamptz as until,
                ?::interval as patience, ?::interval as exposure),
            """;

    private static final String MEMBERS = """
            , chosen as (
                select person.* from person order by hashtextextended(canonical_id::text, 0), canonical_id limit ?),
            said as (
                select customer.canonical_id, count(*) as expressions, string_agg(distinct emotion, ',') as felt
                from span cross join chosen join customer on customer.canonical_id = chosen.canonical_id
                join evidence on evidence.customer_id = customer.customer_id
                where occurred_at > since - exposure and occurred_at <= since and kind = 'expression'
                    and emotion is not null
                group by customer.canonical_id)
            select coalesce(segment, 'unheard') as segment, coalesce(felt, '') as felt,
                coalesce(expressions, 0) as expressions, orders,
                extract(epoch from since - first_at) / 86400 as tenure_days,
                extract(epoch from least(lost_at, until) - since) / 86400 as days,
                coalesce(lost_at <= until, false) as lost
            from span cross join chosen left join said using (canonical_id)
            left join segment_period on segment_period.customer_id = canonical_id and from_at <= since
                and (to_at is null or to_at > since)""";

    private final Database database;

    Members(Database database) {
        this.database = database;
    }

    /**
     * Everybody who is a customer at the start.
     *
     * @param since from when on they are watched
     * @param until when watching ends
     * @param exposure how long before the start counts as exposure
     * @param limit at most so many
     */
    List<Member> of(String brand, LossRule rule, Instant since, Instant until, Duration exposure, int limit) {
        var people = rule.contractual() ? CONTRACTS : BUYERS;
        return database.query(
                SPAN + people + MEMBERS,
                Members::member,
                brand,
                since,
                until,
                rule.inactivity().toDays() + " days",
                exposure.toDays() + " days",
                limit);
    }

    private static Member member(Row row) throws SQLException {
        var felt = row.text("felt");
        return new Member(
                row.text("segment"),
                // Whole days, so that a curve has no more steps than days
                new Lifetime(Math.max(1, Math.ceil(row.decimal("days"))), row.flag("lost")),
                felt.isEmpty()
                        ? Set.of()
                        : Arrays.stream(felt.split(",", -1)).map(Emotion::of).collect(Collectors.toUnmodifiableSet()),
                row.number("expressions"),
                row.number("orders"),
                Math.max(0, row.decimal("tenure_days")) / YEAR_DAYS);
    }
}
