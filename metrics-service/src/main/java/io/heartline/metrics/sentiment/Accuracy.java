package io.heartline.metrics.sentiment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model's card says of how many it takes for what they are not.
 *
 * <p>A label is said {@code recall / precision} times as often as it is true: both have the same number of right
 * answers above. So what is said, times {@code precision / recall}, is what is true, on texts such as those of the set.
 *
 * @param figures of the card, those of all channels together
 */
record Accuracy(List<Figure> figures) {
    /** The set of the operator's own texts; it goes before the sets that the model came with. */
    static final String OWN = "gold";

    private static final double Z = 1.959963984540054;

    /** Keeps the figures as they are now. */
    Accuracy {
        figures = List.copyOf(figures);
    }

    /** A figure of a card, as on the wire. */
    record Figure(
            String set,
            String label,
            String measure,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            long n) {
        /** The standard deviation of the logarithm of a rate: from its interval, or from the binomial distribution. */
        private double logDeviation() {
            if (low != null && high != null && high > low) {
                return (high - low) / (2 * Z * value);
            }
            return Math.sqrt((1 - value) / (value * n));
        }
    }

    /**
     * What is true for each that is said.
     *
     * @param factor the estimate, above 0
     * @param logDeviation the standard deviation of its logarithm
     */
    record Ratio(double factor, double logDeviation) {}

    /** How often an emotion is true for each time that it is said; empty if the card does not tell. */
    Optional<Ratio> emotion(String label) {
        return ratio(label, "precision", "recall");
    }

    /**
     * How often one side of zero, {@code positive} or {@code negative}, is true for each time that it is said; empty if
     * the card does not tell.
     *
     * <p>Where the card has only the F1 measure of polarity, nobody knows which side the errors favour. With TP right
     * answers there are {@code d · TP} wrong ones, {@code d = 2(1 − F1)/F1}; the logarithm of the ratio lies between −d
     * and d, and is taken as evenly distributed there, with the standard deviation d/√3 (JCGM 100:2008, 4.3.7).
     */
    Optional<Ratio> side(String label) {
        var known = ratio(label, "sentiment-precision", "sentiment-recall");
        return known.isPresent()
                ? known
                : best("macro", "polarity-f1-at-0")
                        .map(f1 -> new Ratio(1, 2 * (1 - f1.value()) / f1.value() / Math.sqrt(3)));
    }

    private Optional<Ratio> ratio(String label, String precision, String recall) {
        return best(label, precision)
                .flatMap(right -> figures.stream()
                        .filter(figure -> figure.set().equals(right.set())
                                && figure.label().equals(label)
                                && figure.measure().equals(recall)
                                && figure.value() > 0)
                        .findFirst()
                        .map(found -> new Ratio(
                                right.value() / found.value(),
                                Math.hypot(right.logDeviation(), found.logDeviation()))));
    }

    /** The figure of the operator's own texts, or else that of the set with the most texts; never one of 0. */
    private Optional<Figure> best(String label, String measure) {
        return figures.stream()
                .filter(figure -> figure.label().equals(label)
                        && figure.measure().equals(measure)
                        && figure.value() > 0
                        && figure.n() > 0)
                .max(Comparator.comparing((Figure figure) -> figure.set().equals(OWN))
                        .thenComparing(Figure::n)
                        .thenComparing(Figure::set));
    }
}
