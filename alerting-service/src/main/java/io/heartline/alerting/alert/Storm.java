package io.heartline.alerting.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Many alerts of a kind about customers of a brand at once.
 *
 * @param id by which receivers know it, as they know an alert by its own
 * @param urgent whether it is of those of severity 10, which do not wait behind milder ones
 * @param severity of the alert that began it: what identifies it elsewhere must not change
 */
record Storm(UUID id, String brand, String kind, boolean urgent, int severity, Instant beganAt) {
    private static final int URGENT = 10;

    static boolean isUrgent(int severity) {
        return severity >= URGENT;
    }

    /**
     * What is told of it at once.
     *
     * @param count how many alerts
     * @param worst the worst of them first; some of them
     */
    record News(long count, List<Member> worst) {
        News {
            worst = List.copyOf(worst);
        }
    }

    /** One of its alerts. */
    record Member(UUID alertId, AlertKind kind, AlertStatus status, int severity, String title) {}
}
