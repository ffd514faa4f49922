package io.heartline.ingestion.customer;

import com.fasterxml.jackson.databind.util.RawValue;
import io.heartline.ingestion.privacy.Export;
import io.heartline.ingestion.privacy.Mark;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Person;
import io.heartline.platform.database.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Hands out and forgets by what a customer is known. */
@ApplicationScoped
@Priority(-1) // after those whose rows refer to customers
class CustomerMemory implements Memory {
    // What turned out to be several persons' must not block the others
    private static final String IDENTIFIERS = """
            select brand, kind, value from identifier where customer_id = any(?) and sharing <> 'shared'""";
    private static final String EXPORT = """
            select to_jsonb(t) from (
              select i.customer_id as "customerId", c.canonical_id as "canonicalId", i.brand, i.kind, i.value,
                     i.created_at as "createdAt"
              from identifier i join customer c on c.id = i.customer_id
              where i.customer_id = any(?) order by i.created_at, i.kind, i.value) t""";
    private static final String NAMES = """
            select value from identifier where customer_id = any(?) and kind not in ('email', 'phone')""";
    private static final String FORGET = "delete from identifier where customer_id = any(?)";

    private final Database database;

    CustomerMemory(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "identifiers";
    }

    @Override
    public Set<String> names(Collection<UUID> customerIds) {
        return Set.copyOf(database.query(NAMES, row -> row.getString(1), (Object) customerIds.toArray(UUID[]::new)));
    }

    @Override
    public Set<Mark> marks(Collection<UUID> customerIds) {
        return Set.copyOf(database.query(
                IDENTIFIERS,
                row -> new Mark(row.getString("brand"), row.getString("kind"), row.getString("value")),
                (Object) customerIds.toArray(UUID[]::new)));
    }

    @Override
    public long forget(Person person) {
        return database.update(FORGET, (Object) person.array());
    }

    @Override
    public void export(Person person, Export export) {
        export.list(name(), database.query(EXPORT, row -> new RawValue(row.getString(1)), (Object) person.array()));
    }
}
