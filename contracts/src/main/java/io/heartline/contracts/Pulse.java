package io.heartline.contracts;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Five minutes of one scope ({@code io.heartline.pulse.v1}), published when the window is closed and again, with a
 * higher revision, for each late record.
 *
 * @param brand whose pulse it is
 * @param scope what it is taken of
 * @param value which product, channel, touchpoint, aspect or campaign; the brand itself for the scope brand
 * @param start the first instant of the window
 * @param end the first instant after it
 * @param revision 1 for the first publication; the highest wins
 * @param count customers' interactions with a score that did not abstain
 * @param customers distinct customers among them
 * @param negative how many were negative
 * @param positive how many were positive
 * @param valenceSumMicros the sum of valence in 10⁻⁶
 * @param valenceSquaresMicros the sum of squared valence in 10⁻⁶
 * @param emotions how many of each emotion; absent ones are 0
 * @param reach the sum of the reaches that are known
 * @param backfillCount how many of {@code count} must raise no alert
 * @param backfillNegative how many of {@code negative} must raise no alert
 * @param negativeCustomers distinct customers among the negative ones, if counted
 */
public record Pulse(
        String brand,
        ScopeKind scope,
        String value,
        Instant start,
        Instant end,
        int revision,
        long count,
        long customers,
        long negative,
        long positive,
        long valenceSumMicros,
        long valenceSquaresMicros,
        Map<Emotion, Long> emotions,
        long reach,
        long backfillCount,
        long backfillNegative,
        @Nullable Long negativeCustomers) {
    /** Refuses a pulse that lacks its scope or its window, and counts below zero. */
    public Pulse {
        Checks.notBlank(brand, "brand");
        Checks.present(scope, "scope");
        Checks.notBlank(value, "value");
        Checks.present(start, "start");
        Checks.present(end, "end");
        Checks.atLeast(revision, 1, "revision");
        Checks.atLeast(count, 0, "count");
        Checks.atLeast(customers, 0, "customers");
        Checks.atLeast(negative, 0, "negative");
        Checks.atLeast(positive, 0, "positive");
        Checks.atLeast(reach, 0, "reach");
        emotions = Lists.orEmpty(emotions);
    }

    /** The partition key: all windows of one scope stay in order. */
    public static String key(String brand, ScopeKind scope, String value) {
        return brand + "|" + scope.wire() + "|" + value;
    }
}
