package io.heartline.benchmarks.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Computes clusters from the costs in a report of {@code ./heartline bench}. */
public final class Plans {
    private static final List<String> WAY = List.of("ingestion", "scoring", "metrics");
    private static final List<Long> DAILY = List.of(1_000_000L, 100_000_000L, 1_000_000_000L);
    private static final int ARRIVALS = 200_000;
    private static final long SEED = 20_261_122L;
    private static final double GIGABYTE = 1e9;
    private static final double TERABYTE = 1_000;

    private Plans() {}

    /**
     * Returns the plans for a million, a hundred million and a thousand million interactions a day, as text.
     *
     * @param report JSON of a run with the rows ingestion, scoring and metrics
     * @throws IllegalArgumentException if one of them is missing
     */
    public static List<String> of(Path report) throws IOException {
        return of(new ObjectMapper().readTree(report.toFile()), Assumptions.ORDINARY);
    }

    static List<String> of(JsonNode report, Assumptions assumptions) {
        var costs = WAY.stream().map(row -> EventCost.of(report, row)).toList();
        var limits = Limit.of(costs, report, assumptions);
        List<String> text = new ArrayList<>();
        if (report.at("/machine/busy").asBoolean() || report.path("quick").asBoolean()) {
            text.add("PROVISIONAL: measured on a busy machine or in a quick run.");
        }
        for (var perDay : DAILY) {
            text.addAll(of(costs, perDay, limits, assumptions));
        }
        text.add("what breaks first, at so many interactions a day");
        limits.forEach(limit -> text.add(String.format(Locale.ROOT, "  %,17.0f  %s", limit.perDay(), limit.what())));
        return text;
    }

    private static List<String> of(List<EventCost> costs, long perDay, List<Limit> limits, Assumptions assumptions) {
        var shares =
                costs.stream().map(cost -> Share.of(cost, perDay, assumptions)).toList();
        var peak = assumptions.peakPerSecond(perDay);
        List<String> text = new ArrayList<>();
        text.add(
                String.format(Locale.ROOT, "%,d interactions a day, %,.0f a second in the busiest hour", perDay, peak));
        for (var share : shares) {
            text.add(String.format(
                    Locale.ROOT,
                    "  %-10s %5d instances of %d cores, %5d partitions, database %5d cores, %,10.1f TB",
                    share.cost().service(),
                    share.instances(),
                    assumptions.coresOfInstance(),
                    share.partitions(),
                    share.databaseCores(),
                    share.databaseGigabytes() / TERABYTE));
        }
        var topics = costs.stream().mapToDouble(EventCost::topicBytes).sum();
        text.add(String.format(
                Locale.ROOT,
                "  %-10s %,.1f MB a second in, %,.0f GB kept (%d copies, %.0f h)",
                "kafka",
                topics * peak / 1e6,
                topics * perDay * assumptions.topicHours() / 24 * assumptions.topicReplicas() / GIGABYTE,
                assumptions.topicReplicas(),
                assumptions.topicHours()));
        var way = shares.stream().flatMap(share -> share.stations().stream()).toList();
        var simulated = Simulation.run(peak, way, ARRIVALS, SEED);
        text.add(String.format(
                Locale.ROOT,
                "  simulated  p50 %.1f ms, p99 %.1f ms of computing and queueing",
                simulated.quantile(0.5) * 1_000,
                simulated.quantile(0.99) * 1_000));
        limits.stream()
                .filter(limit -> limit.perDay() < perDay)
                .forEach(limit -> text.add("  beyond:    " + limit.what()));
        return text;
    }
}
