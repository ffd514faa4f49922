package io.heartline.platform.erasure;

import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.UUID;

/** Deletes what the platform's own tables hold of erased customers; every service that erases somebody calls it. */
@ApplicationScoped
public class Leftovers {
    private static final String UNSENT = """
            delete from outbox where key = any(?) or exists (
                select 1 from unnest(?::text[]) as erased (id)
                where position(convert_to(erased.id, 'UTF8') in outbox.value) > 0)""";
    private static final String DEAD = """
            delete from dead_letter where key = any(?) or exists (
                select 1 from unnest(?::text[]) as erased (id)
                where position(convert_to(erased.id, 'UTF8') in dead_letter.value) > 0)""";

    private final Database database;

    Leftovers(Database database) {
        this.database = database;
    }

    /**
     * Deletes events that are not sent yet and dead letters of customers, in the caller's transaction: those that have
     * one of the ids as their key or anywhere in their value. It is called before the erasure adds events of its own.
     *
     * @return how many rows
     */
    @Transactional(TxType.MANDATORY)
    public long forget(Collection<UUID> customerIds) {
        var ids = customerIds.stream().map(UUID::toString).sorted().toArray(String[]::new);
        return (long) database.update(UNSENT, ids, ids) + database.update(DEAD, ids, ids);
    }
}
