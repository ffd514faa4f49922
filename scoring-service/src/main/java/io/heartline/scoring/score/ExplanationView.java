package io.heartline.scoring.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heartline.contracts.Emotion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a score is what it is, as shown to callers.
 *
 * @param model that gave the score and is explained
 * @param language of the text
 * @param emotion that was chosen
 * @param confidence its probability, ratings included
 * @param valence −1 to 1, ratings included
 * @param abstained whether the score is only a guess
 * @param method how it was explained
 * @param unit what a span is: word, clause, sentence or sentences; absent where no model read the text
 * @param emotionLogOdds ln(p / (1 − p)) of the chosen emotion
 * @param valenceLogOdds ln(p₊ / p₋), the odds of positive to negative
 * @param ratings by how much the ratings beside the text moved both; absent without ratings, or where they contradict the
 *     text, which then has the say
 * @param spans at most 64, in the order of the text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplanationView(
        String model,
        String language,
        @Nullable Emotion emotion,
        double confidence,
        @Nullable Double valence,
        boolean abstained,
        String method,
        @Nullable String unit,
        @Nullable Double emotionLogOdds,
        @Nullable Double valenceLogOdds,
        @Nullable MovedView ratings,
        List<SpanView> spans) {
    static final String EXAMPLE = """
            {"model": "blend-en-3", "language": "en", "emotion": "anger", "confidence": 0.7102, "valence": -0.9731,
             "abstained": false, "method": "occlusion", "unit": "word", "emotionLogOdds": 0.8965, "valenceLogOdds":
             -4.9127, "spans": [{"start": 0, "end": 4, "emotion": 0.0312, "valence": -0.1007}, {"start": 5, "end": 12,
             "emotion": 1.2204, "valence": -1.9301}, {"start": 12, "end": 13, "emotion": 0.4021, "valence": 0.055}]}""";

    /** By how much something moved the log odds of the chosen emotion and those of positive to negative. */
    public record MovedView(double emotion, double valence) {}

    /**
     * A part of the text, and by how much it moved both: the log odds of the whole less those without it.
     *
     * @param start in Unicode code points of the text as given
     * @param end exclusive
     * @param emotion positive where the part spoke for the chosen emotion
     * @param valence positive where the part spoke for positive
     */
    public record SpanView(int start, int end, double emotion, double valence) {}

    static ExplanationView of(Explained explained) {
        var score = explained.score();
        var unit = explained.unit();
        var ratings = explained.ratings();
        return new ExplanationView(
                score.model(),
                score.language(),
                score.emotion(),
                score.confidence(),
                score.valence(),
                score.abstained(),
                unit == null ? "none" : "occlusion",
                unit == null ? null : unit.name().toLowerCase(Locale.ROOT),
                explained.emotion(),
                explained.valence(),
                ratings == null ? null : new MovedView(ratings.emotion(), ratings.valence()),
                explained.shares().stream().map(ExplanationView::span).toList());
    }

    private static SpanView span(Explained.Share share) {
        return new SpanView(
                share.start(),
                share.end(),
                share.moved().emotion(),
                share.moved().valence());
    }
}
