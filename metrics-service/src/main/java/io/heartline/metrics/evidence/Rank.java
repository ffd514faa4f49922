package io.heartline.metrics.evidence;

import java.util.Comparator;

/**
 * Which of several states of the same interaction or event wins: the highest.
 *
 * @param version of the interaction or event, from 1
 * @param revision of the score, from 1; 0 for customer events, which have none
 */
public record Rank(int version, int revision) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER =
            Comparator.comparingInt(Rank::version).thenComparingInt(Rank::revision);

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
