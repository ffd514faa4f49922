package io.heartline.benchmarks.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param row the row that it belongs to
 * @param measure what was measured
 * @param unit of the figure and its baseline
 * @param subject the figure
 * @param baseline the same of the plainest thing that does it, in the same rounds; null if there is none
 * @param target null if the figure is only told
 * @param costs what one event cost, by name
 */
public record Line(
        String row,
        String measure,
        String unit,
        Rounds subject,
        @Nullable Rounds baseline,
        @Nullable Target target,
        Map<String, Rounds> costs) {
    /** Refuses a ratio without a baseline. */
    public Line {
        costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
        if (target != null && target.ofRatio() && baseline == null) {
            throw new IllegalArgumentException("a ratio needs a baseline");
        }
    }

    /** A figure without a baseline. */
    public static Line alone(String row, String measure, String unit, Rounds subject, @Nullable Target target) {
        return new Line(row, measure, unit, subject, null, target, Map.of());
    }

    /** Returns the figure over its baseline, round by round. */
    Rounds ratio() {
        if (baseline == null) {
            throw new IllegalStateException(measure + " has no baseline");
        }
        return subject.over(baseline);
    }

    /** Returns what the table says of the target. */
    String verdict() {
        return target == null ? "" : target.isMetBy(this) ? "met" : "missed";
    }

    ObjectNode inJson() {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("row", row)
                .put("measure", measure)
                .put("unit", unit);
        json.set("subject", inJson(subject));
        if (baseline != null) {
            json.set("baseline", inJson(baseline));
            json.set("ratio", inJson(ratio()));
        }
        if (target != null) {
            json.put("target", target.toString()).put("targetMet", target.isMetBy(this));
        }
        var spent = json.putObject("costs");
        costs.forEach((name, rounds) -> spent.set(name, inJson(rounds)));
        return json;
    }

    private static ObjectNode inJson(Rounds rounds) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("median", rounds.median())
                .put("least", rounds.least())
                .put("greatest", rounds.greatest());
        var values = json.putArray("rounds");
        rounds.values().forEach(values::add);
        return json;
    }
}
