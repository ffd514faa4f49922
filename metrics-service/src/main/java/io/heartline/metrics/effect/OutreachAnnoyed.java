package io.heartline.metrics.effect;

import io.heartline.contracts.Outreach;
import java.util.List;

/**
 * Customers showed that they did not want to be reached; sent to observers in the transaction that keeps the steps.
 *
 * @param steps one for each outreach at least
 */
public record OutreachAnnoyed(List<Outreach> steps) {
    /** The reason by which a step says so. */
    static final String REASON = "annoyed";

    /** Keeps what it was given. */
    public OutreachAnnoyed {
        steps = List.copyOf(steps);
    }
}
