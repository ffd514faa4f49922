package io.heartline.alerting.detection;

import java.time.Instant;

/** What the detector concluded about the time before the end of a window. */
sealed interface Verdict {
    /** Nothing unusual. */
    record Quiet() implements Verdict {}

    /** There is too little history to say. */
    record Learning() implements Verdict {}

    /**
     * Unusually many complaints.
     *
     * @param from the start of the first window with a complaint
     * @param until the end of the last
     * @param observed complaints
     * @param expected how many are ordinary
     * @param surprise −log10 of the probability of so many on an ordinary day
     */
    record Unusual(Instant from, Instant until, long observed, double expected, double surprise) implements Verdict {}
}
