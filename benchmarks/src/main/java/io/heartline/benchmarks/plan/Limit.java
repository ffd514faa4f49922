package io.heartline.benchmarks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What more instances do not help against.
 *
 * @param what breaks
 * @param perDay the interactions a day from which it does
 */
record Limit(String what, double perDay) {
    private static final double DAY_SECONDS = 86_400;
    private static final double TERABYTE = 1e12;
    private static final String RELAY = "relay";

    /** Returns them, the lowest first. */
    static List<Limit> of(List<EventCost> costs, JsonNode report, Assumptions assumptions) {
        List<Limit> limits = new ArrayList<>();
        var days = DAY_SECONDS / assumptions.peak() * assumptions.utilisation();
        for (var cost : costs) {
            if (cost.databaseBytes() > 0) {
                limits.add(new Limit(
                        "the disk of " + cost.service() + "'s one database",
                        assumptions.databaseTerabytes()
                                * TERABYTE
                                / (cost.databaseBytes() * assumptions.databaseDays())));
            }
            if (cost.databaseMillis() > 0) {
                limits.add(new Limit(
                        "the processors of " + cost.service() + "'s one database",
                        assumptions.databaseCores() * 1_000 / cost.databaseMillis() * days));
            }
        }
        for (var line : report.path("lines")) {
            if (line.path("row").asText().equals(RELAY)) {
                limits.add(new Limit(
                        "the one relay of a service", line.at("/subject/median").asDouble() * days));
            }
        }
        limits.sort(Comparator.comparingDouble(Limit::perDay));
        return limits;
    }
}
