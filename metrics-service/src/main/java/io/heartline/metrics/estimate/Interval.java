package io.heartline.metrics.estimate;

/**
 * A 95 % interval.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /** Whether a value lies in it, its ends included. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
