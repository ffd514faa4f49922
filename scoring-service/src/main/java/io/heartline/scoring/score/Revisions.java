package io.heartline.scoring.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heartline.contracts.EventJson;
import io.heartline.contracts.Interaction;
import io.heartline.contracts.Score;
import io.heartline.contracts.ScoredInteraction;
import io.heartline.contracts.Topic;
import io.heartline.platform.database.Database;
import io.heartline.platform.outbox.Outbox;
import io.heartline.platform.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives scores that are kept a new revision, and tells it, in the caller's transaction. */
@ApplicationScoped
public class Revisions {
    /** In one order everywhere, so that two transactions never wait for each other. */
    private static final String LOCK = """
            select interaction, score, model_score from score where interaction_id = any(?)
            order by interaction_id for update""";

    private static final String READ =
            "select interaction, score, model_score from score where interaction_id = any(?) order by interaction_id";

    private static final String WRITE = """
            update score set revision = ?, model = ?, language = ?, abstained = ?, score = ?, model_score = ?,
                             scored_at = ?
            where interaction_id = ? and version = ?""";

    private final Database database;
    private final ScoreTable table;
    private final Outbox outbox;

    Revisions(Database database, ScoreTable table, Outbox outbox) {
        this.database = database;
        this.table = table;
        this.outbox = outbox;
    }

    /** The kept scores of interactions, by id; nobody else changes them until the caller's transaction ends. */
    @Transactional(TxType.MANDATORY)
    public List<Kept> lock(Collection<UUID> interactions) {
        table.holdErasures();
        return database.query(LOCK, Revisions::kept, (Object) interactions.toArray(UUID[]::new));
    }

    /** The kept scores of interactions, by id. */
    public List<Kept> read(Collection<UUID> interactions) {
        return database.query(READ, Revisions::kept, (Object) interactions.toArray(UUID[]::new));
    }

    /**
     * Writes what became of scores that the caller has locked. What is shown gets the next revision and is told, unless it
     * is what was shown before.
     *
     * @return the scores that were told
     */
    @Transactional(TxType.MANDATORY)
    public List<ScoredInteraction> revise(List<Revision> revisions, Instant at) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        var told = new ArrayList<ScoredInteraction>();
        for (var revision : revisions) {
            if (!revision.changes()) {
                continue;
            }
            var heard = revision.kept().interaction();
            var shown = revision.shown();
            if (revision.tells()) {
                shown = numbered(shown, shown.revision() + 1);
                told.add(ScoredInteraction.of(heard, shown));
            }
            rows.add(new @Nullable Object[] {
                shown.revision(),
                shown.model(),
                shown.language(),
                shown.abstained(),
                json(shown),
                shown.corrected() ? json(revision.model()) : null,
                at,
                heard.id(),
                heard.version()
            });
        }
        database.batch(WRITE, rows);
        outbox.addAll(told.stream()
                .map(scored -> OutgoingEvent.of(Topic.SCORED_INTERACTIONS, scored.customerId(), scored, at))
                .toList());
        return told;
    }

    /** The same score with another revision. */
    public static Score numbered(Score score, int revision) {
        return new Score(
                score.model(),
                revision,
                score.language(),
                score.emotion(),
                score.emotions(),
                score.nuances(),
                score.valence(),
                score.sentiment(),
                score.intensity(),
                score.confidence(),
                score.abstained(),
                score.corrected(),
                score.ratingDisagreement(),
                score.effort(),
                score.actionability(),
                score.aspects(),
                score.intents(),
                score.urgency(),
                score.evidence());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var shown = read(row.getString(2), Score.class);
        var model = row.getString(3);
        return new Kept(
                read(row.getString(1), Interaction.class),
                model == null ? numbered(shown, 1) : read(model, Score.class),
                shown);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return EventJson.read(json.getBytes(StandardCharsets.UTF_8), type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a kept " + type.getSimpleName() + " cannot be read", failure);
        }
    }

    private static String json(Score score) {
        return new String(EventJson.write(score), StandardCharsets.UTF_8);
    }
}
