package io.heartline.console.chart;

import org.jspecify.annotations.Nullable;

/** A value with its interval on a scale of its own: the smallest chart that is honest. */
public final class Meter {
    private Meter() {}

    /**
     * Draws a value.
     *
     * @param reference a value to compare with, such as 0 or another group's; null for none
     * @param tone {@code good}, {@code bad} or {@code plain}
     * @param label what it says in words
     */
    public static String of(
            Scale scale,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double reference,
            String tone,
            String label) {
        var svg = Svg.fluid(label).line("rail", 0, 50, 100, 50);
        if (reference != null) {
            svg.line("reference", scale.at(reference), 10, scale.at(reference), 90);
        }
        if (low != null && high != null) {
            svg.line("range " + tone, scale.at(low), 50, scale.at(high), 50);
        }
        if (value != null) {
            svg.dot("point " + tone, scale.at(value), 50, "4.5");
        }
        return svg.end();
    }
}
