package io.heartline.platform.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Forgets events that Kafka can no longer deliver. */
@ApplicationScoped
class InboxRetention {
    private static final String DELETE = """
            delete from inbox where (channel, event_id) in
                (select channel, event_id from inbox where processed_at < ? order by processed_at limit 50000)""";

    private final DataSource database;
    private final InboxConfig config;
    private final Clock clock;

    InboxRetention(DataSource database, InboxConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "5m")
    @Transactional
    void forget() {
        var before = OffsetDateTime.ofInstant(clock.instant().minus(config.retention()), ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, before);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new InboxException("old events could not be forgotten", e);
        }
    }
}
