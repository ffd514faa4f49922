package io.heartline.metrics.voice;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A person who was active in the window.
 *
 * @param said how often the person expressed something
 * @param felt how many of these expressions have a valence; the other scores abstained
 * @param mean valence of these, −1 to 1; 0 if there is none
 * @param sum of their valences
 * @param squares the sum of their squares
 * @param strata by dimension
 */
record Voice(long said, long felt, double mean, double sum, double squares, SortedMap<String, String> strata) {
    /** Keeps the strata as they are now. */
    Voice {
        strata = Collections.unmodifiableSortedMap(new TreeMap<>(strata));
    }
}
