package io.heartline.console.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values are on an axis.
 *
 * @param low the value at its start
 * @param high the value at its end
 */
public record Scale(double low, double high) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /** Refuses an axis of no length. */
    public Scale {
        if (!(low < high)) {
            throw new IllegalArgumentException("a scale from " + low + " to " + high + " has no length");
        }
    }

    /** A scale with round ends around all values, {@code keep} among them. */
    public static Scale around(List<Double> values, double keep) {
        double low = keep;
        double high = keep;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (low == high) {
            return new Scale(low - 1, high + 1);
        }
        double step = step(high - low, 4);
        return new Scale(Math.floor(low / step) * step, Math.ceil(high / step) * step);
    }

    /** Round values, about so many. */
    List<Double> ticks(int about) {
        double step = step(high - low, about);
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(low / step - 1e-9) * step; tick <= high + step * 1e-6; tick += step) {
            ticks.add(Math.abs(tick) < step * 1e-6 ? 0 : tick);
        }
        return ticks;
    }

    /** So many digits after the point tell its ticks apart. */
    public int digits() {
        double step = step(high - low, 4);
        return step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
    }

    /** The place of a value in percent of the axis, its ends included. */
    double at(double value) {
        return Math.min(100, Math.max(0, 100 * (value - low) / (high - low)));
    }

    private static double step(double length, int about) {
        double rough = length / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            if (step * power >= rough - power * 1e-9) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
