package io.heartline.scoring.drift;

import io.heartline.platform.access.Brands;
import io.heartline.scoring.model.Models;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;

/** Compares how scores are distributed with a reference, on request and for the gauges of the newest day. */
@ApplicationScoped
class Drift {
    private final DriftTable table;
    private final DriftConfig config;
    private final Models models;
    private final MultiGauge index;
    private final MultiGauge abstained;
    private final MultiGauge strange;

    Drift(DriftTable table, DriftConfig config, Models models, MeterRegistry meters) {
        this.table = table;
        this.config = config;
        this.models = models;
        this.index = MultiGauge.builder("heartline.scoring.drift.psi")
                .description("Population stability index of the newest day's scores against the reference")
                .register(meters);
        this.abstained = MultiGauge.builder("heartline.scoring.drift.abstained")
                .description("Share of the newest day's scores on which the model abstained")
                .register(meters);
        this.strange = MultiGauge.builder("heartline.scoring.drift.strange.letters")
                .description("Share of the newest day's letters of a script that no model was trained on")
                .register(meters);
    }

    /** How far the scores of some days are from the reference. */
    @Transactional
    DriftReport report(Selection selection) {
        var from = config.referenceFrom().or(() -> table.first(selection)).orElse(selection.from());
        var to = from.plusDays(config.referenceDays() - 1L);
        var reference = table.days(selection.on(from, to)).stream()
                .map(DriftTable.Day::tally)
                .reduce(Tally.none(), Tally::plus);
        return DriftReport.of(selection.model(), from, to, reference, table.days(selection));
    }

    /** Every instance shows the gauges, whichever folded the tallies. */
    @Scheduled(every = "1m", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void gauge() {
        var indices = new ArrayList<MultiGauge.Row<?>>();
        var abstentions = new ArrayList<MultiGauge.Row<?>>();
        var letters = new ArrayList<MultiGauge.Row<?>>();
        for (var model : models.live().values()) {
            var all = new Selection(model, LocalDate.EPOCH, LocalDate.EPOCH, null, null, Brands.all());
            table.newest(all)
                    .ifPresent(day -> report(all.on(day, day)).days().forEach(newest -> {
                        var tags = Tags.of("model", model);
                        newest.changes()
                                .forEach((figure, change) -> indices.add(
                                        MultiGauge.Row.of(tags.and("figure", figure.wire()), change.psi())));
                        var shown = newest.distribution();
                        abstentions.add(
                                MultiGauge.Row.of(tags, shown.abstained().value()));
                        if (shown.strangeLetters() != null) {
                            letters.add(MultiGauge.Row.of(
                                    tags, shown.strangeLetters().value()));
                        }
                    }));
        }
        index.register(indices, true);
        abstained.register(abstentions, true);
        strange.register(letters, true);
    }
}
