package io.heartline.scoring.model;

import io.heartline.contracts.ModelCard;
import io.heartline.contracts.Topic;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Publishes the card of each model when the service starts, unless that was done for the same weights. */
@ApplicationScoped
class CardPublication {
    private static final String CLAIM = """
            insert into published_card (model, checksum, published_at) values (?, ?, ?)
            on conflict (model) do update set checksum = excluded.checksum, published_at = excluded.published_at
            where published_card.checksum <> excluded.checksum""";

    private final Models models;
    private final DataSource database;
    private final Outbox outbox;
    private final Clock clock;

    CardPublication(Models models, DataSource database, Outbox outbox, Clock clock) {
        this.models = models;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void publish(@Observes StartupEvent started) {
        var now = clock.instant();
        for (var card : models.cards(now)) {
            if (claim(card)) {
                outbox.add(OutgoingEvent.of(Topic.MODEL_CARDS, card.model(), card, now));
            }
        }
    }

    /** Of instances that start together the one whose row is written publishes. */
    private boolean claim(ModelCard card) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(CLAIM)) {
            insert.setString(1, card.model());
            insert.setString(2, card.checksum());
            insert.setObject(3, OffsetDateTime.ofInstant(card.at(), ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new IllegalStateException("the card of " + card.model() + " could not be published", failure);
        }
    }
}
