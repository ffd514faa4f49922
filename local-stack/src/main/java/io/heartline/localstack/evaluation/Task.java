package io.heartline.localstack.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is measured of a score. */
public enum Task {
    /** The seven exclusive emotions. */
    EMOTION,
    /** Negative, neutral or positive, as the field {@code sentiment} says. */
    SENTIMENT,
    /** The finer labels, each of which is there or not. */
    NUANCES,
    /** The valence against a number that people gave. */
    VALENCE,
    /** Negative or positive, by the valence. */
    POLARITY;

    /**
     * The task of a name, as on the command line.
     *
     * @throws EvaluationException when there is none
     */
    public static Task of(String name) {
        return Arrays.stream(values())
                .filter(task -> task.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> new EvaluationException("there is no task '" + name + "'; there are: "
                        + Arrays.stream(values()).map(Task::wire).collect(Collectors.joining(", "))));
    }

    /** Returns the name on the command line. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
