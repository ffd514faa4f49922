package io.heartline.contracts;

/**
 * What a text asks for or announces.
 *
 * @param intent the slug of the intent: churn-threat, refund-request, data-misuse, …
 * @param probability 0 to 1
 */
public record IntentScore(String intent, double probability) {
    /** Refuses a blank intent and a probability outside 0 to 1. */
    public IntentScore {
        Checks.notBlank(intent, "intent");
        Checks.within(probability, 0, 1, "probability");
    }
}
