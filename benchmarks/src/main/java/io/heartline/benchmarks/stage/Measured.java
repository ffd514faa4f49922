package io.heartline.benchmarks.stage;

import java.util.Map;

/**
 * What one round measured.
 *
 * @param value the figure
 * @param costs what one event cost, by name
 */
public record Measured(double value, Map<String, Double> costs) {
    /** A figure without costs. */
    public static Measured of(double value) {
        return new Measured(value, Map.of());
    }
}
