package io.heartline.alerting.contactpolicy;

import io.heartline.alerting.privacy.Holding;
import io.heartline.alerting.privacy.Rows;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided about contacts, and what the decisions look back on. */
@ApplicationScoped
class ContactHolding implements Holding {
    private static final List<String> TABLES =
            List.of("contact_decision", "other_contact", "complaint", "do_not_contact");
    private static final String OF_PERSON = " where customer_id = any (?) and (?::text[] is null or brand = any (?))";
    private static final String DECISIONS = """
            select id, request_id, customer_id, brand, channel, message_class, purpose, survey_slug, survey_kind, status,
                   dry_run, allowed, rule, reason, refusals::json as refusals, inputs::json as inputs, allowed_from,
                   decided_at, decided_for, expires_at, settled_at
            from contact_decision""";

    private final Database database;
    private final Rows rows;

    ContactHolding(Database database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    @Override
    public long forget(List<UUID> customerIds) {
        Object ids = customerIds.toArray(UUID[]::new);
        return TABLES.stream()
                .mapToLong(table -> database.update("delete from " + table + " where customer_id = any (?)", ids))
                .sum();
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> export(List<UUID> customerIds, Brands brands) {
        return Map.of(
                "contactDecisions",
                rows.of(DECISIONS + OF_PERSON + " order by decided_at, id", customerIds, brands),
                "otherContacts",
                rows.of("select * from other_contact" + OF_PERSON + " order by at, id", customerIds, brands),
                "complaints",
                rows.of("select * from complaint" + OF_PERSON + " order by at, interaction_id", customerIds, brands),
                "doNotContact",
                rows.of("select * from do_not_contact" + OF_PERSON + " order by customer_id", customerIds, brands));
    }
}
