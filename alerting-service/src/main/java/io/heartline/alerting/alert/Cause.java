package io.heartline.alerting.alert;

import io.heartline.contracts.Span;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A piece of evidence: which interaction or customer event, and where in its text; never the text.
 *
 * @param id of the interaction or the customer event
 * @param kind {@code interaction} or {@code customer-event}
 * @param what it was, as in {@code emotion:anger}, {@code event:data-misuse}, {@code intent:safety}
 * @param weight how much it counts: units of the love bank, a probability or a valence; negative is bad except for
 *     probabilities
 * @param spans the parts of the text that say so
 * @param occurredAt when
 */
public record Cause(UUID id, String kind, String what, double weight, List<Span> spans, Instant occurredAt) {
    /** An interaction. */
    public static final String INTERACTION = "interaction";
    /** A customer event. */
    public static final String CUSTOMER_EVENT = "customer-event";

    /** Copies the spans. */
    public Cause {
        spans = List.copyOf(spans);
    }
}
