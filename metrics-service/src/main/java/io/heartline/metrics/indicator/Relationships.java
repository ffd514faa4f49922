package io.heartline.metrics.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.database.Row;
import io.heartline.metrics.estimate.Average;
import io.heartline.metrics.estimate.BetaGeometric;
import io.heartline.metrics.estimate.Buyer;
import io.heartline.metrics.estimate.GammaGamma;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes figures of relationships over periods, and keeps them. */
@ApplicationScoped
class Relationships {
    private static final double WEEK = 7;

    /** An order at the very start of a period is in it, not before. */
    private static final String COUNT = """
            with span as (select ?::timestamptz as since, ?::timestamptz as until, ?::interval as patience),
            referred as (
                select canonical_id, min(occurred_at) as at from trade
                join customer on customer.customer_id = referred_customer_id
                where trade.brand = ? and type = 'referral' group by canonical_id),
            person as (
                select customer.canonical_id,
                    count(*) filter (where bought and occurred_at >= since) as orders,
                    count(*) filter (where bought and occurred_at >= since and occurred_at >= referred.at) as brought,
                    case when ? then coalesce((array_agg(type order by occurred_at desc, event_id desc)
                            filter (where contract and occurred_at < since))[1] <> 'cancellation', false)
                        else coalesce(bool_or(bought and occurred_at < since and occurred_at >= since - patience), false)
                    end as at_start,
                    case when ? then coalesce((array_agg(type order by occurred_at desc, event_id desc)
                            filter (where contract))[1] <> 'cancellation', false)
                        else coalesce(bool_or(bought and occurred_at >= until - patience), false)
                    end as at_end
                from span cross join trade
                cross join lateral (select type = 'purchase' as bought, type in ('signup', 'purchase', 'renewal',
                    'upgrade', 'downgrade', 'cancellation') as contract) as kind
                join customer using (customer_id)
                left join referred on referred.canonical_id = customer.canonical_id
                where trade.brand = ? and occurred_at < until
                group by customer.canonical_id)
            select count(*) filter (where orders > 0) as buyers, count(*) filter (where orders > 1) as repeaters,
                count(*) filter (where at_start) as at_start, count(*) filter (where at_start and at_end) as kept,
                count(*) filter (where at_end) as at_end, coalesce(sum(orders), 0)::bigint as sales,
                coalesce(sum(brought), 0)::bigint as brought, count(*) filter (where brought > 0) as brought_buyers
            from person""";

    private static final String CURRENCY = """
            select currency from trade where brand = ? and type = 'purchase' and currency is not null
                and occurred_at < ?
            group by currency order by count(*) desc, currency limit 1""";

    private static final String HISTORIC = """
            select count(*) as n, coalesce(sum(paid), 0)::float8 as total,
                coalesce(sum(paid * paid), 0)::float8 as squares
            from (
                select sum(case when type = 'purchase' then amount_micros else -amount_micros end) / 1e6 as paid
                from trade join customer using (customer_id)
                where trade.brand = ? and occurred_at < ? and currency = ? and type in ('purchase', 'refund', 'return')
                group by canonical_id having bool_or(type = 'purchase')) as person""";

    /** Purchases of one day are one; the first day is where a buyer begins. */
    private static final String BUYERS = """
            select count(*) - 1 as repeats, max(day) - min(day) as last, ?::date - 1 - min(day) as age,
                (coalesce(sum(amount) filter (where place > 1), 0) / greatest(count(*) - 1, 1))::float8 as spend
            from (
                select canonical_id, (occurred_at at time zone 'UTC')::date as day, sum(amount_micros) / 1e6 as amount,
                    row_number() over (partition by canonical_id order by (occurred_at at time zone 'UTC')::date) as place
                from trade join customer using (customer_id)
                where trade.brand = ? and type = 'purchase' and currency = ? and occurred_at < ?
                group by canonical_id, 2) as days
            group by canonical_id order by hashtextextended(canonical_id::text, 0), canonical_id limit ?""";

    private static final String KEEP = """
            insert into relationship_figure (brand, from_day, to_day, computed_at, figures) values (?, ?, ?, ?, ?::jsonb)
            on conflict (brand, from_day, to_day) do update set
                computed_at = excluded.computed_at, figures = excluded.figures""";
    private static final String FIND = """
            select computed_at, figures::text as figures from relationship_figure
            where brand = ? and from_day = ? and to_day = ?""";

