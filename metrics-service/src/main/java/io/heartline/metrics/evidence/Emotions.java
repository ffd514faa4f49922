package io.heartline.metrics.evidence;

import io.heartline.contracts.Emotion;
import java.util.List;

/** The order in which counts of emotions lie side by side, which is that of their columns in the tables. */
public final class Emotions {
    /** The emotions in that order. */
    public static final List<Emotion> ORDER = List.of(
            Emotion.JOY,
            Emotion.ANGER,
            Emotion.SADNESS,
            Emotion.FEAR,
            Emotion.SURPRISE,
            Emotion.DISGUST,
            Emotion.NEUTRAL);

    private Emotions() {}

    /** Where the count of an emotion lies. */
    public static int index(Emotion emotion) {
        return ORDER.indexOf(emotion);
    }
}
