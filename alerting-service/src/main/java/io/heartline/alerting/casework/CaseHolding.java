package io.heartline.alerting.casework;

import io.heartline.alerting.customer.Customers;
import io.heartline.alerting.delivery.Deliveries;
import io.heartline.alerting.oncall.Escalations;
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

/**
 * Cases that concern customers; before the alerts that they answer. What stays of a case is that it was, how severe, why and
 * how long it took; all that people wrote in it goes, since nobody can tell whom it names.
 */
@ApplicationScoped
@Priority(150)
class CaseHolding implements Holding {
    private static final String TITLE = "A case of a customer who was erased";

    private static final String CONCERNED = """
            select case_id from case_customer where customer_id = any (?)
            union select case_id from case_evidence where customer_id = any (?) or cause_id = any (?)
            union select k.case_id from case_alert k join alert a on a.id = k.alert_id where a.customer_id = any (?)""";
    private static final String NOBODYS = """
            select id from case_file c
            where id = any (?) and status <> 'closed' and scope_kind is null
              and not exists (select 1 from case_customer k where k.case_id = c.id)""";
    // The outreach of the erased is gone by now.
    private static final String ORPHANS = """
            delete from case_outreach o
            where o.case_id = any (?) and not exists (select 1 from outreach x where x.id = o.outreach_id)""";
    private static final String EXPORT = """
            select c.id, c.brand, c.status, c.title, c.severity, c.root_cause, c.outcome, c.opened_at, c.closed_at,
                   k.customer_id, k.verdict, k.reason,
                   (select coalesce(json_agg(json_build_object('text', m.text, 'at', m.at) order by m.at), '[]')
                    from case_comment m where m.case_id = c.id) as comments,
                   (select coalesce(json_agg(json_build_object('kind', r.kind, 'channel', r.channel, 'note', r.note,
                                                               'at', r.responded_at) order by r.responded_at), '[]')
                    from case_response r where r.case_id = c.id) as responses
            from case_customer k join case_file c on c.id = k.case_id
            where k.customer_id = any (?) and (?::text[] is null or c.brand = any (?))
            order by c.opened_at, c.id, k.customer_id""";
    private static final String SIGNS = """
            select customer_id, brand, balance, segment, standing_at, heard_at, bought_at, left_at from case_sign
            where customer_id = any (?) and (?::text[] is null or brand = any (?))
            order by customer_id""";

    private final Database database;
    private final Customers customers;
    private final Deliveries deliveries;
    private final Escalations escalations;
    private final Rows rows;

    CaseHolding(Database database, Customers customers, Deliveries deliveries, Escalations escalations, Rows rows) {
        this.database = database;
        this.customers = customers;
        this.deliveries = deliveries;
        this.escalations = escalations;
        this.rows = rows;
    }

    @Override
    public long forget(List<UUID> customerIds) {
        Object ids = customerIds.toArray(UUID[]::new);
        Object expressed = customers.interactions(customerIds).toArray(UUID[]::new);
        var concerned = ids(CONCERNED, ids, ids, expressed, ids);
        Object cases = concerned.toArray(UUID[]::new);
        long gone = deliveries.forget(concerned);
        var left = ids("delete from case_customer where customer_id = any (?) returning case_id", ids);
        gone += left.size();
        gone += database.update(
                "delete from case_evidence where customer_id = any (?) or cause_id = any (?)", ids, expressed);
        gone += database.update("delete from case_sign where customer_id = any (?)", ids);
        gone += anonymise(cases);
        gone += delete(left);
        return gone;
    }

    private List<UUID> ids(String sql, Object... values) {
        return database.query(sql, row -> row.getObject(1, UUID.class), values);
    }

    /** Steps and answers keep who and when; what was written with them goes. */
    private long anonymise(Object cases) {
        long changed = database.update("delete from case_comment where case_id = any (?)", cases);
        changed +=
                database.update("update case_step set note = null where case_id = any (?) and note is not null", cases);
        changed += database.update(
                "update case_response set note = null where case_id = any (?) and note is not null", cases);
        changed += database.update(ORPHANS, cases);
        changed += database.update(
                "update case_file set title = ? where id = any (?) and scope_kind is null and title <> ?",
                TITLE,
                cases,
                TITLE);
        return changed;
    }

    /** An open case that concerns nobody any more is no work; a closed one stays as a figure. */
    private long delete(List<UUID> cases) {
        var nobodys = ids(NOBODYS, (Object) cases.toArray(UUID[]::new));
        nobodys.forEach(escalations::stop);
        return database.update("delete from case_file where id = any (?)", (Object) nobodys.toArray(UUID[]::new));
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> export(List<UUID> customerIds, Brands brands) {
        return Map.of("cases", rows.of(EXPORT, customerIds, brands), "caseSigns", rows.of(SIGNS, customerIds, brands));
    }
}
