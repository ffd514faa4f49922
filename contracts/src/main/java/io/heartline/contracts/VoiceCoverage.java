package io.heartline.contracts;

import java.time.Instant;

/**
 * Who of a stratum is heard ({@code io.heartline.voice-coverage.v1}, compacted by brand, dimension and stratum).
 *
 * @param brand whose customers they are
 * @param dimension which part of the profile divides them: region, plan, tier, language
 * @param stratum the value of that part
 * @param heard distinct customers who expressed something in the window
 * @param active distinct customers with any event or interaction in the window
 * @param invited how many were asked
 * @param answered how many of those answered
 * @param windowDays the length of the window in days
 * @param at the end of the window
 */
public record VoiceCoverage(
        String brand,
        String dimension,
        String stratum,
        long heard,
        long active,
        long invited,
        long answered,
        int windowDays,
        Instant at) {
    /** Refuses coverage that lacks its stratum or its time. */
    public VoiceCoverage {
        Checks.notBlank(brand, "brand");
        Checks.notBlank(dimension, "dimension");
        Checks.notBlank(stratum, "stratum");
        Checks.present(at, "at");
    }
}
