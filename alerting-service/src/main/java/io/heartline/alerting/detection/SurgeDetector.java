package io.heartline.alerting.detection;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds surges in a series of bare counts, point by point: what it says of a point never depends on a later one.
 *
 * <p>The surprise of a point is the mean over four horizons of −log10 of the probability of as much or more, so that a
 * burst of one point and a swell of many both count and neither decides alone. An alert speaks for what follows within
 * the cool-down, as long as it goes on, and afterwards unless something is a hundred times less probable. Memory is
 * constant, whatever the length of the series.
 */
public final class SurgeDetector {
    private static final int[] HORIZON_POINTS = {1, 3, 6, 12};
    private static final int LEARN_POINTS = 96;
    private static final int FIT_EVERY = 12;
    private static final double HALF_LIFE_SECONDS = 28 * 86_400.0;
    private static final double WEIGHT_MAX = 1e100;
    private static final double WORSE_BY = 2;
    private static final double NEAR_BY = 0.55;
    private static final double NEARER_BY = 0.3;

    private final SurgeSettings settings;
    private final HorizonWatch[] watches =
            Arrays.stream(HORIZON_POINTS).mapToObj(HorizonWatch::new).toArray(HorizonWatch[]::new);
    private long seen;
    private double weight = 1;
    private @Nullable Instant lastAt;
    private @Nullable Instant alertedAt;
    private double alertedSurprise;
    private boolean surging;
    private @Nullable Instant nearAt;
    private double nearSurprise;

    /** A detector that has seen nothing. */
    public SurgeDetector(SurgeSettings settings) {
        this.settings = settings;
    }

    /**
     * Takes in the next point and judges it.
     *
     * @param at after the point before
     * @param value 0 or more
     * @throws IllegalArgumentException if the point is not later than the one before, or the value no finite number of at
     *     least 0
     */
    public Judgement take(Instant at, double value) {
        var before = lastAt;
        if (before != null && !at.isAfter(before)) {
            throw new IllegalArgumentException("a point is not later than the one before");
        }
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a value is no finite number of at least 0");
        }
        age(at, before);
        lastAt = at;
        boolean learned = seen >= LEARN_POINTS;
        boolean fit = learned && seen % FIT_EVERY == 0;
        double surprise = 0;
        for (var watch : watches) {
            surprise += watch.take(at.getEpochSecond(), value, weight, learned, fit) / watches.length;
        }
        seen++;
        return judge(at, surprise);
    }

    private void age(Instant at, @Nullable Instant before) {
        if (before == null) {
            return;
        }
        weight *= Math.pow(2, (at.getEpochSecond() - before.getEpochSecond()) / HALF_LIFE_SECONDS);
        if (weight > WEIGHT_MAX) {
            for (var watch : watches) {
                watch.rescale(weight);
            }
            weight = 1;
        }
    }

    private Judgement judge(Instant at, double surprise) {
        int severity = Math.clamp(Math.round(surprise), 1, 10);
        boolean goesOn = surging;
        surging = surprise >= settings.surpriseMin();
        boolean recent = isRecent(alertedAt, at);
        if (!surging) {
            return belowAlert(at, surprise, recent, severity);
        }
        if (recent && (goesOn || surprise < alertedSurprise + WORSE_BY)) {
            alertedSurprise = Math.max(alertedSurprise, surprise);
            return Judgement.spokenFor(surprise, settings.surpriseMin(), severity);
        }
        alertedAt = at;
        alertedSurprise = surprise;
        return Judgement.alerting(surprise, settings.surpriseMin(), severity);
    }

    /** What comes near an alert is told once, too: whoever lowers the threshold hears of each event once. */
    private Judgement belowAlert(Instant at, double surprise, boolean alertIsRecent, int severity) {
        if (surprise < settings.surpriseMin() - NEAR_BY) {
            return Judgement.quiet(surprise, settings.surpriseMin(), severity);
        }
        if (alertIsRecent || (isRecent(nearAt, at) && surprise < nearSurprise + NEARER_BY)) {
            return Judgement.spokenFor(surprise, settings.surpriseMin(), severity);
        }
        nearAt = at;
        nearSurprise = surprise;
        return Judgement.near(surprise, settings.surpriseMin(), severity);
    }

    private boolean isRecent(@Nullable Instant before, Instant at) {
        return before != null && at.isBefore(before.plus(settings.coolDown()));
    }
}
