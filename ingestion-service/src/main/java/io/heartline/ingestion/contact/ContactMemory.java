package io.heartline.ingestion.contact;

import com.fasterxml.jackson.databind.util.RawValue;
import io.heartline.ingestion.privacy.Export;
import io.heartline.ingestion.privacy.Memory;
import io.heartline.ingestion.privacy.Person;
import io.heartline.ingestion.secret.Secrets;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hands out and forgets where customers can be reached, and who asked for it. */
@ApplicationScoped
class ContactMemory implements Memory {
    private static final String POINTS = """
            select customer_id, channel, closed, verified, source, said_at from contact_point
            where customer_id = any(?) order by channel, customer_id""";
    private static final String RELEASES = """
            select to_jsonb(t) from (
              select customer_id as "customerId", channel, purpose, decision_id as "decisionId", released, code,
                     requested_by as "by", at
              from contact_release where customer_id = any(?) order by id) t""";
    private static final String FORGET_POINTS = "delete from contact_point where customer_id = any(?)";
    private static final String FORGET_RELEASES = "delete from contact_release where customer_id = any(?)";

    private final Database database;
    private final Secrets secrets;

    ContactMemory(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** A contact point in plain, for the customer alone. */
    private record Point(
            UUID customerId, String channel, String address, boolean verified, String source, Instant saidAt) {}

    @Override
    public String name() {
        return "contact-points";
    }

    @Override
    public Set<String> names(Collection<UUID> customerIds) {
        return points(customerIds.toArray(UUID[]::new)).stream()
                .map(Point::address)
                .collect(Collectors.toSet());
    }

    @Override
    public long forget(Person person) {
        var ids = person.array();
        return (long) database.update(FORGET_POINTS, (Object) ids) + database.update(FORGET_RELEASES, (Object) ids);
    }

    @Override
    public void export(Person person, Export export) {
        export.list(name(), points(person.array()));
        export.list("contact-releases", database.query(RELEASES, row -> new RawValue(row.getString(1)), (Object)
                person.array()));
    }

    private List<Point> points(UUID[] customerIds) {
        return database.query(
                POINTS,
                row -> new Point(
                        row.getObject("customer_id", UUID.class),
                        row.getString("channel"),
                        secrets.open(row.getBytes("closed")),
                        row.getBoolean("verified"),
                        row.getString("source"),
                        Database.instant(row, "said_at")),
                (Object) customerIds);
    }
}
