package io.heartline.scoring.model;

import io.heartline.contracts.EventJson;
import io.heartline.contracts.ModelCard;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How accurate the models are: the figures that they came with, and those that were measured here. */
@ApplicationScoped
public class Cards {
    private static final String CLAIM = """
            insert into published_card (model, checksum, published_at) values (?, ?, ?)
            on conflict (model) do update set checksum = excluded.checksum, published_at = excluded.published_at
            where published_card.checksum <> excluded.checksum""";

    private static final String DELETE = "delete from model_figure where model = ? and set_name = ?";

    private static final String INSERT = """
            insert into model_figure
              (model, set_name, ordinal, language, channel, label, measure, value, low, high, n)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String MEASURED = """
            select set_name, language, channel, label, measure, value, low, high, n
            from model_figure where model = ? order by set_name, ordinal""";

    private static final String MODELS_OF = "select distinct model from model_figure where set_name = ?";

    private final Models models;
    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    Cards(Models models, Database database, Outbox outbox, Clock clock) {
        this.models = models;
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Replaces what was measured of a model on a set, and publishes its card if it says something else now.
     *
     * @param set its name on the card, as in {@code gold}
     * @param figures none to forget the set
     */
    @Transactional(TxType.MANDATORY)
    public void replace(String model, String set, List<ModelCard.Figure> figures) {
        database.lock("card:" + model);
        database.update(DELETE, model, set);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var figure : figures) {
            rows.add(new @Nullable Object[] {
                model,
                set,
                rows.size(),
                figure.language(),
                figure.channel(),
                figure.label(),
                figure.measure(),
                figure.value(),
                figure.low(),
                figure.high(),
                figure.n()
            });
        }
        database.batch(INSERT, rows);
        publish(model);
    }

    /** The versions of which something was measured on a set. */
    public List<String> measured(String set) {
        return database.query(MODELS_OF, row -> row.getString(1), set);
    }

    /** Publishes the card of a model, unless what it says was published last. */
    @Transactional(TxType.MANDATORY)
    void publish(String model) {
        var now = clock.instant();
        card(model, now).ifPresent(card -> {
            if (database.update(CLAIM, model, checksum(card), now) == 1) {
                outbox.add(OutgoingEvent.of(Topic.MODEL_CARDS, model, card, now));
            }
        });
    }

    /** All that is known of how accurate a model is; empty if the service does not bring it. */
    Optional<ModelCard> card(String model, Instant at) {
        return models.cardFiles().stream()
                .filter(file -> file.model().equals(model))
                .findFirst()
                .map(file -> {
                    var figures = new ArrayList<>(file.shipped());
                    figures.addAll(measuredOf(model));
                    return new ModelCard(model, file.checksum(), figures, at);
                });
    }

    /** What was measured of a model here. */
    List<ModelCard.Figure> measuredOf(String model) {
        return database.query(
                MEASURED,
                row -> new ModelCard.Figure(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getDouble(6),
                        row.getObject(7, Double.class),
                        row.getObject(8, Double.class),
                        row.getLong(9)),
                model);
    }

    private static String checksum(ModelCard card) {
        var timeless = new ModelCard(card.model(), card.checksum(), card.figures(), Instant.EPOCH);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(EventJson.write(timeless));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
