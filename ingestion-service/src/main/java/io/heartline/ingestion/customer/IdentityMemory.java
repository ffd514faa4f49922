package io.heartline.ingestion.customer;

import com.fasterxml.jackson.databind.util.RawValue;
import io.heartline.ingestion.privacy.Export;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Person;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands out and forgets why customers are one person. */
@ApplicationScoped
class IdentityMemory implements Memory {
    private static final String EXPORT = """
            select to_jsonb(t) from (
              select e.id, e.kind, e.customer_id as "customerId", e.other_id as "otherId", e.undoes, e.automatic,
                     e.identifiers, e.source, e.reason, e.decided_by as "by", e.occurred_at as "occurredAt",
                     e.decided_at as "decidedAt"
              from identity_entry e where e.customer_id = any(?) or e.other_id = any(?) order by e.id) t""";
    private static final String FORGET_CONFLICTS =
            "delete from identity_conflict where customer_id = any(?) or other_id = any(?)";
    private static final String FORGET_ENTRIES =
            "delete from identity_entry where customer_id = any(?) or other_id = any(?)";

    private final Database database;

    IdentityMemory(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public long forget(Person person) {
        var ids = person.array();
        return (long) database.update(FORGET_CONFLICTS, ids, ids) + database.update(FORGET_ENTRIES, ids, ids);
    }

    @Override
    public void export(Person person, Export export) {
        var ids = person.array();
        export.list(name(), database.query(EXPORT, row -> new RawValue(row.getString(1)), ids, ids));
    }
}
