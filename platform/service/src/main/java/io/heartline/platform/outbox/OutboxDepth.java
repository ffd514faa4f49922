package io.heartline.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How many events wait in the outbox, as the metric {@code heartline_outbox_depth}. */
@ApplicationScoped
class OutboxDepth {
    private final DataSource database;
    private final MeterRegistry meters;

    OutboxDepth(DataSource database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("heartline.outbox.depth", this, OutboxDepth::count)
                .description("Events that wait for the relay.")
                .register(meters);
    }

    /** NaN while the database does not answer: a metric must not stop the scrape. */
    private double count() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from outbox")) {
            return result.next() ? result.getLong(1) : Double.NaN;
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
