package io.heartline.localstack.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A figure and its 95 % interval.
 *
 * @param value NaN where it is not defined, as the precision of a label that was never given
 * @param low the 2.5th percentile of the resamples
 * @param high the 97.5th percentile of the resamples
 */
public record Estimate(double value, double low, double high) {
    private static final double PLACES = 10_000.0;

    ObjectNode inJson() {
        var json = JsonNodeFactory.instance.objectNode();
        put(json, "value", value);
        put(json, "low", low);
        put(json, "high", high);
        return json;
    }

    private static void put(ObjectNode json, String name, double number) {
        if (Double.isNaN(number)) {
            json.putNull(name);
        } else {
            json.put(name, Math.round(number * PLACES) / PLACES);
        }
    }

    @Override
    public String toString() {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", value, low, high);
    }
}
