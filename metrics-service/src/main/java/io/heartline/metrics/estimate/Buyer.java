package io.heartline.metrics.estimate;

/**
 * How somebody who bought at least once has bought since.
 *
 * @param repeats how many times again after the first time
 * @param last time from the first to the last purchase, 0 if there was no other, in any unit
 * @param age time from the first purchase to now, in the same unit
 * @param spend the mean of what was spent each time again, above 0; 0 where there was no other or nothing was spent
 */
public record Buyer(int repeats, double last, double age, double spend) {
    /** Refuses times that are out of order. */
    public Buyer {
        if (repeats < 0 || !(last >= 0) || !(age >= last) || !(spend >= 0)) {
            throw new IllegalArgumentException("repeats, last, age or spend is out of range");
        }
    }
}
