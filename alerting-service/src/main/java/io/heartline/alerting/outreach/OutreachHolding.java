package io.heartline.alerting.outreach;

import io.heartline.alerting.delivery.Deliveries;
import io.heartline.alerting.privacy.Holding;
import io.heartline.alerting.privacy.Rows;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Outreach to customers; before the alerts that it answers. Counts stay, so that shares of arms and ends stay right. */
@ApplicationScoped
@Priority(200)
class OutreachHolding implements Holding {
    private static final String COUNT = """
            insert into outreach_tally (brand, play, play_version, variant, arm, severe_harm, status, count)
            select brand, play, play_version, variant, arm, severe_harm, status, count(*)
            from outreach
            where customer_id = any (?)
            group by brand, play, play_version, variant, arm, severe_harm, status
            on conflict (brand, play, play_version, variant, arm, severe_harm, status) do update
            set count = outreach_tally.count + excluded.count""";
    private static final String EXPORT = """
            select id, play, play_version, variant, action, arm, severe_harm, crossover, customer_id, brand, alert_id,
                   status, language, draft, situation::json as situation, facts::json as facts,
                   reply_to::json as reply_to, product, channel, reward_name, reward_amount, reward_currency, reason,
                   proposed_at, changed_at, send_from, send_after, sent_at
            from outreach
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by proposed_at, id""";
    private static final String DRAFTS = """
            select outreach_id, outreach_draft.version, origin, outreach_draft.language, text, at
            from outreach_draft join outreach on outreach.id = outreach_draft.outreach_id
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by at, outreach_id, outreach_draft.version""";

    private final Database database;
    private final Deliveries deliveries;
    private final Rows rows;

    OutreachHolding(Database database, Deliveries deliveries, Rows rows) {
        this.database = database;
        this.deliveries = deliveries;
        this.rows = rows;
    }

    @Override
    public long forget(List<UUID> customerIds) {
        Object ids = customerIds.toArray(UUID[]::new);
        var outreach = database.query(
                "select id from outreach where customer_id = any (?)", row -> row.getObject(1, UUID.class), ids);
        database.update(COUNT, ids);
        long rows = deliveries.forget(outreach);
        rows += database.update("delete from outreach where customer_id = any (?)", ids);
        return rows;
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> export(List<UUID> customerIds, Brands brands) {
        return Map.of(
                "outreach", rows.of(EXPORT, customerIds, brands),
                "outreachDrafts", rows.of(DRAFTS, customerIds, brands));
    }
}
