package io.heartline.ingestion.customer;

import io.heartline.contracts.Profile;
import io.heartline.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What the records of a person add up to.
 *
 * <p>A profile is not kept but read: each field from the newest event that says it. So it does not matter in which order
 * events arrived, and a revised event corrects the profile too.
 */
@ApplicationScoped
public class CustomerFacts {
    private static final String SELECT = """
            select (select count(*) from interaction where customer_id = any(c.ids)) as interactions,
                   (select count(*) from customer_event where customer_id = any(c.ids)) as events,
                   p.*
            from (select ?::uuid[] as ids) c
            cross join lateral (
              select (array_agg(profile ->> 'region' order by occurred_at desc, id desc)
                        filter (where profile ->> 'region' is not null))[1] as region,
                     (array_agg(profile ->> 'plan' order by occurred_at desc, id desc)
                        filter (where profile ->> 'plan' is not null))[1] as plan,
                     (array_agg(profile ->> 'tier' order by occurred_at desc, id desc)
                        filter (where profile ->> 'tier' is not null))[1] as tier,
                     (array_agg((profile ->> 'tenureDays')::integer order by occurred_at desc, id desc)
                        filter (where profile ->> 'tenureDays' is not null))[1] as tenure_days,
                     (array_agg(profile ->> 'language' order by occurred_at desc, id desc)
                        filter (where profile ->> 'language' is not null))[1] as language,
                     (array_agg(profile ->> 'timeZone' order by occurred_at desc, id desc)
                        filter (where profile ->> 'timeZone' is not null))[1] as time_zone
              from customer_event
              where customer_id = any(c.ids) and profile is not null) p""";

    private final Database database;

    CustomerFacts(Database database) {
        this.database = database;
    }

    /** How much was heard of a person, and their profile now. */
    public record Facts(long interactions, long customerEvents, Profile profile) {}

    /** The facts of a person, over all customers that the person is. */
    public Facts of(Person person) {
        return database.query(
                        SELECT,
                        row -> new Facts(row.getLong("interactions"), row.getLong("events"), profile(row)),
                        (Object) person.customerIds().toArray(UUID[]::new))
                .getFirst();
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("region"),
                row.getString("plan"),
                row.getString("tier"),
                row.getObject("tenure_days", Integer.class),
                row.getString("language"),
                row.getString("time_zone"));
    }
}
