package io.heartline.scoring.model;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;

/** When the service starts, registers its models and publishes the card of each, unless it was published as it is. */
@ApplicationScoped
class CardPublication {
    private final Models models;
    private final Registry registry;
    private final Cards cards;
    private final Clock clock;

    CardPublication(Models models, Registry registry, Cards cards, Clock clock) {
        this.models = models;
        this.registry = registry;
        this.cards = cards;
        this.clock = clock;
    }

    /** A service that brings other weights under a known version does not start. */
    @Transactional
    void publish(@Observes StartupEvent started) {
        var now = clock.instant();
        // In one order everywhere, so that two instances that start together never wait for each other.
        var files = models.cardFiles().stream()
                .sorted(Comparator.comparing(CardFile::model))
                .toList();
        for (var file : files) {
            registry.register(file, now);
            cards.publish(file.model());
        }
    }
}
