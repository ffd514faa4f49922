package io.heartline.benchmarks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.benchmarks.stage.Costs;
import java.util.ArrayList;
import java.util.List;

/**
 * What one event costs a service, as it was measured.
 *
 * @param service its name
 * @param serviceMillis of a processor in the service
 * @param databaseMillis of a processor in PostgreSQL
 * @param databaseBytes by which its database grows
 * @param topicBytes by which the topics that it writes grow
 * @param perSecond how many one instance takes a second on the machine that was measured
 */
public record EventCost(
        String service,
        double serviceMillis,
        double databaseMillis,
        double databaseBytes,
        double topicBytes,
        double perSecond) {
    /** Refuses an event that costs nothing. */
    public EventCost {
        if (!(serviceMillis > 0) || !(databaseMillis >= 0) || !(perSecond > 0)) {
            throw new IllegalArgumentException("an event of " + service + " costs something");
        }
    }

    /**
     * Reads the costs of a service from a report; where its row has several lines, as scoring has one for each language,
     * their mean.
     *
     * @throws IllegalArgumentException if the report lacks the row
     */
    static EventCost of(JsonNode report, String row) {
        List<JsonNode> lines = new ArrayList<>();
        for (var line : report.path("lines")) {
            if (line.path("row").asText().equals(row)) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "the report lacks the row " + row + ": run ./heartline bench --only " + row);
        }
        return new EventCost(
                row,
                mean(lines, Costs.SERVICE),
                mean(lines, Costs.DATABASE),
                // A database that vacuum made smaller meanwhile did not grow by less than nothing
                Math.max(0, mean(lines, Costs.DATABASE_BYTES)),
                Math.max(0, mean(lines, Costs.TOPIC_BYTES)),
                lines.stream()
                        .mapToDouble(line -> line.at("/subject/median").asDouble())
                        .average()
                        .orElseThrow());
    }

    private static double mean(List<JsonNode> lines, String cost) {
        return lines.stream()
                .mapToDouble(
                        line -> line.path("costs").path(cost).path("median").asDouble())
                .average()
                .orElseThrow();
    }
}
