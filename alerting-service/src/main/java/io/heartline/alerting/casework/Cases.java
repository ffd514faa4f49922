package io.heartline.alerting.casework;

import io.heartline.alerting.customer.Happened;
import io.heartline.contracts.CustomerEvent;
import io.heartline.contracts.CustomerStanding;
import io.heartline.contracts.EventType;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the later behaviour of customers is handed in; it is kept of those who have a case, by any of their ids. */
@ApplicationScoped
public class Cases {
    private static final EventType UPGRADE = EventType.of("upgrade");
    private static final Set<EventType> BUYING = Set.of(EventType.PURCHASE, EventType.RENEWAL, UPGRADE);

    // All ids of the person: the id itself, the one under which it is read, and those that are read under that one.
    private static final String HAS_CASE = """

            where exists (
                select 1 from case_customer k where k.customer_id in (
                    select ?::uuid
                    union select i.canonical_id from customer_identity i where i.customer_id = ?
                    union select j.customer_id from customer_identity j
                    where j.canonical_id = coalesce(
                        (select i.canonical_id from customer_identity i where i.customer_id = ?), ?)))""";
    private static final String STANDING = """
            insert into case_sign (customer_id, brand, revision, balance, segment, standing_at, heard_at)
            select ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz""" + HAS_CASE + """

            on conflict (customer_id) do update
            set revision = excluded.revision, balance = excluded.balance, segment = excluded.segment,
                standing_at = excluded.standing_at, heard_at = greatest(case_sign.heard_at, excluded.heard_at)
            where case_sign.revision is null or case_sign.revision < excluded.revision""";
    private static final String EVENT = """
            insert into case_sign (customer_id, brand, bought_at, left_at)
            select ?, ?, ?::timestamptz, ?::timestamptz""" + HAS_CASE + """

            on conflict (customer_id) do update
            set bought_at = greatest(case_sign.bought_at, excluded.bought_at),
                left_at = greatest(case_sign.left_at, excluded.left_at)""";

    private final Database database;

    Cases(Database database) {
        this.database = database;
    }

    /** Remembers how the relationships of customers with cases stand, in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void follow(List<CustomerStanding> standings) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var one : standings) {
            var id = one.customerId();
            rows.add(new @Nullable Object[] {
                id,
                one.brand(),
                one.revision(),
                one.balance(),
                one.segment().wire(),
                one.at(),
                one.lastHeardAt(),
                id,
                id,
                id,
                id
            });
        }
        database.batch(STANDING, rows);
    }

    void on(@Observes Happened happened) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var one : happened.events()) {
            boolean bought = BUYING.contains(one.type());
            if (bought || one.type().equals(EventType.CANCELLATION)) {
                rows.add(row(one, bought));
            }
        }
        database.batch(EVENT, rows);
    }

    private static @Nullable Object[] row(CustomerEvent event, boolean bought) {
        UUID id = event.customerId();
        var at = event.occurredAt();
        return new @Nullable Object[] {id, event.brand(), bought ? at : null, bought ? null : at, id, id, id, id};
    }
}
