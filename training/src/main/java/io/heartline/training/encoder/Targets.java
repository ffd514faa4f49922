package io.heartline.training.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.heartline.scoring.linear.Heads;
import java.util.List;

/**
 * What a batch should come to; what its sets say nothing of weighs 0.
 *
 * @param emotions distributions times the weight of the text
 * @param sentiments distributions times the weight of the text and of its sentiment
 * @param nuances 0 or 1
 * @param nuanceWeights the weight of the text where the nuance was said
 * @param intensity 0 to 1
 * @param intensityWeight the weight of the text where the intensity was said
 */
record Targets(
        NDArray emotions,
        NDArray sentiments,
        NDArray nuances,
        NDArray nuanceWeights,
        NDArray intensity,
        NDArray intensityWeight) {

    static Targets of(NDManager manager, List<Example> texts, int nuances) {
        int count = texts.size();
        int feelings = Heads.EMOTIONS.size();
        int sides = Heads.SENTIMENTS.size();
        var emotion = new float[count * feelings];
        var sentiment = new float[count * sides];
        var nuance = new float[count * nuances];
        var said = new float[count * nuances];
        var strength = new float[count];
        var measured = new float[count];
        for (int t = 0; t < count; t++) {
            var label = texts.get(t).label();
            double weight = label.weight();
            copy(label.emotions(), weight, emotion, t * feelings);
            copy(label.sentiments(), weight * label.sentimentWeight(), sentiment, t * sides);
            var shades = label.nuances();
            for (int n = 0; shades != null && n < nuances; n++) {
                if (!Double.isNaN(shades[n])) {
                    nuance[t * nuances + n] = (float) shades[n];
                    said[t * nuances + n] = (float) weight;
                }
            }
            if (!Double.isNaN(label.intensity())) {
                strength[t] = (float) label.intensity();
                measured[t] = (float) weight;
            }
        }
        return new Targets(
                manager.create(emotion, new Shape(count, feelings)),
                manager.create(sentiment, new Shape(count, sides)),
                manager.create(nuance, new Shape(count, nuances)),
                manager.create(said, new Shape(count, nuances)),
                manager.create(strength),
                manager.create(measured));
    }

    private static void copy(
            double @org.jspecify.annotations.Nullable [] distribution, double weight, float[] into, int at) {
        if (distribution != null) {
            for (int i = 0; i < distribution.length; i++) {
                into[at + i] = (float) (distribution[i] * weight);
            }
        }
    }
}