    private final Database database;
    private final LossRules rules;
    private final IndicatorConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    Relationships(Database database, LossRules rules, IndicatorConfig config, ObjectMapper json, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** Figures as computed last. */
    record Computed(Instant at, Relationship figures) {}

    /** The figures of a period, if they were computed. */
    Optional<Computed> find(String brand, LocalDate from, LocalDate to) {
        return database
                .query(
                        FIND,
                        row -> new Computed(row.instant("computed_at"), read(row.text("figures"))),
                        brand,
                        from,
                        to)
                .stream()
                .findFirst();
    }

    /** Computes the figures of the days from the first until before the last, and keeps them. */
    Computed compute(String brand, LocalDate from, LocalDate to) {
        var rule = rules.of(brand);
        var start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        var end = to.atStartOfDay(ZoneOffset.UTC).toInstant();
        var value = value(brand, to, end);
        var figures = database.query(
                        COUNT,
                        row -> relationship(row, rule.words(), value),
                        start,
                        end,
                        rule.inactivity().toDays() + " days",
                        brand,
                        rule.contractual(),
                        rule.contractual(),
                        brand)
                .getFirst();
        var now = clock.instant();
        database.update(KEEP, brand, from, to, now, write(figures));
        return new Computed(now, figures);
    }

    /** The brands of which anything was traded. */
    List<String> brands() {
        return database.query("select distinct brand from trade order by brand", row -> row.text("brand"));
    }

    private static Relationship relationship(Row row, String rule, Relationship.Value value) throws SQLException {
        return new Relationship(
                rule,
                row.number("buyers"),
                row.number("repeaters"),
                row.number("at_start"),
                row.number("kept"),
                row.number("at_end"),
                row.number("sales"),
                row.number("brought"),
                row.number("brought_buyers"),
                value);
    }

    private Relationship.Value value(String brand, LocalDate to, Instant end) {
        long horizonDays = config.horizon().toDays();
        var currency = database.query(CURRENCY, row -> row.text("currency"), brand, end).stream()
                .findFirst();
        if (currency.isEmpty()) {
            return new Relationship.Value(null, 0, 0, 0, 0, 0, 0, null, null, null, null, horizonDays);
        }
        double margin = config.margin().doubleValue();
        var buyers = database.query(
                BUYERS,
                row -> new Buyer(
                        row.count("repeats"),
                        row.number("last") / WEEK,
                        row.number("age") / WEEK,
                        row.decimal("spend")),
                to,
                brand,
                currency.get(),
                end,
                config.buyersMax());
        var buying = BetaGeometric.of(buyers);
        var spending = GammaGamma.of(buyers);
        return database.query(
                        HISTORIC,
                        row -> new Relationship.Value(
                                currency.get(),
                                row.number("n"),
                                margin * row.decimal("total"),
                                margin * margin * row.decimal("squares"),
                                buyers.stream().mapToLong(Buyer::repeats).sum(),
                                buyers.stream().mapToDouble(Buyer::last).sum(),
                                buyers.stream().mapToDouble(Buyer::age).sum(),
                                buying,
                                spending,
                                Prediction.of(buyers, buying, spending, horizonDays / WEEK, margin),
                                buying == null
                                        ? null
                                        : (Double) buyers.stream()
                                                .mapToDouble(buying::alive)
                                                .average()
                                                .orElse(0),
                                horizonDays),
                        brand,
                        end,
                        currency.get())
                .getFirst();
    }

    private String write(Relationship figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures cannot be written as JSON", e);
        }
    }

    private Relationship read(String figures) {
        try {
            return json.readValue(figures, Relationship.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures were not written by us", e);
        }
    }

    /** What is expected of buyers. */
    private static final class Prediction {
        private Prediction() {}

        static @Nullable Average of(
                List<Buyer> buyers,
                @Nullable BetaGeometric buying,
                @Nullable GammaGamma spending,
                double weeks,
                double margin) {
            if (buying == null || spending == null) {
                return null;
            }
            double sum = 0;
            double squares = 0;
            for (var buyer : buyers) {
                var spend = spending.expected(buyer);
                if (spend == null) {
                    return null;
                }
                double worth = margin * buying.expected(buyer, weeks) * spend;
                sum += worth;
                squares += worth * worth;
            }
            return Average.of(buyers.size(), sum, squares);
        }
    }
}
