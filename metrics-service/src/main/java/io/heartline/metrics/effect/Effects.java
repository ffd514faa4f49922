package io.heartline.metrics.effect;

import static io.heartline.metrics.database.Database.Column.column;
import static io.heartline.metrics.database.Database.Column.ids;

import io.heartline.contracts.Arm;
import io.heartline.contracts.Outreach;
import io.heartline.contracts.OutreachStatus;
import io.heartline.metrics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps who was drawn for which arm, and adds up what came of it. */
@ApplicationScoped
public class Effects {
    /** After how many days what came of it is looked at. */
    static final List<Integer> DAYS = List.of(30, 90, 180);

    private static final int SENT =
            bit(OutreachStatus.SENT) | bit(OutreachStatus.DELIVERED) | bit(OutreachStatus.ANSWERED);
    private static final String ADD = """
            insert into outreach_assignment as known (outreach_id, brand, play, play_version, variant, arm, customer_id,
                statuses, assigned_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (outreach_id) do update set statuses = known.statuses | excluded.statuses,
                assigned_at = least(known.assigned_at, excluded.assigned_at)""";

    /** Of each customer and version of a play the first draw counts, whatever was drawn or sent later. */
    private static final String FIRST = """
            first as (
                select distinct on (brand, play, play_version, customer_id) *,
                    arm = 'control' and statuses & %d <> 0 as crossed
                from outreach_assignment where %s
                order by brand, play, play_version, customer_id, assigned_at, outreach_id),
            counted as (
                select brand, play, play_version, variant, arm, 0 as days, count(*) as n, 0::bigint as retained,
                    0::numeric as balance, 0::numeric as squares, 0::numeric as reward,
                    count(*) filter (where crossed) as crossed
                from first group by brand, play, play_version, variant, arm
                union all
                select brand, play, play_version, variant, arm, days, count(*), count(*) filter (where retained),
                    sum(balance_micros), sum(balance_micros::numeric * balance_micros), sum(reward_micros),
                    count(*) filter (where crossed)
                from first join outreach_outcome using (outreach_id)
                group by brand, play, play_version, variant, arm, days)
            """;

    private static final String SUM = "with " + FIRST.formatted(SENT, "brand = ?") + """
            insert into effect_sum
            select brand, play, play_version, variant, arm, days, sum(n), sum(retained), sum(balance), sum(squares),
                sum(reward), sum(crossed)
            from (select * from counted union all select * from effect_erased where brand = ?) as everybody
            group by brand, play, play_version, variant, arm, days""";

    private static final String KEEP_COUNTS = "with " + FIRST.formatted(SENT, "customer_id = any(?)") + """
            insert into effect_erased as known
            select * from counted
            on conflict (brand, play, play_version, variant, arm, days) do update set
                n = known.n + excluded.n, retained = known.retained + excluded.retained,
                balance = known.balance + excluded.balance,
                balance_squares = known.balance_squares + excluded.balance_squares,
                reward = known.reward + excluded.reward, crossed = known.crossed + excluded.crossed""";

    private static final String READ = """
            select play, play_version, variant, arm, days, n, retained, balance / 1e6 as balance,
                balance_squares / 1e12 as squares, reward / 1e6 as reward, crossed
            from effect_sum where brand = ? and (?::text is null or play = ?)
            order by play, play_version, days, arm, variant""";

    private final Database database;

    Effects(Database database) {
        this.database = database;
    }

    /**
     * Counts of one arm and variant.
     *
     * @param days after how many days; 0 counts who was assigned
     * @param n how many of whom so many days have passed
     * @param retained of them
     * @param balance the sum of the changes of their balances, in units
     * @param squares the sum of the squares of the changes
     * @param reward the sum of what rewards cost
     * @param crossed how many of the control arm were reached nevertheless
     */
    record Count(
            String play,
            int playVersion,
            String variant,
            Arm arm,
            int days,
            long n,
            long retained,
            double balance,
            double squares,
            double reward,
            long crossed) {}

    private record Known(Outreach step, int statuses, Instant at) {
        static Known of(Outreach step) {
            return new Known(step, bit(step.status()), step.at());
        }

        Known with(Known other) {
            return new Known(step, statuses | other.statuses, at.isBefore(other.at) ? at : other.at);
        }
    }

    /** Keeps steps, in any order; who was harmed severely is in no draw and in no estimate. */
    void add(Collection<Outreach> steps) {
        var merged = new TreeMap<UUID, Known>();
        steps.stream()
                .filter(step -> !step.severeHarm())
                .forEach(step -> merged.merge(step.outreachId(), Known.of(step), Known::with));
        var rows = merged.values();
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                ADD,
                column("uuid", rows, row -> row.step().outreachId()),
                column("text", rows, row -> row.step().brand()),
                column("text", rows, row -> row.step().play()),
                column("int4", rows, row -> row.step().playVersion()),
                column("text", rows, row -> row.step().variant()),
                column("text", rows, row -> row.step().arm().wire()),
                column("uuid", rows, row -> row.step().customerId()),
                column("int4", rows, Known::statuses),
                column("timestamptz", rows, Known::at));
    }

    /** Adds up what came of all outreach of a brand, in the place of what was added up before. */
    void sum(String brand, Instant now) {
        database.update("delete from effect_sum where brand = ?", brand);
        database.update(SUM, brand, brand);
        database.update("""
                insert into effect_run (brand, computed_at) values (?, ?)
                on conflict (brand) do update set computed_at = excluded.computed_at""", brand, now);
    }

    /** The counts of a brand, of one play or of all of them. */
    List<Count> counts(String brand, @Nullable String play) {
        return database.query(
                READ,
                row -> new Count(
                        row.text("play"),
                        row.count("play_version"),
                        row.text("variant"),
                        Arm.of(row.text("arm")),
                        row.count("days"),
                        row.number("n"),
                        row.number("retained"),
                        row.decimal("balance"),
                        row.decimal("squares"),
                        row.decimal("reward"),
                        row.number("crossed")),
                brand,
                play,
                play);
    }

    /** When the counts of a brand were computed last, if they were. */
    Optional<Instant> computedAt(String brand) {
        return database
                .query("select computed_at from effect_run where brand = ?", row -> row.instant("computed_at"), brand)
                .stream()
                .findFirst();
    }

    /**
     * Deletes the outreach of these customers; the counts that it is part of stay, and say of nobody who it was.
     *
     * @return how many rows
     */
    public int forget(Collection<UUID> customerIds) {
        database.update(KEEP_COUNTS, ids(customerIds));
        return database.update("delete from outreach_assignment where customer_id = any(?)", ids(customerIds));
    }

    /** Where a status lies among those of an outreach; what is stored depends on it. */
    private static int bit(OutreachStatus status) {
        return switch (status) {
            case ASSIGNED -> 1;
            case PROPOSED -> 1 << 1;
            case APPROVED -> 1 << 2;
            case REJECTED -> 1 << 3;
            case SUPPRESSED -> 1 << 4;
            case SENT -> 1 << 5;
            case DELIVERED -> 1 << 6;
            case FAILED -> 1 << 7;
            case ANSWERED -> 1 << 8;
            case EXPIRED -> 1 << 9;
            case CLOSED -> 1 << 10;
        };
    }
}
