package io.heartline.scoring.rescore;

import io.heartline.scoring.correction.Corrections;
import io.heartline.scoring.correction.Labels;
import io.heartline.scoring.model.Models;
import io.heartline.scoring.score.Kept;
import io.heartline.scoring.score.Revision;
import io.heartline.scoring.score.Revisions;
import io.heartline.scoring.score.Scores;
import io.heartline.scoring.score.ScoringInput;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Brings a re-score on by some texts: their revisions, their events and the cursor in one transaction. */
@ApplicationScoped
class RescoreStep {
    private final RescoreTable table;
    private final Revisions revisions;
    private final Corrections corrections;
    private final Scores scores;
    private final Models models;
    private final MeterRegistry meters;
    private final Clock clock;

    RescoreStep(
            RescoreTable table,
            Revisions revisions,
            Corrections corrections,
            Scores scores,
            Models models,
            MeterRegistry meters,
            Clock clock) {
        this.table = table;
        this.revisions = revisions;
        this.corrections = corrections;
        this.scores = scores;
        this.models = models;
        this.meters = meters;
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
            return order.ended(RescoreStatus.FAILED, "The model is not live any more.", now);
        }
        var progress = order.progress();
        var next = table.next(order.period(), progress.cursor(), order.chunk());
        if (next.isEmpty()) {
            return order.ended(RescoreStatus.DONE, null, now);
        }
        var ids = next.stream().map(Progress.Position::interactionId).toList();
        var kept = revisions.lock(ids);
        var said = corrections.inForce(ids);
        var found = kept.stream()
                .flatMap(score ->
                        revision(score, said.getOrDefault(score.interaction().id(), List.of())).stream())
                .toList();
        long changed = found.stream().filter(Revision::tells).count();
        if (!order.dryRun()) {
            revisions.revise(found, now);
        }
        var further = new Progress(
                progress.total(),
                progress.done() + next.size(),
                progress.changed() + changed,
                progress.failed() + kept.size() - found.size(),
                next.getLast(),
                order.nextAt(next.size(), now));
        return order.at(further, now);
    }

    /** What becomes of a score; empty if the model fails on the text, which must not stop those behind it. */
    private Optional<Revision> revision(Kept score, List<Labels> said) {
        try {
            var fresh = scores.of(ScoringInput.of(score.interaction()));
            return Optional.of(new Revision(score, fresh, Corrections.apply(fresh, said)));
        } catch (RuntimeException failure) {
            meters.counter("heartline.scoring.rescore.failures").increment();
            Log.errorf(
                    failure,
                    "A model failed on a text that was to be scored again, interactionId=%s",
                    score.interaction().id());
            return Optional.empty();
        }
    }
}
