package io.heartline.metrics.tally;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Which row of a table of sums.
 *
 * @param brand whose evidence
 * @param start the first instant of the hour or the day
 * @param keys the other columns of the table's key, in their order
 */
public record Bucket(String brand, Instant start, List<String> keys) {
    /** The order in which rows are changed, so that two transactions wait for each other instead of deadlocking. */
    static final Comparator<Bucket> ORDER = Comparator.comparing(Bucket::brand)
            .thenComparing(Bucket::keys, Bucket::compare)
            .thenComparing(Bucket::start);

    /** Keeps the keys as they are now. */
    public Bucket {
        keys = List.copyOf(keys);
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
