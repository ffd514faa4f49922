package io.heartline.ingestion.prompt;

import io.heartline.contracts.Profile;
import io.heartline.contracts.VoiceCoverage;
import io.heartline.platform.database.Database;
import io.heartline.platform.inbox.Inbox;
import io.heartline.platform.inbox.Received;
import io.heartline.platform.inbox.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Remembers who is heard, stratum by stratum. */
@ApplicationScoped
class VoiceCoverageConsumer {
    private final Database database;
    private final Subscription<VoiceCoverage> subscription;

    VoiceCoverageConsumer(Inbox inbox, Database database) {
        this.database = database;
        this.subscription = inbox.subscribe("voice-coverage", VoiceCoverage.class, this::on);
    }

    @Incoming("voice-coverage")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        subscription.process(batch);
    }

    private void on(List<Received<VoiceCoverage>> batch) {
        for (var received : batch) {
            var coverage = received.event();
            database.update(
                    """
                    insert into voice_coverage (brand, dimension, stratum, heard, active, at) values (?, ?, ?, ?, ?, ?)
                    on conflict (brand, dimension, stratum) do update
                      set heard = excluded.heard, active = excluded.active, at = excluded.at
                      where voice_coverage.at < excluded.at""",
                    coverage.brand(),
                    coverage.dimension(),
                    coverage.stratum(),
                    coverage.heard(),
                    coverage.active(),
                    coverage.at());
        }
    }

    /** What is known of the stratum of a customer; empty if the profile does not say it or nothing was heard of it. */
    Optional<Draw.Coverage> of(String brand, @Nullable String dimension, Profile profile) {
        var stratum = stratum(dimension, profile);
        if (stratum == null) {
            return Optional.empty();
        }
        return database.first(
                "select heard, active from voice_coverage where brand = ? and dimension = ? and stratum = ?",
                row -> new Draw.Coverage(row.getLong(1), row.getLong(2)),
                brand,
                dimension,
                stratum);
    }

    private static @Nullable String stratum(@Nullable String dimension, Profile profile) {
        return switch (dimension) {
            case "region" -> profile.region();
            case "plan" -> profile.plan();
            case "tier" -> profile.tier();
            case "language" -> profile.language();
            case null, default -> null;
        };
    }
}
