package io.heartline.alerting.outreach;

import io.heartline.alerting.play.Play;
import io.heartline.alerting.play.Rewards;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What plays gave in a period. One booking of a play is made after the other, so that their sum never exceeds the budget;
 * everything runs in the transaction that sends.
 */
@ApplicationScoped
class Budgets {
    private static final String SPENT = """
            select coalesce(sum(amount), 0) from reward_booking
            where play_key = ? and currency = ? and booked_at >= ? and booked_at < ? and not released
              and outreach_id <> ?""";
    private static final String BOOK = """
            insert into reward_booking (outreach_id, play_key, currency, amount, booked_at) values (?, ?, ?, ?, ?)
            on conflict (outreach_id) do update
            set released = false, booked_at = excluded.booked_at
            where reward_booking.released""";
    private static final String RELEASE = "update reward_booking set released = true where outreach_id = ?";

    private final Database database;
    private final Clock clock;

    Budgets(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether an amount is left of the budget of a play now; nobody else books until the transaction ends. */
    boolean fits(Play play, UUID outreachId, BigDecimal amount) {
        var rewards = play.definition().rewards();
        if (rewards == null) {
            return false;
        }
        database.lock("reward-budget|" + play.id());
        return spent(play.id(), rewards, outreachId)
                        .add(amount)
                        .compareTo(rewards.budget().amount())
                <= 0;
    }

    private BigDecimal spent(String play, Rewards rewards, UUID outreachId) {
        var now = clock.instant();
        var from = rewards.budget()
                .period()
                .startOf(now)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return database.first(
                        SPENT,
                        row -> row.getBigDecimal(1),
                        play,
                        rewards.currency(),
                        from,
                        rewards.budget().period().nextAfter(now),
                        outreachId)
                .orElse(BigDecimal.ZERO);
    }

    /** When the budget of a play is whole again. */
    Instant renewedAt(Rewards rewards) {
        return rewards.budget().period().nextAfter(clock.instant());
    }

    /** Books what an outreach gives; once, however often it is sent. */
    void book(Outreach outreach, BigDecimal amount, String currency) {
        database.update(BOOK, outreach.id(), outreach.play(), currency, amount, clock.instant());
    }

    /** Frees what an outreach did not give after all. */
    void release(UUID outreachId) {
        database.update(RELEASE, outreachId);
    }
}
