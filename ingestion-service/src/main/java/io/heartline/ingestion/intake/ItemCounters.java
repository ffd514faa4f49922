package io.heartline.ingestion.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts items as {@code heartline_ingestion_items_total}, by kind and by what became of them. */
@ApplicationScoped
public class ItemCounters {
    private static final String REJECTED = "rejected";

    private final MeterRegistry meters;

    ItemCounters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts items that the store answered, after the commit. */
    public void stored(String kind, List<Stored> answers) {
        for (var outcome : Outcome.values()) {
            add(
                    kind,
                    outcome.wire(),
                    answers.stream()
                            .filter(answer -> answer instanceof Stored.Kept kept && kept.status() == outcome)
                            .count());
        }
        rejected(kind, answers.stream().filter(Stored.Refused.class::isInstance).count());
    }

    /** Counts items that broke a rule. */
    public void rejected(String kind, long count) {
        add(kind, REJECTED, count);
    }

    private void add(String kind, String outcome, long count) {
        Counter.builder("heartline.ingestion.items")
                .description("Delivered items, by what became of them.")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .register(meters)
                .increment((double) count);
    }
}
