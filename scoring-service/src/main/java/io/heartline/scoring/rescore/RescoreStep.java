package io.heartline.scoring.rescore;

import io.heartline.scoring.correction.Corrections;
import io.heartline.scoring.model.Models;
import io.heartline.scoring.score.Revision;
import io.heartline.scoring.score.Revisions;
import io.heartline.scoring.score.Scores;
import io.heartline.scoring.score.ScoringInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a re-score on by some texts: their revisions, their events and the cursor in one transaction. */
@ApplicationScoped
class RescoreStep {
    private final RescoreTable table;
    private final Revisions revisions;
    private final Corrections corrections;
    private final Scores scores;
    private final Models models;
    private final Clock clock;

    RescoreStep(
            RescoreTable table,
            Revisions revisions,
            Corrections corrections,
            Scores scores,
            Models models,
            Clock clock) {
        this.table = table;
        this.revisions = revisions;
        this.corrections = corrections;
        this.scores = scores;
        this.models = models;
        this.clock = clock;
    }

    /**
     * Takes a step of the oldest re-score that may go on.
     *
     * @return how it stands now; empty if none may go on
     */
    @Transactional
    Optional<Rescore> step() {
        var now = clock.instant();
        return table.takeDue(now).map(order -> {
            var after = step(order, now);
            table.advance(after);
            return after;
        });
    }

    private Rescore step(Rescore order, Instant now) {
        if (order.model() != null && !models.live().containsValue(order.model())) {
            return ended(order, RescoreStatus.FAILED, "The model is not live any more.", now);
        }
        var next = table.next(order.period(), order.cursor(), order.chunk());
        if (next.isEmpty()) {
            return ended(order, RescoreStatus.DONE, null, now);
        }
        var ids = next.stream().map(Rescore.Position::interactionId).toList();
        var kept = revisions.lock(ids);
        var said = corrections.inForce(ids);
        var found = kept.stream()
                .map(score -> {
                    var fresh = scores.of(ScoringInput.of(score.interaction()));
                    var labels = said.getOrDefault(score.interaction().id(), List.of());
                    return new Revision(score, fresh, Corrections.apply(fresh, labels));
                })
                .toList();
        long changed = found.stream().filter(Revision::tells).count();
        if (!order.dryRun()) {
            revisions.revise(found, now);
        }
        return new Rescore(
                order.id(),
                order.status(),
                order.period(),
                order.model(),
                order.perSecond(),
                order.dryRun(),
                order.total(),
                order.done() + next.size(),
                order.changed() + changed,
                next.getLast(),
                order.nextAt(next.size(), now),
                null,
                order.createdBy(),
                order.createdAt(),
                now);
    }

    private static Rescore ended(Rescore order, RescoreStatus status, @Nullable String failure, Instant now) {
        return new Rescore(
                order.id(),
                status,
                order.period(),
                order.model(),
                order.perSecond(),
                order.dryRun(),
                order.total(),
                order.done(),
                order.changed(),
                order.cursor(),
                order.nextAt(),
                failure,
                order.createdBy(),
                order.createdAt(),
                now);
    }
}
