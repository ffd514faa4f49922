package io.heartline.scoring.score;

import io.heartline.contracts.Emotion;
import io.heartline.contracts.IntentScore;
import io.heartline.contracts.Rating;
import io.heartline.contracts.Score;
import io.heartline.contracts.Sentiment;
import io.heartline.scoring.engine.Engine;
import io.heartline.scoring.engine.Verdict;
import io.heartline.scoring.linear.Calibration;
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

    /** Text and rating contradict each other from this disagreement on; then the text has the say. */
    private static final double CONTRADICTION = 0.5;

    private static final double RATING_AGREEMENT = 0.5;

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
        var engine = engines.get(reading.letters() + reading.han() == 0 ? "en" : language);
        if (engine == null) {
            return input.ratings().isEmpty() ? silent(language) : fromRatings(input.ratings(), language, List.of());
        }
        return fromText(input, text, reading, engine, language);
    }

    private Score fromText(ScoringInput input, String text, Reading reading, Engine engine, String language) {
        var verdict = engine.read(text, reading);
        var said = meant(input, reading, verdict.prediction());
        boolean foreign = said.known() < KNOWN_MIN;
        if ((foreign || said.emotions()[said.emotion()] < confidenceMin)
                && !input.ratings().isEmpty()) {
            var intents = Intents.of(reading, said.valence(), said.emotions()[0]);
            return fromRatings(input.ratings(), language, intents);
        }
        var emotions = said.emotions();
        var sentiments = said.sentiments();
        @Nullable Double disagreement = null;
        if (!input.ratings().isEmpty()) {
            double rated = RatingVoice.valence(input.ratings());
            disagreement = Math.abs(said.valence() - rated) / 2;
            if (disagreement < CONTRADICTION) {
                var voice = RatingVoice.sentiments(rated);
                emotions = Calibration.exclusive(Calibration.agreed(emotions, voice, RATING_AGREEMENT, 1));
                sentiments = product(sentiments, voice);
            }
        }
        return score(engine, reading, language, new Fused(verdict, said, emotions, sentiments, disagreement, foreign));
    }

    /** What is meant by what was said, in the light of its question and of signs of irony. */
    private static Prediction meant(ScoringInput input, Reading reading, Prediction said) {
        var answer = Answers.valence(input.question(), reading);
        if (answer.isPresent()) {
            return Answers.applied(said, answer.getAsDouble());
        }
        var rated = input.ratings().isEmpty() ? null : RatingVoice.valence(input.ratings());
        return Irony.of(reading).applied(said, rated);
    }

    /** What text and ratings say together. */
    @SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
    private record Fused(
            Verdict verdict,
            Prediction said,
            double[] emotions,
            double[] sentiments,
            @Nullable Double disagreement,
            boolean foreign) {
        double valence() {
            return sentiments[2] - sentiments[0];
        }
    }

    private Score score(Engine engine, Reading reading, String language, Fused fused) {
        var said = fused.said();
        var shares = Numbers.shares(fused.emotions());
        int emotion = most(shares);
        double confidence = shares[emotion];
        double valence = fused.valence();
        double intensity = said.intensity();
        var intents = Intents.of(reading, valence, shares[0]);
        return new Score(
                fused.verdict().model(),
                1,
                language,
                EMOTIONS[emotion],
                emotions(shares),
                nuances(engine.heads().nuances(), said.nuances()),
                Numbers.rounded(valence),
                SENTIMENTS[most(fused.sentiments())],
                Numbers.rounded(intensity),
                confidence,
                fused.foreign() || confidence < confidenceMin,
                false,
                fused.disagreement() == null ? null : Numbers.rounded(fused.disagreement()),
                Effort.of(reading),
                Actionability.of(reading),
                Aspects.of(reading, said, engine.linear()::predict),
                intents,
                Intents.urgency(reading, intents, valence, intensity),
                Explanation.of(reading, fused.verdict().scan(), emotion));
    }

    /** A score that rests on ratings alone; the text may still have told what it asks for. */
    private static Score fromRatings(List<Rating> ratings, String language, List<IntentScore> intents) {
        double valence = RatingVoice.valence(ratings);
        var shares = Numbers.shares(RatingVoice.emotions(valence));
        int emotion = most(shares);
        double intensity = Math.abs(valence);
        return new Score(
                RatingVoice.MODEL,
                1,
                language,
                EMOTIONS[emotion],
                emotions(shares),
                Map.of(),
                Numbers.rounded(valence),
                SENTIMENTS[most(RatingVoice.sentiments(valence))],
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

    private static double[] product(double[] one, double[] other) {
        var logs = new double[one.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = StrictMath.log(Math.max(1e-6, one[i])) + StrictMath.log(Math.max(1e-6, other[i]));
        }
        return Calibration.exclusive(logs);
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

    private static int most(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
