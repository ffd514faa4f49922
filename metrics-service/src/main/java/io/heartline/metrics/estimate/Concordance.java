package io.heartline.metrics.estimate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often the one who was said to run the higher risk ended first.
 *
 * @param share 0 to 1, 0.5 by chance; null where no pair could be compared
 * @param pairs how many were compared
 */
public record Concordance(@Nullable Double share, long pairs) {
    /**
     * Harrell's C: of all pairs in which it is known who ended first, the share in which that one had the higher risk; equal
     * risks count half (F. E. Harrell et al., Evaluating the yield of medical tests, 1982). Of two who left at the same
     * time, only one of whom ended, that one ended first; two ends at the same time tell nothing. Takes n·log n steps.
     *
     * @param lifetimes who was watched for how long
     * @param risks of each of them, the higher the sooner; only their order counts
     * @throws IllegalArgumentException if there are not as many risks as lifetimes
     */
    public static Concordance of(Lifetime[] lifetimes, double[] risks) {
        if (lifetimes.length != risks.length) {
            throw new IllegalArgumentException("there are not as many risks as lifetimes");
        }
        double[] ranks = Arrays.stream(risks).distinct().sorted().toArray();
        var later = new Tree(ranks.length);
        var order = IntStream.range(0, risks.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> lifetimes[i].time())
                        .reversed())
                .toList();
        long pairs = 0;
        double concordant = 0;
        for (int i = 0; i < order.size(); ) {
            int from = i;
            double time = lifetimes[order.get(i)].time();
            for (; i < order.size() && lifetimes[order.get(i)].time() == time; i++) {
                add(later, lifetimes[order.get(i)], rank(ranks, risks[order.get(i)]), false);
            }
            for (int j = from; j < i; j++) {
                if (lifetimes[order.get(j)].ended()) {
                    int rank = rank(ranks, risks[order.get(j)]);
                    long below = later.below(rank);
                    long same = later.below(rank + 1) - below;
                    pairs += later.size;
                    concordant += below + same / 2.0;
                }
            }
            for (int j = from; j < i; j++) {
                add(later, lifetimes[order.get(j)], rank(ranks, risks[order.get(j)]), true);
            }
        }
        return new Concordance(pairs == 0 ? null : (Double) (concordant / pairs), pairs);
    }

    private static void add(Tree later, Lifetime lifetime, int rank, boolean ended) {
        if (lifetime.ended() == ended) {
            later.add(rank);
        }
    }

    private static int rank(double[] ranks, double risk) {
        return Arrays.binarySearch(ranks, risk);
    }

    /** Counts by rank (P. M. Fenwick, A new data structure for cumulative frequency tables, 1994). */
    private static final class Tree {
        private final long[] counts;
        private long size;

        Tree(int ranks) {
            counts = new long[ranks + 1];
        }

        void add(int rank) {
            size++;
            for (int i = rank + 1; i < counts.length; i += i & -i) {
                counts[i]++;
            }
        }

        /** How many have a lower rank. */
        long below(int rank) {
            long sum = 0;
            for (int i = rank; i > 0; i -= i & -i) {
                sum += counts[i];
            }
            return sum;
        }
    }
}
