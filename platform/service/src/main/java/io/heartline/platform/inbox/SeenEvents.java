package io.heartline.platform.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Which events have had their effect; every method works in the caller's transaction. */
@ApplicationScoped
class SeenEvents {
    // Sorted, so that two instances with the same events wait for each other instead of deadlocking.
    private static final String CLAIM = """
            insert into inbox (channel, event_id, processed_at)
            select ?, id, ? from unnest(?) as id order by id
            on conflict do nothing
            returning event_id""";
    private static final String FORGET = """
            delete from inbox where (channel, event_id) in
                (select channel, event_id from inbox where processed_at < ? order by processed_at limit ?)""";

    private final DataSource database;
    private final Clock clock;

    SeenEvents(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes that these events have their effect now; returns those that did not have it before. */
    Set<UUID> claim(String channel, List<UUID> ids) {
        Set<UUID> fresh = new HashSet<>();
        if (ids.isEmpty()) {
            return fresh;
        }
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, channel);
            claim.setObject(2, utc(clock.instant()));
            claim.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    fresh.add(rows.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new InboxException("events could not be claimed", e);
        }
        return fresh;
    }

    /** Forgets the oldest of the events that were processed before an instant; returns how many. */
    int forget(Instant before, int limit) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, utc(before));
            delete.setInt(2, limit);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new InboxException("old events could not be forgotten", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
