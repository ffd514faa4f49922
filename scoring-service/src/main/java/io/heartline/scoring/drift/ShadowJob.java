package io.heartline.scoring.drift;

import io.heartline.contracts.Score;
import io.heartline.scoring.score.Kept;
import io.heartline.scoring.score.Revisions;
import io.heartline.scoring.score.Scores;
import io.heartline.scoring.score.ScoringInput;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Has shadows score what was drawn for them, and sums up how far they are from the live models. */
@ApplicationScoped
class ShadowJob {
    /** When more wait, the oldest are given up: a slow shadow must not fill the database. */
    static final int WAITING_MAX = 10_000;

    private static final int CHUNK = 50;
    private static final int CHUNKS_MAX = 20;

    private final ShadowTable table;
    private final Scores scores;
    private final Revisions revisions;
    private final MeterRegistry meters;

    ShadowJob(ShadowTable table, Scores scores, Revisions revisions, MeterRegistry meters) {
        this.table = table;
        this.scores = scores;
        this.revisions = revisions;
        this.meters = meters;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void pass() {
        int dropped = QuarkusTransaction.requiringNew().call(() -> table.drop(WAITING_MAX));
        meters.counter("heartline.scoring.shadow.dropped").increment(dropped);
        int taken;
        int chunks = 0;
        do {
            taken = QuarkusTransaction.requiringNew().call(this::chunk);
            chunks++;
        } while (taken == CHUNK && chunks < CHUNKS_MAX);
    }

    private int chunk() {
        var ids = table.take(CHUNK);
        var sums = new HashMap<ShadowTable.Key, Comparison.Sum>();
        for (var kept : revisions.read(ids)) {
            var language = kept.model().language();
            scores.shadowed(language)
                    .ifPresent(version -> shadow(kept).ifPresent(score -> compare(kept, version, score, sums)));
        }
        table.add(sums);
        return ids.size();
    }

    /** A shadow is on trial: a text that it fails on is counted, and nothing else depends on it. */
    private Optional<Score> shadow(Kept kept) {
        try {
            return scores.shadow(ScoringInput.of(kept.interaction()));
        } catch (RuntimeException failure) {
            meters.counter("heartline.scoring.shadow.failures").increment();
            Log.warnf(
                    failure,
                    "A shadow failed on a text, interactionId=%s",
                    kept.interaction().id());
            return Optional.empty();
        }
    }

    private static void compare(Kept kept, String version, Score shadow, Map<ShadowTable.Key, Comparison.Sum> sums) {
        var heard = kept.interaction();
        Comparison.of(kept.model(), shadow)
                .forEach((measure, sum) -> sums.merge(
                        new ShadowTable.Key(
                                version,
                                kept.model().model(),
                                LocalDate.ofInstant(heard.occurredAt(), ZoneOffset.UTC),
                                heard.brand(),
                                kept.model().language(),
                                heard.channel().wire(),
                                measure),
                        sum,
                        Comparison.Sum::plus));
    }
}
