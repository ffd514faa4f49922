package io.heartline.ingestion.customer;

import io.heartline.contracts.Profile;
import io.heartline.ingestion.intake.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the records of a customer add up to.
 *
 * <p>A profile is not kept but read: each field from the newest event that says it. So it does not matter in which order
 * events arrived, and a revised event corrects the profile too.
 */
@ApplicationScoped
class CustomerFacts {
    private static final String SELECT = """
            select (select count(*) from interaction where customer_id = c.id) as interactions,
                   (select count(*) from customer_event where customer_id = c.id) as events,
                   p.*
            from (select ?::uuid as id) c
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
              where customer_id = c.id and profile is not null) p""";

    private final DataSource database;

    CustomerFacts(DataSource database) {
        this.database = database;
    }

    /** How much was heard of a customer, and their profile now. */
    record Facts(long interactions, long customerEvents, Profile profile) {}

    Facts of(UUID customerId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT)) {
            select.setObject(1, customerId);
            try (var row = select.executeQuery()) {
                row.next();
                return new Facts(row.getLong("interactions"), row.getLong("events"), profile(row));
            }
        } catch (SQLException e) {
            throw new StoreException("a customer's records could not be read", e);
        }
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
