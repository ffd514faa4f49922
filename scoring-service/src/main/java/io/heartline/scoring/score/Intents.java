package io.heartline.scoring.score;

import io.heartline.contracts.IntentScore;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Token;
import io.heartline.scoring.text.TokenKind;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what a text asks for or announces, by phrases. The probability of a phrase is an estimate from small samples that
 * were read, not calibrated; several phrases count as independent witnesses. What is negated or disclaimed does not count,
 * and what is only supposed counts less.
 */
final class Intents {
    private static final Phrases LEXICON = Phrases.of("/lexicon/intents.txt");
    private static final Phrases HASTE = Phrases.of("/lexicon/urgency.txt");
    private static final Set<String> COMPLAINTS = Set.of(
            "churn-threat", "switching", "refund-request", "legal-threat", "safety", "data-misuse", "unanswered");

    /** The group of phrases that only look like one. */
    private static final String NO_INTENT = "-";

    /** "We will not sue you" is no threat; "you do not refund" does ask for a refund. */
    private static final Set<String> REFUSABLE =
            Set.of("churn-threat", "switching", "legal-threat", "safety", "data-misuse", "praise", "referral");

    /** "If I cancel my account" asks; it may become a threat. */
    private static final Set<String> SUPPOSABLE =
            Set.of("churn-threat", "switching", "refund-request", "legal-threat", "safety", "data-misuse", "referral");

    private static final double SUPPOSED = 0.4;

    /** Who is displeased and tells everyone does not recommend. */
    private static final Set<String> FAVOURS = Set.of("praise", "referral");

    /** Thanks for a refund ask for none. */
    private static final double CONTENT_MIN = 0.5;

    private static final double ASKED = 0.6;
    private static final double DELIGHT_MIN = 0.6;
    private static final double HASTE_SHARE = 0.35;
    private static final double HEAT_SHARE = 0.3;

    private Intents() {}

    /**
     * The intents of a text, the most probable first.
     *
     * @param reading the text
     * @param valence of the whole text
     * @param joy the probability of joy
     */
    static List<IntentScore> of(Reading reading, double valence, double joy) {
        var tokens = reading.tokens();
        var doubts = new TreeMap<String, Double>();
        for (var hit : LEXICON.in(reading)) {
            double probability = hit.strength() * meant(tokens, hit);
            if (probability > 0) {
                doubts.merge(hit.group(), 1 - probability, (a, b) -> a * b);
            }
        }
        if (asks(tokens)) {
            doubts.merge("question", 1 - ASKED, (a, b) -> a * b);
        }
        if (joy >= DELIGHT_MIN && valence >= DELIGHT_MIN) {
            doubts.merge("praise", 1 - joy * valence, (a, b) -> a * b);
        }
        if (valence < 0) {
            doubts.keySet().removeAll(FAVOURS);
        } else if (valence >= CONTENT_MIN) {
            doubts.keySet().removeAll(COMPLAINTS);
        }
        return doubts.entrySet().stream()
                .map(entry -> new IntentScore(entry.getKey(), Numbers.rounded(1 - entry.getValue())))
                .sorted(Comparator.comparingDouble((IntentScore intent) -> -intent.probability())
                        .thenComparing(IntentScore::intent))
                .toList();
    }

    private static boolean asks(List<Token> tokens) {
        for (var token : tokens) {
            if (token.kind() == TokenKind.MARK && token.form().charAt(0) == '?') {
                return true;
            }
        }
        return false;
    }

    /** How much of a phrase is meant: nothing if it is negated or disclaimed, some if it is only supposed. */
    private static double meant(List<Token> tokens, Phrases.Hit hit) {
        boolean nothing = hit.group().equals(NO_INTENT)
                || Scope.disclaims(tokens, hit.from())
                || (REFUSABLE.contains(hit.group()) && Scope.negates(tokens, hit.from()));
        if (nothing) {
            return 0;
        }
        return SUPPOSABLE.contains(hit.group()) && Scope.supposes(tokens, hit.from()) ? SUPPOSED : 1;
    }

    /** How soon someone should look at a text, 0 to 1: by its gravest intent, words of haste, and how heated it is. */
    static double urgency(Reading reading, List<IntentScore> intents, double valence, double intensity) {
        double calm = 1;
        for (var intent : intents) {
            calm = Math.min(calm, 1 - gravity(intent.intent()) * intent.probability());
        }
        if (!HASTE.in(reading).isEmpty()) {
            calm *= 1 - HASTE_SHARE;
        }
        calm *= 1 - HEAT_SHARE * intensity * Math.max(0, -valence);
        return Numbers.rounded(1 - calm);
    }

    private static double gravity(String intent) {
        return switch (intent) {
            case "safety" -> 1;
            case "data-misuse", "legal-threat" -> 0.9;
            case "churn-threat", "unanswered" -> 0.7;
            case "switching" -> 0.6;
            case "refund-request" -> 0.5;
            case "question" -> 0.3;
            default -> 0;
        };
    }
}
