package io.heartline.scoring.drift;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Score;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a shadow's scores are from those of the live model; each measure is a mean of values of single texts.
 *
 * <p>{@code agreement}: whether both name the same emotion, where neither abstained. {@code valence-difference}: the
 * distance of the valences, there too. {@code shift:anger} and the others: the shadow's probability less the live model's,
 * where both have some. {@code abstention}: 1 where only the shadow abstained, −1 where only the live model did.
 */
final class Comparison {
    static final String AGREEMENT = "agreement";
    static final String VALENCE_DIFFERENCE = "valence-difference";
    static final String SHIFT = "shift:";
    static final String ABSTENTION = "abstention";

    private static final double MICROS = 1e6;

    private Comparison() {}

    /**
     * The sum of values, exactly, so that any order gives the same.
     *
     * @param n how many
     * @param sum in units of 10⁻⁶
     * @param squares the sum of the squares, in units of 10⁻⁶
     */
    record Sum(long n, long sum, long squares) {
        static Sum of(double value) {
            return new Sum(1, Math.round(value * MICROS), Math.round(value * value * MICROS));
        }

        Sum plus(Sum other) {
            return new Sum(n + other.n, sum + other.sum, squares + other.squares);
        }
    }

    /** The measures of one text. */
    static Map<String, Sum> of(Score live, Score shadow) {
        var measures = new TreeMap<String, Sum>();
        measures.put(ABSTENTION, Sum.of((shadow.abstained() ? 1 : 0) - (live.abstained() ? 1 : 0)));
        if (!live.abstained() && !shadow.abstained()) {
            measures.put(AGREEMENT, Sum.of(live.emotion() == shadow.emotion() ? 1 : 0));
            if (live.valence() != null && shadow.valence() != null) {
                measures.put(VALENCE_DIFFERENCE, Sum.of(Math.abs(shadow.valence() - live.valence())));
            }
        }
        if (!live.emotions().isEmpty() && !shadow.emotions().isEmpty()) {
            for (var emotion : Emotion.values()) {
                double shift = shadow.emotions().getOrDefault(emotion, 0.0)
                        - live.emotions().getOrDefault(emotion, 0.0);
                measures.put(SHIFT + emotion.wire(), Sum.of(shift));
            }
        }
        return measures;
    }
}
