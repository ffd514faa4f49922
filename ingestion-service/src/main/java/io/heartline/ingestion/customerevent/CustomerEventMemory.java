package io.heartline.ingestion.customerevent;

import com.fasterxml.jackson.databind.util.RawValue;
import io.heartline.ingestion.privacy.Export;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Originals;
import io.heartline.ingestion.privacy.Person;
import io.heartline.platform.database.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Hands out and forgets what happened to a customer. */
@ApplicationScoped
@Priority(-1) // after those whose rows refer to its own
class CustomerEventMemory implements Memory {
    private static final String EXPORT = """
            select attributes_original, to_jsonb(t) - 'attributes_original' as event from (
              select id, version, source, external_id as "externalId", customer_id as "customerId", brand, product,
                     touchpoint, type, amount, currency, referred_customer_id as "referredCustomerId", profile,
                     occurred_at as "occurredAt", received_at as "receivedAt", attributes, attributes_original, backfill
              from customer_event where customer_id = any(?) order by occurred_at, id) t""";
    private static final String FORGET_REFERRED =
            "update customer_event set referred_customer_id = null where referred_customer_id = any(?)";
    private static final String FORGET = "delete from customer_event where customer_id = any(?)";

    private final Database database;
    private final Originals originals;

    CustomerEventMemory(Database database, Originals originals) {
        this.database = database;
        this.originals = originals;
    }

    /** An event and what masks cover in it. */
    record Item(RawValue event, @Nullable SortedMap<String, String> attributesOriginal) {}

    @Override
    public String name() {
        return "customer-events";
    }

    @Override
    public long forget(Person person) {
        var ids = person.array();
        // Whoever referred the person did refer somebody
        return (long) database.update(FORGET, (Object) ids) + database.update(FORGET_REFERRED, (Object) ids);
    }

    @Override
    public void export(Person person, Export export) {
        export.list(
                name(),
                database.query(
                        EXPORT,
                        row -> new Item(
                                new RawValue(row.getString("event")),
                                originals.attributes(row.getBytes("attributes_original"))),
                        (Object) person.array()));
    }
}
