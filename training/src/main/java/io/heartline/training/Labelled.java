package io.heartline.training;

import io.heartline.scoring.linear.Heads;
import org.jspecify.annotations.Nullable;

/**
 * A text and what people said that it expresses.
 *
 * @param set the data set that it is from
 * @param text as published
 * @param emotions a distribution in the order of {@link Heads#EMOTIONS}, if the set says so
 * @param sentiments a distribution in the order of {@link Heads#SENTIMENTS}, if the set says so
 * @param nuances per nuance 1, 0 or NaN for not said, if the set says so
 * @param intensity 0 to 1, NaN if the set does not say
 * @param weight how much it counts in training; 1 is usual
 * @param sentimentWeight how much its sentiment counts besides; less where a set has far more neutral texts than customers send
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
public record Labelled(
        String set,
        String text,
        double @Nullable [] emotions,
        double @Nullable [] sentiments,
        double @Nullable [] nuances,
        double intensity,
        double weight,
        double sentimentWeight) {

    static Labelled of(String set, String text) {
        return new Labelled(set, text, null, null, null, Double.NaN, 1, 1);
    }

    Labelled emotions(double @Nullable [] distribution) {
        return new Labelled(set, text, distribution, sentiments, nuances, intensity, weight, sentimentWeight);
    }

    Labelled sentiments(double @Nullable [] distribution) {
        return new Labelled(set, text, emotions, distribution, nuances, intensity, weight, sentimentWeight);
    }

    Labelled nuances(double @Nullable [] said) {
        return new Labelled(set, text, emotions, sentiments, said, intensity, weight, sentimentWeight);
    }

    Labelled intensity(double value) {
        return new Labelled(set, text, emotions, sentiments, nuances, value, weight, sentimentWeight);
    }

    Labelled weight(double value) {
        return new Labelled(set, text, emotions, sentiments, nuances, intensity, value, sentimentWeight);
    }

    Labelled sentimentWeight(double value) {
        return new Labelled(set, text, emotions, sentiments, nuances, intensity, weight, value);
    }

    /** A distribution over {@code names} that says one of them for certain. */
    static double[] certain(java.util.List<String> names, String name) {
        var distribution = new double[names.size()];
        distribution[names.indexOf(name)] = 1;
        return distribution;
    }
}
