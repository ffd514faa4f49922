package io.heartline.ingestion.delivery;

import io.heartline.ingestion.privacy.Export;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Person;
import io.heartline.ingestion.secret.Secrets;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Hands out and forgets what deliveries hold of a person. Deliveries whose customers are known are found by them; those
 * that wait, were rejected or said nothing are opened and searched.
 */
@ApplicationScoped
class DeliveryMemory implements Memory {
    private static final int PAGE = 200;
    private static final UUID FIRST = new UUID(0, 0);
    private static final String CANDIDATES = """
            select id, payload, received_at, customer_ids && ? as known from raw_delivery
            where payload is not null and id > ? and (customer_ids && ? or customer_ids = '{}')
              and source_id in (select id from source where brand in (select brand from customer where id = any(?)))
            order by id limit ?""";
    private static final String EMPTY = """
            update raw_delivery set payload = null, customer_ids = '{}', reasons = '[]', state = 'DONE',
                   processed_at = coalesce(processed_at, received_at)
            where id = any(?)""";

    private final Database database;
    private final Secrets box;

    DeliveryMemory(Database database, Secrets box) {
        this.database = database;
        this.box = box;
    }

    /** A delivery that may hold something of the person. */
    private record Candidate(UUID id, String payload, Instant receivedAt, boolean known) {}

    /** A delivery as it is handed out. */
    record DeliveryPart(UUID id, Instant receivedAt, String payload) {}

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public long forget(Person person) {
        long forgotten = 0;
        var page = candidates(person, FIRST);
        while (!page.isEmpty()) {
            var ids = page.stream()
                    .filter(candidate -> concerns(candidate, person))
                    .map(Candidate::id)
                    .toArray(UUID[]::new);
            forgotten += ids.length == 0 ? 0 : database.update(EMPTY, (Object) ids);
            page = candidates(person, page.getLast().id());
        }
        return forgotten;
    }

    @Override
    public void export(Person person, Export export) {
        export.pages(name(), write -> {
            var page = candidates(person, FIRST);
            while (!page.isEmpty()) {
                page.stream()
                        .filter(candidate -> concerns(candidate, person))
                        .forEach(found ->
                                write.accept(new DeliveryPart(found.id(), found.receivedAt(), found.payload())));
                page = candidates(person, page.getLast().id());
            }
        });
    }

    private static boolean concerns(Candidate candidate, Person person) {
        return candidate.known() || person.isMentionedIn(candidate.payload());
    }

    private List<Candidate> candidates(Person person, UUID after) {
        return database.query(
                CANDIDATES,
                row -> new Candidate(
                        row.getObject("id", UUID.class),
                        box.open(row.getBytes("payload")),
                        Database.instant(row, "received_at"),
                        row.getBoolean("known")),
                person.array(),
                after,
                person.array(),
                person.array(),
                PAGE);
    }
}
