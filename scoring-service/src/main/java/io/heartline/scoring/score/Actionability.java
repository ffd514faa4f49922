package io.heartline.scoring.score;

import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Token;
import io.heartline.scoring.text.TokenKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How clearly something can be done about a text. Five kinds of witness, each counted once with the strength of its
 * strongest phrase in {@code lexicon/actionability.txt}: a cause that can be fixed (broken, wrong, missing, charged twice),
 * a request or question, the object it is about, a reference by which to find the case (an order, a date, a number), and a
 * wish how it should be. Actionability = 1 − Π(1 − s): a text that only vents has 0.
 */
final class Actionability {
    private static final Phrases LEXICON = Phrases.of("/lexicon/actionability.txt");
    private static final String[] KINDS = {"cause", "request", "object", "reference", "wish"};

    /** A number of three digits or more, as the tokenizer writes it. */
    private static final String NUMBER = "<number>";

    private static final double NUMBER_STRENGTH = 0.15;
    private static final double QUESTION_STRENGTH = 0.2;
    private static final int CODE_LENGTH_MIN = 6;

    private Actionability() {}

    /** How clearly something can be done, 0 to 1, rounded; absent if the text says nothing at all. */
    static @Nullable Double of(Reading reading) {
        if (!reading.speaks()) {
            return null;
        }
        var strengths = new double[KINDS.length];
        for (var hit : LEXICON.in(reading)) {
            int kind = Arrays.asList(KINDS).indexOf(hit.group());
            boolean undone = hit.group().equals("cause") && Scope.negates(reading.tokens(), hit.from());
            strengths[kind] = undone ? strengths[kind] : Math.max(strengths[kind], hit.strength());
        }
        for (var token : reading.tokens()) {
            if (token.kind() == TokenKind.MARK && token.form().charAt(0) == '?') {
                strengths[1] = Math.max(strengths[1], QUESTION_STRENGTH);
            } else if (refers(token)) {
                strengths[3] = Math.max(strengths[3], NUMBER_STRENGTH);
            }
        }
        double nothing = 1;
        for (double strength : strengths) {
            nothing *= 1 - strength;
        }
        return Numbers.rounded(1 - nothing);
    }

    /** A long number, or letters and digits that name an order, a flight or a part. */
    private static boolean refers(Token token) {
        if (token.form().equals(NUMBER)) {
            return true;
        }
        return token.kind() == TokenKind.WORD
                && token.form().length() >= CODE_LENGTH_MIN
                && Character.isDigit(token.form().charAt(token.form().length() - 1))
                && Character.isLetter(token.form().charAt(0));
    }
}
