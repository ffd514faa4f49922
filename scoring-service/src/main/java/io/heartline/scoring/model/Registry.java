package io.heartline.scoring.model;

import io.heartline.platform.database.Database;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Remembers every model that this service ever had, and that a version never changes. */
@ApplicationScoped
class Registry implements PanacheRepositoryBase<RegisteredModel, String> {
    /** Two instances that start together with different weights of one version: the second one waits, and finds it. */
    private static final String REGISTER = """
            insert into model (version, language, kind, checksum, bytes, first_seen_at) values (?, ?, ?, ?, ?, ?)
            on conflict (version) do nothing""";

    private static final String KNOWN = "select checksum from model where version = ?";

    private final Database database;

    Registry(Database database) {
        this.database = database;
    }

    /**
     * Registers a model, or recognises it.
     *
     * @throws IllegalStateException if the version is known with other weights
     */
    void register(CardFile card, Instant at) {
        database.update(REGISTER, card.model(), card.language(), card.sort(), card.checksum(), card.bytes(), at);
        var known = database.query(KNOWN, row -> row.getString(1), card.model()).getFirst();
        if (!known.equals(card.checksum())) {
            throw new IllegalStateException("the model " + card.model()
                    + " is known with other weights: new weights need a new version (model.checksum in the database)");
        }
    }

    /** All models, by version. */
    List<RegisteredModel> inOrder() {
        return list("order by version");
    }
}
