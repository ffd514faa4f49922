package io.heartline.scoring.score;

import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Texts;
import io.heartline.scoring.text.TokenKind;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Reads a short answer with the question that it answers: "Nothing" praises if the question was what to improve, and blames
 * if it was what one liked. Only answers that consist of nothing but such a word are read so; whoever says more is read by
 * what is said.
 */
final class Answers {
    private static final Phrases QUESTIONS = Phrases.of("/lexicon/questions.txt");
    private static final Phrases ANSWERS = Phrases.of("/lexicon/answers.txt");
    private static final int TOKENS_MAX = 8;

    /** How good or bad an answer is that says only yes, no, nothing or everything; nobody is quite sure. */
    private static final double CLEAR = 0.7;

    private static final double FAINT = 0.5;

    private enum Question {
        /** What is wrong? */
        FAULT,
        /** What is good? */
        MERIT,
        /** Is it good? */
        SUCCESS
    }

    private Answers() {}

    /**
     * What an answer is worth in the light of its question.
     *
     * @param question that was asked, if any
     * @param answer to it
     * @return −1 to 1, or nothing if question or answer are of another kind
     */
    static OptionalDouble valence(@Nullable String question, Reading answer) {
        var word = question == null ? "" : word(answer);
        var asked = word.isEmpty() || question == null ? null : kind(Texts.read(question));
        if (asked == null) {
            return OptionalDouble.empty();
        }
        return switch (asked) {
            case FAULT ->
                switch (word) {
                    case "no", "none" -> OptionalDouble.of(CLEAR);
                    case "all" -> OptionalDouble.of(-CLEAR);
                    default -> OptionalDouble.of(-FAINT);
                };
            case MERIT ->
                switch (word) {
                    case "no", "none" -> OptionalDouble.of(-CLEAR);
                    case "all" -> OptionalDouble.of(CLEAR);
                    default -> OptionalDouble.of(FAINT);
                };
            case SUCCESS -> OptionalDouble.of(word.equals("no") || word.equals("none") ? -CLEAR : CLEAR);
        };
    }

    /** A prediction with the sentiment and the emotions that a valence stands for; the rest stays. */
    static Prediction applied(Prediction said, double valence) {
        return new Prediction(
                RatingVoice.emotions(valence),
                RatingVoice.sentiments(valence),
                said.nuances(),
                Math.min(said.intensity(), Math.abs(valence)),
                1);
    }

    private static @Nullable Question kind(Reading question) {
        Question kind = null;
        for (var hit : QUESTIONS.in(question)) {
            var found = switch (hit.group()) {
                case "fault" -> Question.FAULT;
                case "merit" -> Question.MERIT;
                default -> Question.SUCCESS;
            };
            kind = kind == null || found.compareTo(kind) < 0 ? found : kind;
        }
        return kind;
    }

    /** The kind of word that an answer consists of, or nothing if it says more. */
    private static String word(Reading answer) {
        var tokens = answer.tokens();
        if (tokens.size() > TOKENS_MAX) {
            return "";
        }
        var word = "";
        int covered = 0;
        for (var hit : ANSWERS.in(answer)) {
            covered += hit.to() - hit.from();
            if (!hit.group().equals("-")) {
                boolean other = !word.isEmpty() && !word.equals(hit.group());
                word = other ? "-" : hit.group();
            }
        }
        for (var token : tokens) {
            covered += token.kind() == TokenKind.MARK ? 1 : 0;
        }
        return covered == tokens.size() && !word.equals("-") ? word : "";
    }
}
