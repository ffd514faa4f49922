package io.heartline.metrics.effect;

import static io.heartline.metrics.database.Database.Column.column;

import io.heartline.metrics.customer.Customers;
import io.heartline.metrics.database.Database;
import io.heartline.metrics.evidence.Line;
import io.heartline.metrics.evidence.Micros;
import io.heartline.metrics.evidence.Pieces;
import io.heartline.metrics.indicator.LossRules;
import io.heartline.metrics.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Finds what came of outreach when so many days have passed. */
@ApplicationScoped
class Outcomes {
    private static final int BATCH = 500;
    /** News that come up to this late change an outcome. */
    private static final Duration SETTLED = Duration.ofDays(7);

    private static final String DUE = """
            select outreach_id, coalesce(canonical_id, outreach_assignment.customer_id) as person, assigned_at, wait.days
            from outreach_assignment left join customer using (customer_id)
            cross join unnest(?::int[]) as wait (days)
            left join outreach_outcome outcome using (outreach_id, days)
            where outreach_assignment.brand = ? and assigned_at + make_interval(days => wait.days) <= ?
                and (outcome.computed_at is null
                    or outcome.computed_at < assigned_at + make_interval(days => wait.days) + ?::interval
                        and outcome.computed_at < ?)
            order by outreach_id, wait.days limit ?""";

    private static final String CAME_BACK = """
            select asked.id, asked.days,
                count(*) filter (where type = 'purchase') > 0 as bought,
                count(*) filter (where type = 'cancellation') > 0 as cancelled,
                coalesce(sum(amount_micros) filter (where type = 'reward'), 0)::bigint as reward
            from unnest(?, ?, ?, ?) as asked (id, person, since, days)
            left join customer on customer.canonical_id = asked.person
            left join trade on trade.customer_id = customer.customer_id and occurred_at > since
                and occurred_at <= since + make_interval(days => asked.days)
            group by asked.id, asked.days""";

    private static final String KEEP = """
            insert into outreach_outcome (outreach_id, days, retained, balance_micros, reward_micros, computed_at)
            select id, days, retained, balance, reward, ? from unnest(?, ?, ?, ?, ?) as
                found (id, days, retained, balance, reward)
            on conflict (outreach_id, days) do update set retained = excluded.retained,
                balance_micros = excluded.balance_micros, reward_micros = excluded.reward_micros,
                computed_at = excluded.computed_at""";

    private final Database database;
    private final Customers customers;
    private final Pieces pieces;
    private final Ledger ledger;
    private final LossRules rules;

    Outcomes(Database database, Customers customers, Pieces pieces, Ledger ledger, LossRules rules) {
        this.database = database;
        this.customers = customers;
        this.pieces = pieces;
        this.ledger = ledger;
        this.rules = rules;
    }

    private record Due(UUID outreachId, UUID person, Instant assignedAt, int days) {
        Instant end() {
            return assignedAt.plus(Duration.ofDays(days));
        }
    }

    private record Key(UUID outreachId, int days) {}

    private record Outcome(Key key, boolean retained, long balanceMicros, long rewardMicros) {}

    /** Finds some of the outcomes that are due; returns whether there may be more. */
    boolean computeSome(String brand, Instant now, Instant startedAt) {
        var due = database.query(
                DUE,
                row -> new Due(row.id("outreach_id"), row.id("person"), row.instant("assigned_at"), row.count("days")),
                column("int4", Effects.DAYS, days -> days),
                brand,
                now,
                SETTLED.toDays() + " days",
                startedAt,
                BATCH);
        if (due.isEmpty()) {
            return false;
        }
        var lines = lines(due);
        boolean contractual = rules.of(brand).contractual();
        Map<Key, Due> byKey = new HashMap<>();
        due.forEach(one -> byKey.put(new Key(one.outreachId(), one.days()), one));
        List<Outcome> outcomes = database.query(
                CAME_BACK,
                row -> {
                    var key = new Key(row.id("id"), row.count("days"));
                    var one = Objects.requireNonNull(byKey.get(key));
                    var known = lines.getOrDefault(one.person(), List.of());
                    return new Outcome(
                            key,
                            contractual ? !row.flag("cancelled") : row.flag("bought"),
                            Micros.of(ledger.balance(known, one.end()) - ledger.balance(known, one.assignedAt())),
                            row.number("reward"));
                },
                column("uuid", due, Due::outreachId),
                column("uuid", due, Due::person),
                column("timestamptz", due, Due::assignedAt),
                column("int4", due, Due::days));
        keep(outcomes, now);
        return due.size() == BATCH;
    }

    private void keep(Collection<Outcome> outcomes, Instant now) {
        database.update(
                KEEP,
                now,
                column("uuid", outcomes, outcome -> outcome.key().outreachId()),
                column("int4", outcomes, outcome -> outcome.key().days()),
                column("bool", outcomes, Outcome::retained),
                column("int8", outcomes, Outcome::balanceMicros),
                column("int8", outcomes, Outcome::rewardMicros));
    }

    private Map<UUID, List<Line>> lines(List<Due> due) {
        Set<UUID> persons = new HashSet<>();
        due.forEach(one -> persons.add(one.person()));
        var members = customers.members(persons);
        var byCustomer = pieces.lines(
                members.values().stream().flatMap(Collection::stream).toList());
        Map<UUID, List<Line>> lines = new HashMap<>();
        members.forEach((person, ids) -> {
            List<Line> all = new ArrayList<>();
            ids.forEach(id -> all.addAll(byCustomer.getOrDefault(id, List.of())));
            all.sort(Line.ORDER);
            lines.put(person, all);
        });
        return lines;
    }
}
