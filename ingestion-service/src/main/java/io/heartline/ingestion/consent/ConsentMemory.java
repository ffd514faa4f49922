package io.heartline.ingestion.consent;

import io.heartline.ingestion.privacy.Export;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Person;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Hands out what a customer decided, and forgets whose decisions they were. */
@ApplicationScoped
class ConsentMemory implements Memory {
    // Under ids of their own, since the ids of decisions were published with the customer's
    private static final String KEEP_PROOF = """
            insert into consent_proof (id, brand, channel, purpose, status, source, decided_at)
            select gen_random_uuid(), c.brand, d.channel, d.purpose, d.status, d.source, d.decided_at
            from consent d join customer c on c.id = d.customer_id
            where d.customer_id = any(?)""";
    private static final String FORGET = "delete from consent where customer_id = any(?)";
    private static final String FORGET_TOKENS = "delete from unsubscribe_token where customer_id = any(?)";

    private final ConsentTable table;
    private final Database database;

    ConsentMemory(ConsentTable table, Database database) {
        this.table = table;
        this.database = database;
    }

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public long forget(Person person) {
        var ids = person.array();
        database.update(KEEP_PROOF, (Object) ids);
        return (long) database.update(FORGET, (Object) ids) + database.update(FORGET_TOKENS, (Object) ids);
    }

    @Override
    public void export(Person person, Export export) {
        export.list(name(), table.of(person.ids()).values().stream().findFirst().orElse(List.of()));
    }
}
