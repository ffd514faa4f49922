package io.heartline.alerting.detection;

/**
 * What a detector says of one point of a series.
 *
 * @param score how unusual it is, 0 to 1; from 0.5 on it alerts
 * @param alert whether it alerts
 * @param severity 1 to 10
 */
public record Judgement(double score, boolean alert, int severity) {
    /** From this score on a point alerts. */
    public static final double ALERTING = 0.5;

    private static final double SURPRISE_RANGE = 8;
    private static final double COOLED = 0.5;
    private static final double JUST_BELOW = 0.499;

    /** A point that alerts: from 0.5 at the least surprise to 1 at 8 orders of magnitude above it. */
    static Judgement alerting(double surprise, double surpriseMin, int severity) {
        double above = Math.min(1, (surprise - surpriseMin) / SURPRISE_RANGE);
        return new Judgement(ALERTING + (1 - ALERTING) * above, true, severity);
    }

    /** A point that comes near an alert: just below 0.5. */
    static Judgement near(double surprise, double surpriseMin, int severity) {
        return new Judgement(JUST_BELOW * Math.min(1, surprise / surpriseMin), false, severity);
    }

    /** A point that is ordinary, or that an earlier one speaks for: below 0.25. */
    static Judgement quiet(double surprise, double surpriseMin, int severity) {
        return new Judgement(COOLED * JUST_BELOW * Math.min(1, surprise / surpriseMin), false, severity);
    }

    /** A point that is unusual, but an earlier one speaks for it: below 0.125. */
    static Judgement spokenFor(double surprise, double surpriseMin, int severity) {
        return new Judgement(COOLED * COOLED * JUST_BELOW * Math.min(1, surprise / surpriseMin), false, severity);
    }
}
