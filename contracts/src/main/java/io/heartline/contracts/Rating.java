package io.heartline.contracts;

/**
 * A number that came with an interaction.
 *
 * @param metric what it measures
 * @param value the number given, from {@code min} to {@code max}
 * @param min the lowest value of the scale, the worst
 * @param max the highest value of the scale, the best
 */
public record Rating(Metric metric, double value, double min, double max) {
    /** Refuses an empty scale and a value outside of it. */
    public Rating {
        Checks.present(metric, "metric");
        if (!(min < max)) {
            throw new IllegalArgumentException("min is not below max");
        }
        Checks.within(value, min, max, "value");
    }
}
