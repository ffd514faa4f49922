package io.heartline.alerting.detection;

import java.time.Duration;

/**
 * How sure the surge detector must be before it alerts, and how often it may.
 *
 * <p>Nothing else can be set: horizons, tail and decay are the same for every series, so that what was measured holds for
 * any of them.
 *
 * @param surpriseMin the least surprise that alerts, as −log10 of a probability; {@value #SURPRISE_LEAST} to {@value
 *     #SURPRISE_MOST}
 * @param coolDown for how long an alert speaks for what follows it; at most {@value #COOL_DOWN_DAYS_MAX} days
 */
public record SurgeSettings(double surpriseMin, Duration coolDown) {
    /** The least surprise that can be asked for. */
    public static final double SURPRISE_LEAST = 1;
    /** The greatest surprise that can be asked for. */
    public static final double SURPRISE_MOST = 12;
    /** The longest cool-down. */
    public static final int COOL_DOWN_DAYS_MAX = 7;

    /** The middle of the plateau on five series of the Numenta Anomaly Benchmark; see {@code docs/detection.md}. */
    public static final SurgeSettings SHIPPED = new SurgeSettings(2.35, Duration.ofHours(24));

    /** Refuses what is outside its range. */
    public SurgeSettings {
        if (!(surpriseMin >= SURPRISE_LEAST && surpriseMin <= SURPRISE_MOST)) {
            throw new IllegalArgumentException("surpriseMin is not between 1 and 12");
        }
        if (coolDown.isNegative() || coolDown.compareTo(Duration.ofDays(COOL_DOWN_DAYS_MAX)) > 0) {
            throw new IllegalArgumentException("coolDown is not between 0 and 7 days");
        }
    }
}
