package io.heartline.scoring.score;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.Score;
import io.heartline.scoring.engine.Occlusion;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Texts;
import java.util.List;

/**
 * Explains scores by occlusion (Zeiler and Fergus, "Visualizing and understanding convolutional networks", 2014; Li, Monroe
 * and Jurafsky, "Understanding neural networks through representation erasure", 2016): each part of the text is left out by
 * itself, the rest is read by the model that gave the score, and what changes is the part's share. Nothing is sampled.
 */
final class Explainer {
    private static final double FLOOR = 1e-6;

    private final Scorer scorer;
    private final Workers workers;

    Explainer(Scorer scorer, Workers workers) {
        this.scorer = scorer;
        this.workers = workers;
    }

    Explained explain(ScoringInput input) {
        var score = scorer.score(input);
        var emotion = score.emotion();
        var text = input.text();
        if (text == null || emotion == null || score.model().equals(RatingVoice.MODEL)) {
            return Explained.nothing(score);
        }
        var reading = Texts.read(text);
        var engine = scorer.engine(reading, score.language());
        if (engine == null) {
            return Explained.nothing(score);
        }
        var verdict = engine.read(text, reading);
        return explain(
                input,
                new Told(score, text, reading, verdict.prediction()),
                Occlusion.of(text, reading, verdict.reader()));
    }

    /** A text and what a model told about it. */
    private record Told(Score score, String text, Reading reading, Prediction said) {
        int emotion() {
            return List.of(Emotion.values()).indexOf(score.emotion());
        }
    }

    private Explained explain(ScoringInput input, Told told, Occlusion occlusion) {
        var reading = told.reading();
        var meant = Fusion.meant(input, reading, told.said());
        var fused = Fusion.of(meant, input.ratings());
        var all = odds(fused, told.emotion());
        var spans = Spans.of(told.text(), reading, occlusion::hears);
        var shares = workers.map(spans.runs(), run -> {
            var rest =
                    Fusion.meant(input, reading.without(run.from(), run.to()), occlusion.without(run.from(), run.to()));
            // Whether the ratings have a say is settled by the whole text: a part is not to answer for that.
            var left = fused.rated() ? Fusion.agreed(rest, input.ratings()) : Fusion.alone(rest);
            return new Explained.Share(
                    reading.tokens().get(run.from()).start(),
                    reading.tokens().get(run.to() - 1).end(),
                    less(all, odds(left, told.emotion())));
        });
        return new Explained(
                told.score(),
                spans.unit(),
                Numbers.rounded(all.emotion()),
                Numbers.rounded(all.valence()),
                fused.rated() ? less(all, odds(Fusion.alone(meant), told.emotion())) : null,
                shares);
    }

    private static Explained.Moved less(Explained.Moved all, Explained.Moved rest) {
        return new Explained.Moved(
                Numbers.rounded(all.emotion() - rest.emotion()), Numbers.rounded(all.valence() - rest.valence()));
    }

    private static Explained.Moved odds(Fusion fused, int emotion) {
        double probability = fused.emotions()[emotion];
        return new Explained.Moved(
                log(probability) - log(1 - probability), log(fused.sentiments()[2]) - log(fused.sentiments()[0]));
    }

    private static double log(double probability) {
        return StrictMath.log(Math.max(FLOOR, probability));
    }
}
