package io.heartline.ingestion.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                            .filter(answer -> outcome == outcome(answer))
                            .count());
        }
        rejected(kind, answers.stream().filter(Stored.Refused.class::isInstance).count());
    }

    private static @Nullable Outcome outcome(Stored answer) {
        return switch (answer) {
            case Stored.Kept kept -> kept.status();
            case Stored.Dropped dropped -> dropped.status();
            case Stored.Refused refused -> null;
        };
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
