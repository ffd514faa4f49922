package io.heartline.scoring.correction;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what people said on top of what a model said.
 *
 * <p>Only what was said changes, except where one figure follows from another: an emotion that a person named is certain
 * (probability and confidence 1), and the parts of the text that spoke for another emotion are left out; a sentiment that
 * contradicts the model's valence brings ±0.6 or 0 with it, and a valence brings the way it leans. A score on which the
 * model abstained counts once a person has named its emotion, or has said that the guess is right, provided that valence
 * and intensity are known too.
 */
final class Correcting {
    private static final double TYPICAL_VALENCE = 0.6;

    private Correcting() {}

    /**
     * The score as corrected; the model's own if nothing was said.
     *
     * @param said the oldest first
     */
    static Score apply(Score model, List<Labels> said) {
        if (said.isEmpty()) {
            return model;
        }
        var labels = said.stream().reduce(Labels.NONE, Labels::then);
        boolean named = labels.emotion() != null;
        var emotion = named ? labels.emotion() : model.emotion();
        var valence = valence(model, labels);
        var sentiment = labels.leaning() == null ? model.sentiment() : labels.leaning();
        var intensity = labels.intensity() == null ? model.intensity() : labels.intensity();
        boolean known = emotion != null && valence != null && sentiment != null && intensity != null;
        boolean declined = labels.abstained() == null ? model.abstained() && !named : labels.abstained();
        boolean certain = named || Boolean.FALSE.equals(labels.abstained());
        return new Score(
                model.model(),
                model.revision(),
                model.language(),
                emotion,
                labels.emotion() == null ? model.emotions() : certainly(labels.emotion()),
                model.nuances(),
                valence,
                sentiment,
                intensity,
                certain && known ? 1 : model.confidence(),
                declined || !known,
                true,
                model.ratingDisagreement(),
                model.effort(),
                model.actionability(),
                labels.aspects() == null ? model.aspects() : labels.aspects(),
                labels.intents() == null ? model.intents() : labels.intents(),
                model.urgency(),
                emotion == model.emotion() ? model.evidence() : List.of());
    }

    private static @Nullable Double valence(Score model, Labels labels) {
        var said = labels.sentiment();
        if (labels.valence() != null || said == null) {
            return labels.valence() == null ? model.valence() : labels.valence();
        }
        var guessed = model.valence();
        return guessed != null && Labels.agree(said, guessed) ? guessed : Double.valueOf(typical(said));
    }

    private static double typical(Sentiment sentiment) {
        return switch (sentiment) {
            case POSITIVE -> TYPICAL_VALENCE;
            case NEUTRAL -> 0;
            case NEGATIVE -> -TYPICAL_VALENCE;
        };
    }

    private static Map<Emotion, Double> certainly(Emotion emotion) {
        var emotions = new EnumMap<Emotion, Double>(Emotion.class);
        for (var each : Emotion.values()) {
            emotions.put(each, each == emotion ? 1.0 : 0.0);
        }
        return emotions;
    }
}
