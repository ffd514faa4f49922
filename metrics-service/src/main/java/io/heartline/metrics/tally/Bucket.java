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
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int SPREAD = 0x9E3779B1;

    /** The order in which rows are changed, so that two transactions wait for each other instead of deadlocking. */
    static final Comparator<Bucket> ORDER = Comparator.comparing(Bucket::brand)
            .thenComparing(Bucket::keys, Bucket::compare)
            .thenComparing(Bucket::start);

    /** Keeps the keys as they are now. */
    public Bucket {
        keys = List.copyOf(keys);
    }

    /**
     * Starts are whole hours or days: their low bits, by which maps spread, hardly differ. Multiplying by an odd number
     * carries what differs into the high bits, which maps look at, too.
     */
    @Override
    public int hashCode() {
        return (31 * (31 * brand.hashCode() + Long.hashCode(start.getEpochSecond() / SECONDS_PER_HOUR))
                        + keys.hashCode())
                * SPREAD;
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
