package io.heartline.metrics.estimate;

/**
 * How long somebody was watched.
 *
 * @param time until the end, 0 or more, in any unit
 * @param ended whether what was waited for happened then; otherwise it had not happened yet when watching ended
 */
public record Lifetime(double time, boolean ended) {
    /** Refuses a time before the beginning. */
    public Lifetime {
        if (!(time >= 0) || Double.isInfinite(time)) {
            throw new IllegalArgumentException("time is not 0 or more");
        }
    }
}
