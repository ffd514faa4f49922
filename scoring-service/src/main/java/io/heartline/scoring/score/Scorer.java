package io.heartline.scoring.score;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Rating;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import io.heartline.scoring.engine.Engine;
import io.heartline.scoring.engine.Verdict;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Languages;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Texts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores one input. The same input gives the same score, whatever was scored before or beside it. */
final class Scorer {
    /** The model's name in a score that says nothing, since there was no model of the language and no rating. */
    static final String NO_MODEL = "none";

    private static final Emotion[] EMOTIONS = Emotion.values();
    private static final Sentiment[] SENTIMENTS = {Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE};

    /** A text with fewer known words is not in the model's language, or not in any. */
    private static final double KNOWN_MIN = 0.4;

    /** With so many words known to the English model the detector, which is slow, is not asked. */
    private static final double CERTAINLY_ENGLISH = 0.85;

    private final Map<String, Engine> engines;
    private final Languages languages;
    private final double confidenceMin;

    /**
     * Takes the engines by primary language tag; there must be one of English, which also reads emoji.
     *
     * @param confidenceMin below it a score abstains, 0 to 1
     */
    Scorer(Map<String, Engine> engines, Languages languages, double confidenceMin) {
        this.engines = Map.copyOf(engines);
        this.languages = languages;
        this.confidenceMin = confidenceMin;
    }

    Score score(ScoringInput input) {
        var text = input.text() == null ? "" : input.text();
        var reading = Texts.read(text);
        if (!reading.speaks()) {
            return input.ratings().isEmpty()
                    ? silent(Languages.UNKNOWN)
                    : fromRatings(input.ratings(), Languages.UNKNOWN, List.of());
        }
        var language = language(input, text, reading);
        var engine = engine(reading, language);
        if (engine == null) {
            return input.ratings().isEmpty() ? silent(language) : fromRatings(input.ratings(), language, List.of());
        }
        return fromText(input, text, reading, engine, language);
    }

    /** What reads a text of a language, if anything does; emoji alone are read by the English model. */
    @Nullable
    Engine engine(Reading reading, String language) {
        return engines.get(reading.letters() + reading.han() == 0 ? "en" : language);
    }

    private Score fromText(ScoringInput input, String text, Reading reading, Engine engine, String language) {
        var verdict = engine.read(text, reading);
        var meant = Fusion.meant(input, reading, verdict.prediction());
        boolean foreign = meant.known() < KNOWN_MIN;
        if ((foreign || meant.emotions()[meant.emotion()] < confidenceMin)
                && !input.ratings().isEmpty()) {
            var intents = Intents.of(reading, meant.valence(), meant.emotions()[0]);
            return fromRatings(input.ratings(), language, intents);
        }
        var fusion = Fusion.of(meant, input.ratings());
        return score(engine, reading, language, new Told(verdict, meant, fusion, foreign));
    }

    /** What a model told about a text, what was meant by it, and what became of it beside the ratings. */
    private record Told(Verdict verdict, Prediction meant, Fusion fusion, boolean foreign) {}

    private Score score(Engine engine, Reading reading, String language, Told told) {
        var said = told.meant();
        var fusion = told.fusion();
        var shares = Numbers.shares(fusion.emotions());
        int emotion = Prediction.most(shares);
        double confidence = shares[emotion];
        double valence = fusion.valence();
        double intensity = said.intensity();
        var intents = Intents.of(reading, valence, shares[0]);
        return new Score(
                told.verdict().model(),
                1,
                language,
                EMOTIONS[emotion],
                emotions(shares),
                nuances(engine.heads().nuances(), said.nuances()),
                Numbers.rounded(valence),
                SENTIMENTS[Prediction.most(fusion.sentiments())],
                Numbers.rounded(intensity),
                confidence,
                told.foreign() || confidence < confidenceMin,
                false,
                fusion.disagreement() == null ? null : Numbers.rounded(fusion.disagreement()),
                Effort.of(reading),
                Actionability.of(reading),
                Aspects.of(reading, said, told.verdict().clauses(), engine.linear()::predict),
                intents,
                Intents.urgency(reading, intents, valence, intensity),
                Explanation.of(reading, told.verdict().scan(), emotion));
    }

    /** A score that rests on ratings alone; the text may still have told what it asks for. */
    private static Score fromRatings(List<Rating> ratings, String language, List<IntentScore> intents) {
        double valence = RatingVoice.valence(ratings);
        var shares = Numbers.shares(RatingVoice.emotions(valence));
        int emotion = Prediction.most(shares);
        double intensity = Math.abs(valence);
        return new Score(
                RatingVoice.MODEL,
                1,
                language,
                EMOTIONS[emotion],
                emotions(shares),
                Map.of(),
                Numbers.rounded(valence),
                SENTIMENTS[Prediction.most(RatingVoice.sentiments(valence))],
                Numbers.rounded(intensity),
                shares[emotion],
                false,
                false,
                null,
                null,
                null,
                List.of(),
                intents,
                Intents.urgency(Texts.read(""), intents, valence, intensity),
                List.of());
    }

    /** A score that says nothing. */
    private static Score silent(String language) {
        return new Score(
                NO_MODEL, 1, language, null, Map.of(), Map.of(), null, null, null, 0, true, false, null, null, null,
                List.of(), List.of(), 0, List.of());
    }

    /** The language that was stated, unless the script contradicts it, else the one that is detected. */
    private String language(ScoringInput input, String text, Reading reading) {
        if (reading.letters() + reading.han() == 0) {
            return Languages.UNKNOWN;
        }
        var stated = input.language() == null ? "" : primary(input.language());
        boolean chinese = Languages.chinese(reading);
        boolean latin = Languages.latin(reading);
        boolean contradicted = (stated.equals("en") && !latin) || (stated.equals("zh") && latin);
        if (!stated.isEmpty() && !stated.equals(Languages.UNKNOWN) && !contradicted) {
            return stated;
        }
        if (chinese) {
            return "zh";
        }
        var english = engines.get("en");
        if (latin && english != null && english.linear().scan(reading).known() >= CERTAINLY_ENGLISH) {
            return "en";
        }
        return languages.detect(input.question() == null ? text : input.question() + "\n" + text);
    }

    private static String primary(String tag) {
        return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static Map<Emotion, Double> emotions(double[] shares) {
        var emotions = new EnumMap<Emotion, Double>(Emotion.class);
        for (int i = 0; i < shares.length; i++) {
            emotions.put(EMOTIONS[i], shares[i]);
        }
        return emotions;
    }

    private static Map<String, Double> nuances(List<String> names, double[] probabilities) {
        var nuances = new LinkedHashMap<String, Double>();
        for (int i = 0; i < probabilities.length; i++) {
            nuances.put(names.get(i), Numbers.rounded(probabilities[i]));
        }
        return nuances;
    }
}
