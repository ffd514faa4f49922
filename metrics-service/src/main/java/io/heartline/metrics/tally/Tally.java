package io.heartline.metrics.tally;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole numbers that are added up by bucket; any order of adding gives the same. */
public final class Tally {
    private final Map<Bucket, long[]> sums = new HashMap<>();

    /**
     * Adds numbers to a bucket.
     *
     * @param added as many as the table has counters
     */
    public void add(String brand, Instant start, List<String> keys, long... added) {
        var sum = sums.computeIfAbsent(new Bucket(brand, start, keys), bucket -> new long[added.length]);
        for (int i = 0; i < added.length; i++) {
            sum[i] += added[i];
        }
    }

    /** Adds another tally, or takes it away. */
    public void add(Tally other, int times) {
        other.sums.forEach((bucket, added) -> {
            var sum = sums.computeIfAbsent(bucket, absent -> new long[added.length]);
            for (int i = 0; i < added.length; i++) {
                sum[i] += times * added[i];
            }
        });
    }

    /** The sums of the buckets in which anything is left. */
    public Map<Bucket, long[]> sums() {
        sums.values().removeIf(sum -> Arrays.stream(sum).allMatch(number -> number == 0));
        return Collections.unmodifiableMap(sums);
    }
}
