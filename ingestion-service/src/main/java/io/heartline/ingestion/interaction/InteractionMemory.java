package io.heartline.ingestion.interaction;

import com.fasterxml.jackson.databind.util.RawValue;
import io.heartline.ingestion.privacy.Export;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Originals;
import io.heartline.ingestion.privacy.Person;
import io.heartline.platform.database.Database;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands out and forgets what a customer expressed. */
@ApplicationScoped
@Priority(-1) // after those whose rows refer to its own
class InteractionMemory implements Memory {
    private static final int PAGE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String EXPORT = """
            select id, occurred_at, text_original, attributes_original,
                   to_jsonb(t) - 'occurred_at' - 'text_original' - 'attributes_original' as interaction
            from (
              select id, version, source, external_id as "externalId", customer_id as "customerId", brand, product,
                     campaign, channel, touchpoint, speaker, agent_id as "agentId",
                     conversation_id as "conversationId", in_reply_to as "inReplyTo", text, language, question, ratings,
                     openly_visible as public, reach, occurred_at, occurred_at as "occurredAt",
                     received_at as "receivedAt", attributes, backfill, text_original, attributes_original
              from interaction
              where customer_id = any(?) and (occurred_at, id) > (?, ?) order by occurred_at, id limit ?) t
            order by occurred_at, id""";
    private static final String FORGET = "delete from interaction where customer_id = any(?) returning id";
    private static final String FORGET_ACCESS = """
            update text_access
            set ids = coalesce((select array_agg(kept.id) from unnest(ids) as kept (id) where kept.id <> all(?)), '{}')
            where ids && ?""";

    private final Database database;
    private final Originals originals;

    InteractionMemory(Database database, Originals originals) {
        this.database = database;
        this.originals = originals;
    }

    /** An interaction and what masks cover in it. */
    record Item(
            RawValue interaction,
            @Nullable String textOriginal,
            @Nullable SortedMap<String, String> attributesOriginal) {}

    private record Row(UUID id, Instant occurredAt, Item item) {}

    @Override
    public String name() {
        return "interactions";
    }

    @Override
    public long forget(Person person) {
        var gone = database.query(FORGET, row -> row.getObject(1, UUID.class), (Object) person.array())
                .toArray(UUID[]::new);
        return (long) gone.length + database.update(FORGET_ACCESS, gone, gone);
    }

    @Override
    public void export(Person person, Export export) {
        export.pages(name(), items -> {
            Row last = new Row(FIRST, Instant.EPOCH, new Item(new RawValue("{}"), null, null));
            List<Row> page;
            do {
                page = database.query(EXPORT, this::row, person.array(), last.occurredAt(), last.id(), PAGE);
                page.forEach(row -> items.accept(row.item()));
                last = page.isEmpty() ? last : page.getLast();
            } while (page.size() == PAGE);
        });
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                Database.instant(row, "occurred_at"),
                new Item(
                        new RawValue(row.getString("interaction")),
                        originals.text(row.getBytes("text_original")),
                        originals.attributes(row.getBytes("attributes_original"))));
    }
}
