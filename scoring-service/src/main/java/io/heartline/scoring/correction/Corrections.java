package io.heartline.scoring.correction;

import io.heartline.contracts.Ids;
import io.heartline.contracts.Score;
import io.heartline.platform.access.Brands;
import io.heartline.platform.database.Database;
import io.heartline.platform.problem.Conflict;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.NotFound;
import io.heartline.platform.problem.Violation;
import io.heartline.scoring.score.Kept;
import io.heartline.scoring.score.Memory;
import io.heartline.scoring.score.Revision;
import io.heartline.scoring.score.Revisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people say about scores. */
@ApplicationScoped
public class Corrections implements Memory {
    /** So many corrections, withdrawn ones included, an interaction has at most. */
    static final int PER_INTERACTION_MAX = 100;

    private static final String IN_FORCE = """
            select c.interaction_id, c.labels
            from correction c join score s on s.interaction_id = c.interaction_id and s.version = c.version
            where c.interaction_id = any(?) and c.withdrawn_at is null
            order by c.made_at, c.id""";

    private static final String FORGET = "delete from correction where customer_id = any(?)";

    private final KeptCorrections kept;
    private final Revisions revisions;
    private final Database database;
    private final Clock clock;

    Corrections(KeptCorrections kept, Revisions revisions, Database database, Clock clock) {
        this.kept = kept;
        this.revisions = revisions;
        this.database = database;
        this.clock = clock;
    }

    /** A correction and the score as it is now. */
    record Corrected(KeptCorrection correction, Score score) {}

    /** What a caller says of an interaction's score. */
    record Statement(UUID interactionId, @Nullable Integer version, Labels labels, String reason) {}

    /**
     * Keeps what a person said, and tells the score as corrected.
     *
     * @throws NotFound if no such score is kept, or it is of a brand that the caller does not see
     * @throws Conflict if the text has another version by now, or was corrected too often
     * @throws InvalidInput if an emotion alone does not make a score of what was not scored
     */
    @Transactional
    Corrected correct(Statement statement, String by, Brands brands) {
        var score = lock(statement.interactionId(), brands);
        int version = score.interaction().version();
        if (statement.version() != null && statement.version() != version) {
            throw new Conflict("other-version", "The interaction has version " + version + " by now; read it again.");
        }
        if (kept.countOf(statement.interactionId()) >= PER_INTERACTION_MAX) {
            throw new Conflict(
                    "too-many-corrections", "A score is corrected " + PER_INTERACTION_MAX + " times at most.");
        }
        var said = inForce(statement.interactionId(), version);
        said.add(statement.labels());
        var shown = Correcting.apply(score.model(), said);
        demandComplete(statement.labels(), shown);
        var correction =
                new KeptCorrection(Ids.next(), score, statement.labels(), statement.reason(), by, clock.instant());
        kept.persist(correction);
        return new Corrected(correction, revise(score, shown));
    }

    /**
     * Withdraws a correction, and tells the score without it.
     *
     * @throws NotFound if there is no such correction, or it is of a brand that the caller does not see
     * @throws Conflict if it was withdrawn before
     */
    @Transactional
    Corrected withdraw(UUID interaction, UUID id, String by, Brands brands) {
        var score = lock(interaction, brands);
        var correction = kept.findById(id);
        if (correction == null || !correction.interactionId().equals(interaction)) {
            throw new NotFound("unknown-correction", "The score of " + interaction + " has no correction " + id + ".");
        }
        if (correction.withdrawn()) {
            throw new Conflict("already-withdrawn", "The correction " + id + " is withdrawn already.");
        }
        correction.withdraw(by, clock.instant());
        var said = inForce(interaction, score.interaction().version());
        return new Corrected(correction, revise(score, Correcting.apply(score.model(), said)));
    }

    /** All that was said of an interaction, the oldest first, withdrawn corrections too. */
    @Transactional
    List<KeptCorrection> history(UUID interaction, Brands brands) {
        require(revisions.read(List.of(interaction)), interaction, brands);
        return kept.of(interaction);
    }

    /** Which labels are in force on the current version of the text, by interaction, the oldest first. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, List<Labels>> inForce(Collection<UUID> interactions) {
        record Row(UUID interaction, Labels labels) {}
        var found = new HashMap<UUID, List<Labels>>();
        database.query(
                        IN_FORCE,
                        row -> new Row(
                                row.getObject(1, UUID.class), KeptCorrection.read(row.getString(2), Labels.class)),
                        (Object) interactions.toArray(UUID[]::new))
                .forEach(row -> found.computeIfAbsent(row.interaction(), id -> new ArrayList<>())
                        .add(row.labels()));
        return found;
    }

    /** What is told where a model says this and people said that, the oldest first. */
    public static Score apply(Score model, List<Labels> said) {
        return Correcting.apply(model, said);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public long forget(List<UUID> customers) {
        return database.update(FORGET, (Object) customers.toArray(UUID[]::new));
    }

    private List<Labels> inForce(UUID interaction, int version) {
        var said = new ArrayList<Labels>();
        for (var correction : kept.of(interaction)) {
            if (correction.version() == version && !correction.withdrawn()) {
                said.add(correction.labels());
            }
        }
        return said;
    }

    private Kept lock(UUID interaction, Brands brands) {
        return require(revisions.lock(List.of(interaction)), interaction, brands);
    }

    private static Kept require(List<Kept> found, UUID interaction, Brands brands) {
        return found.stream()
                .filter(score -> brands.contain(score.interaction().brand()))
                .findFirst()
                .orElseThrow(() ->
                        new NotFound("unknown-interaction", "No scored interaction " + interaction + " is known."));
    }

    private Score revise(Kept score, Score shown) {
        var told = revisions.revise(List.of(new Revision(score, score.model(), shown)), clock.instant());
        return told.isEmpty() ? score.shown() : told.getFirst().score();
    }

    private static void demandComplete(Labels labels, Score shown) {
        boolean counts =
                (labels.emotion() != null && labels.abstained() == null) || Boolean.FALSE.equals(labels.abstained());
        if (!counts || !shown.abstained()) {
            return;
        }
        var missing = new ArrayList<Violation>();
        if (shown.emotion() == null) {
            missing.add(new Violation(null, "emotion", "required", "is required where nothing was scored"));
        }
        if (shown.valence() == null) {
            missing.add(new Violation(null, "valence", "required", "is required where nothing was scored"));
        }
        if (shown.intensity() == null) {
            missing.add(new Violation(null, "intensity", "required", "is required where nothing was scored"));
        }
        throw new InvalidInput("incomplete-correction", "A score needs emotion, valence and intensity.", missing);
    }
}
