package io.heartline.benchmarks.plan;

import java.util.List;

/**
 * What one service needs in a plan.
 *
 * @param cost of an event
 * @param instances of the service
 * @param partitions of its topic
 * @param databaseCores of its database
 * @param databaseGigabytes that its database keeps
 * @param peakPerSecond events a second in the busiest hour
 * @param assumptions of the plan
 */
record Share(
        EventCost cost,
        int instances,
        int partitions,
        int databaseCores,
        double databaseGigabytes,
        double peakPerSecond,
        Assumptions assumptions) {
    private static final int PARTITIONS_OF = 3;
    private static final double GIGABYTE = 1e9;
    private static final double MILLIS = 1_000;

    static Share of(EventCost cost, long perDay, Assumptions assumptions) {
        var peak = assumptions.peakPerSecond(perDay);
        var byCores =
                peak * cost.serviceMillis() / MILLIS / (assumptions.coresOfInstance() * assumptions.utilisation());
        // One thread of an instance takes in a topic, however many processors there are
        var byRate = peak / (cost.perSecond() * assumptions.utilisation());
        var instances = (int) Math.max(2, Math.ceil(Math.max(byCores, byRate)));
        return new Share(
                cost,
                instances,
                (instances + PARTITIONS_OF - 1) / PARTITIONS_OF * PARTITIONS_OF,
                (int) Math.max(1, Math.ceil(peak * cost.databaseMillis() / MILLIS / assumptions.utilisation())),
                cost.databaseBytes() * perDay * assumptions.databaseDays() / GIGABYTE,
                peak,
                assumptions);
    }

    /** The way of an event through it: the service, then its database. */
    List<Station> stations() {
        var service = new Station(
                instances * assumptions.coresOfInstance(), cost.serviceMillis() / MILLIS, assumptions.variation());
        return cost.databaseMillis() > 0
                ? List.of(service, new Station(databaseCores, cost.databaseMillis() / MILLIS, assumptions.variation()))
                : List.of(service);
    }
}
