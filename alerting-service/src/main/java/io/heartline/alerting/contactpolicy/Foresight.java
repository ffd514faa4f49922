package io.heartline.alerting.contactpolicy;

import java.util.List;

/**
 * What would be decided, without a decision that is kept.
 *
 * @param verdict what it would be
 * @param refusals each rule that stands in the way, the weightiest first; empty if none does
 */
public record Foresight(ContactVerdict verdict, List<Refusal> refusals) {
    /** Keeps the refusals as they are now. */
    public Foresight {
        refusals = List.copyOf(refusals);
    }
}
