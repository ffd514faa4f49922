package io.heartline.benchmarks.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One figure, measured in several rounds.
 *
 * @param values in the order of the rounds; at least one, all of them finite
 */
public record Rounds(List<Double> values) {
    /** Keeps a copy. */
    public Rounds {
        values = List.copyOf(values);
        if (values.isEmpty() || values.stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("a figure needs rounds, and each of them a number");
        }
    }

    /** A figure that was measured once. */
    public static Rounds of(double value) {
        return new Rounds(List.of(value));
    }

    /** Returns the value in the middle; of an even number of rounds the mean of the two in the middle. */
    public double median() {
        var sorted = values.stream().sorted().toList();
        var upper = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(upper) : (sorted.get(upper - 1) + sorted.get(upper)) / 2;
    }

    /** Returns the least value. */
    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** Returns the greatest value. */
    public double greatest() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /**
     * Divides round by round, so that what burdened both in a round leaves the ratio as it is.
     *
     * @throws IllegalArgumentException if the other figure has another number of rounds, or was 0 in one of them
     */
    public Rounds over(Rounds other) {
        if (values.size() != other.values.size()) {
            throw new IllegalArgumentException("rounds of different runs cannot be compared");
        }
        return new Rounds(IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) / other.values.get(i))
                .toList());
    }
}
