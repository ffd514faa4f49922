package io.heartline.benchmarks.plan;

import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Servers that serve whoever came first (G/G/k): the times of service are lognormal, which is skewed as those of computers
 * are.
 *
 * @param servers that serve one at a time
 * @param meanSeconds of a service
 * @param variation standard deviation of a service over its mean
 */
public record Station(int servers, double meanSeconds, double variation) {
    /** Refuses a station without servers, and services that take no time. */
    public Station {
        if (servers < 1 || !(meanSeconds > 0) || !(variation >= 0)) {
            throw new IllegalArgumentException("a station has servers, and a service takes time");
        }
    }

    /** Returns the share of its servers that is busy at so many arrivals a second; from 1 on the queue grows for ever. */
    public double utilisation(double perSecond) {
        return perSecond * meanSeconds / servers;
    }

    /**
     * Serves arrivals.
     *
     * @param arrivals in seconds, ascending
     * @return when each of them left, in the order in which they came
     */
    double[] serve(double[] arrivals, SplittableRandom random) {
        var freeAt = new PriorityQueue<Double>();
        for (var i = 0; i < servers; i++) {
            freeAt.add(0.0);
        }
        var left = new double[arrivals.length];
        for (var i = 0; i < arrivals.length; i++) {
            var begun = Math.max(arrivals[i], freeAt.remove());
            left[i] = begun + service(random);
            freeAt.add(left[i]);
        }
        return left;
    }

    /** With sigma² = ln(1 + variation²) and mu = ln(mean) - sigma²/2 the mean and the variation are those wanted. */
    private double service(SplittableRandom random) {
        var variance = Math.log1p(variation * variation);
        return meanSeconds * Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
    }
}
