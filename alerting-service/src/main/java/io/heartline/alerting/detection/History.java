package io.heartline.alerting.detection;

import java.util.Map;

/**
 * How many complaints each hour of the past had. An hour without an entry had none: no pulse means that nothing was
 * expressed.
 *
 * @param firstHour the first whole hour since the brand was first heard of, in hours since the epoch
 * @param endHour the hour after the last
 * @param negatives complaints by hour, backfill included, since it tells what is ordinary
 */
record History(long firstHour, long endHour, Map<Long, Long> negatives) {
    History {
        negatives = Map.copyOf(negatives);
    }

    /** How many hours it covers. */
    long hours() {
        return Math.max(0, endHour - firstHour);
    }

    long at(long hour) {
        return negatives.getOrDefault(hour, 0L);
    }
}
