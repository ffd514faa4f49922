package io.heartline.metrics.value;

import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.metrics.daily.DailyJob;
import io.heartline.metrics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Freezes once a day from which value on a person is in which tier, and who is in it. Standings say it as it was frozen
 * last, so that nobody is a VIP in the morning and none at noon because others bought.
 */
@ApplicationScoped
public class Values implements DailyJob {
    /** Money of one currency alone can be added up: the one that the brand's customers use most. */
    private static final String CURRENCY = """
            select currency from trade where brand = ? and currency is not null and occurred_at > ? and occurred_at <= ?
            group by currency order by count(*) desc, currency limit 1""";

    private static final String WORTH = """
            with worth as (
                select person, sum(value)::bigint as value from (
                    select canonical_id as person,
                        case when type in ('refund', 'return') then -amount_micros else amount_micros end as value
                    from trade join customer using (customer_id)
                    where trade.brand = ? and currency = ? and occurred_at > ? and occurred_at <= ?
                        and type in ('purchase', 'renewal', 'upgrade', 'refund', 'return')) as paid
                group by person having sum(value) > 0)
            """;
    private static final String FREEZE = WORTH + """
            insert into value_threshold (brand, day, currency, persons, middle_micros, high_micros, computed_at)
            select ?, ?, ?, count(*),
                case when count(*) >= ? then percentile_disc(?) within group (order by value) end,
                case when count(*) >= ? then percentile_disc(?) within group (order by value) end, ?
            from worth on conflict do nothing""";
    private static final String LEAVE = WORTH + """
            , gone as (
                delete from customer_value where brand = ? and customer_id not in (select person from worth)
                returning customer_id)
            update standing set due_at = ? where customer_id in (
                select customer_id from standing where customer_id in (select customer_id from gone)
                order by customer_id for update)""";
    private static final String ENTER = WORTH + """
            , tiered as (
                select person, value,
                    case when value >= high_micros then 'high' when value >= middle_micros then 'middle' else 'low' end
                        as tier,
                    value >= high_micros as vip
                from worth join value_threshold on brand = ? and day = ? and high_micros is not null),
            changed as (
                select tiered.person from tiered left join customer_value on customer_id = person
                where customer_value.tier is distinct from tiered.tier or customer_value.vip is distinct from tiered.vip),
            kept as (
                insert into customer_value (customer_id, brand, value_micros, tier, vip)
                select person, ?, value, tier, vip from tiered
                on conflict (customer_id) do update set value_micros = excluded.value_micros, tier = excluded.tier,
                    vip = excluded.vip)
            update standing set due_at = ? where customer_id in (
                select customer_id from standing where customer_id in (select person from changed)
                order by customer_id for update)""";

    private final Database database;
    private final ValueConfig config;

    Values(Database database, ValueConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * From which value on persons are in a tier.
     *
     * @param persons with a value above 0
     * @param middleMicros null if they are too few
     * @param highMicros null if they are too few
     */
    record Threshold(
            LocalDate day,
            String currency,
            long persons,
            @Nullable Long middleMicros,
            @Nullable Long highMicros,
            Instant at) {}

    @Override
    public String name() {
        return "value";
    }

    @Override
    public void run(String brand, Instant now) {
        var after = now.minus(Duration.ofDays(config.windowDays()));
        var currencies = database.query(CURRENCY, row -> row.text("currency"), brand, after, now);
        var currency = currencies.isEmpty() ? "" : currencies.getFirst();
        var day = now.atOffset(ZoneOffset.UTC).toLocalDate();
        database.update(
                FREEZE,
                brand,
                currency,
                after,
                now,
                brand,
                day,
                currency,
                config.personsMin(),
                1 - config.middleShare(),
                config.personsMin(),
                1 - config.highShare(),
                now);
        database.update(LEAVE, brand, currency, after, now, brand, now);
        database.update(ENTER, brand, currency, after, now, brand, day, brand, now);
    }

    /** The tiers of these persons; who has none is left out. */
    public Map<UUID, Tier> of(Collection<UUID> personIds) {
        Map<UUID, Tier> tiers = new HashMap<>();
        database.query(
                "select customer_id, tier, vip from customer_value where customer_id = any(?)",
                row -> tiers.put(row.id("customer_id"), new Tier(row.text("tier"), row.flag("vip"))),
                ids(personIds));
        return tiers;
    }

    /**
     * Deletes the values of these customers.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> customerIds) {
        return database.update("delete from customer_value where customer_id = any(?)", ids(customerIds));
    }

    /** What was frozen last. */
    Optional<Threshold> threshold(String brand) {
        return database
                .query(
                        """
                        select day::text, currency, persons, middle_micros, high_micros, computed_at from value_threshold
                        where brand = ? order by day desc limit 1""",
                        row -> new Threshold(
                                LocalDate.parse(row.text("day")),
                                row.text("currency"),
                                row.number("persons"),
                                row.numberOrNull("middle_micros"),
                                row.numberOrNull("high_micros"),
                                row.instant("computed_at")),
                        brand)
                .stream()
                .findFirst();
    }

    /** How many persons are in each tier. */
    Map<String, Long> count(String brand) {
        Map<String, Long> counts = new HashMap<>(Map.of("high", 0L, "middle", 0L, "low", 0L));
        database.query(
                "select tier, count(*) as persons from customer_value where brand = ? group by tier",
                row -> counts.put(row.text("tier"), row.number("persons")),
                brand);
        return counts;
    }
}
