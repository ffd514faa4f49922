package io.heartline.benchmarks.plan;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Arrivals at random (Poisson) that go through stations one after the other, from a seed: the same every time.
 *
 * @param seconds how long each one took from its arrival until it left the last station, ascending
 * @param meanInside how many were inside at a moment, on average over the time of the arrivals that count
 * @param perSecond at which they really arrived
 */
public record Simulation(List<Double> seconds, double meanInside, double perSecond) {
    private static final double WARM_UP = 0.2;

    /** Keeps a copy. */
    public Simulation {
        seconds = List.copyOf(seconds);
    }

    /**
     * Runs.
     *
     * @param perSecond arrivals, on average
     * @param stations in the order of the way
     * @param count of arrivals, of which the first fifth only fills the queues
     * @param seed of all that is random
     */
    public static Simulation run(double perSecond, List<Station> stations, int count, long seed) {
        var random = new SplittableRandom(seed);
        var arrivals = new double[count];
        var now = 0.0;
        for (var i = 0; i < count; i++) {
            now -= Math.log1p(-random.nextDouble()) / perSecond;
            arrivals[i] = now;
        }
        var left = through(arrivals, stations, random);
        var from = (int) (count * WARM_UP);
        return of(Arrays.copyOfRange(arrivals, from, count), arrivals, left);
    }

    /** Whoever overtakes at one station comes earlier to the next: each one is followed by its number. */
    private static double[] through(double[] arrivals, List<Station> stations, SplittableRandom random) {
        var at = arrivals.clone();
        for (var station : stations) {
            var came = at;
            var order = IntStream.range(0, came.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(came[a], came[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            var left =
                    station.serve(Arrays.stream(order).mapToDouble(i -> came[i]).toArray(), random);
            var next = new double[came.length];
            for (var place = 0; place < order.length; place++) {
                next[order[place]] = left[place];
            }
            at = next;
        }
        return at;
    }

    private static Simulation of(double[] counted, double[] arrivals, double[] left) {
        var from = counted[0];
        var until = counted[counted.length - 1];
        var inside = 0.0;
        for (var i = 0; i < arrivals.length; i++) {
            inside += Math.max(0, Math.min(left[i], until) - Math.max(arrivals[i], from));
        }
        var skipped = arrivals.length - counted.length;
        var seconds = IntStream.range(skipped, arrivals.length)
                .mapToObj(i -> left[i] - arrivals[i])
                .sorted()
                .toList();
        return new Simulation(seconds, inside / (until - from), (counted.length - 1) / (until - from));
    }

    /** Returns the seconds that this share of all did not exceed. */
    public double quantile(double share) {
        var rank = (int) Math.ceil(share * seconds.size());
        return seconds.get(Math.max(rank, 1) - 1);
    }

    /** Returns how many seconds it took on average. */
    public double mean() {
        return seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
