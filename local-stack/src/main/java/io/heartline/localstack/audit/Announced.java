package io.heartline.localstack.audit;

import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackFile;
import java.util.Map;

/**
 * What became of the alerts of a brand: how many there are, and how many of those about customers were told one by one,
 * together, or not because they are muted.
 *
 * @param byKind all alerts
 * @param alone of customers, told by themselves
 * @param together of customers, told as one of many
 * @param waiting of customers, to be told as one of many, but not yet
 * @param muted of customers, not told while a crisis is open
 * @param forgotten of customers, none of these
 * @param pending messages that no receiver has yet
 */
public record Announced(
        Map<String, Long> byKind, long alone, long together, long waiting, long muted, long forgotten, long pending) {
    private static final String ALONE = "exists (select 1 from alert_told t where t.alert_id = a.id)";
    private static final String IN_STORM = "exists (select 1 from storm_alert s where s.alert_id = a.id";
    private static final String MUTED =
            "exists (select 1 from held_notice h where h.alert_id = a.id and h.why = 'muted')";

    /** Keeps a copy. */
    public Announced {
        byKind = Map.copyOf(byKind);
    }

    /** Counts for a brand, a slug, whether or not anything is under way. */
    public static Announced of(StackFile stack, String brand) {
        var database = new Database(stack.database(Service.ALERTING));
        var count = "select count(*) from alert a where a.customer_id is not null and a.brand = '" + brand + "' and ";
        return new Announced(
                database.numbers("select kind, count(*) from alert where brand = '" + brand + "' group by kind"),
                database.number(count + ALONE),
                database.number(count + IN_STORM + " and s.told)"),
                database.number(count + IN_STORM + " and not s.told)"),
                database.number(count + MUTED),
                database.number(count + "not " + ALONE + " and not " + IN_STORM + ") and not " + MUTED
                        + " and a.status <> 'resolved'"),
                database.number("select count(*) from delivery where status = 'pending' and brand = '" + brand + "'"));
    }

    /** Whether everybody was told of everything that is to be told. */
    public boolean isDone() {
        return waiting == 0 && pending == 0;
    }
}
