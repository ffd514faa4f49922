package io.heartline.benchmarks.plan;

/**
 * What a plan takes for granted.
 *
 * @param peak how many times as many events come in the busiest hour as on average
 * @param utilisation the share of processors that may be busy in that hour
 * @param coresOfInstance processors of one instance of a service
 * @param topicHours how long topics are kept
 * @param topicReplicas copies of each
 * @param databaseDays how long databases keep what they are told
 * @param databaseCores processors of the largest PostgreSQL that is worth having
 * @param databaseTerabytes of the largest disk that one PostgreSQL is operated on
 * @param variation standard deviation of an event's time of service over its mean
 */
record Assumptions(
        double peak,
        double utilisation,
        int coresOfInstance,
        double topicHours,
        int topicReplicas,
        int databaseDays,
        int databaseCores,
        double databaseTerabytes,
        double variation) {
    static final Assumptions ORDINARY = new Assumptions(3, 0.6, 2, 64, 3, 400, 64, 16, 1.5);

    /** Returns the events a second of the busiest hour. */
    double peakPerSecond(long perDay) {
        return perDay / 86_400.0 * peak;
    }
}
