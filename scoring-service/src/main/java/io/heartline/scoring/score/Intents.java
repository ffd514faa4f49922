package io.heartline.scoring.score;

import io.heartline.contracts.IntentScore;
import io.heartline.scoring.text.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what a text asks for or announces, by phrases. The probability is that of a rule and not calibrated: several
 * phrases count as independent witnesses.
 */
final class Intents {
    private static final Phrases LEXICON = Phrases.of("/lexicon/intents.txt");
    private static final Phrases HASTE = Phrases.of("/lexicon/urgency.txt");
    private static final Set<String> COMPLAINTS = Set.of(
            "churn-threat", "switching", "refund-request", "legal-threat", "safety", "data-misuse", "unanswered");

    /** Thanks for a refund ask for none. */
    private static final double CONTENT_MIN = 0.5;

    private static final double ASKED = 0.7;
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
        var doubts = new TreeMap<String, Double>();
        for (var hit : LEXICON.in(reading)) {
            if (!Scope.disclaims(reading.tokens(), hit.from())) {
                doubts.merge(hit.group(), 1 - hit.strength(), (a, b) -> a * b);
            }
        }
        if (reading.tokens().stream().anyMatch(token -> token.form().startsWith("?"))) {
            doubts.merge("question", 1 - ASKED, (a, b) -> a * b);
        }
        if (joy >= DELIGHT_MIN && valence >= DELIGHT_MIN) {
            doubts.merge("praise", 1 - joy * valence, (a, b) -> a * b);
        }
        if (valence < 0) {
            doubts.remove("praise");
        } else if (valence >= CONTENT_MIN) {
            doubts.keySet().removeAll(COMPLAINTS);
        }
        return doubts.entrySet().stream()
                .map(entry -> new IntentScore(entry.getKey(), Numbers.rounded(1 - entry.getValue())))
                .sorted(Comparator.comparingDouble((IntentScore intent) -> -intent.probability())
                        .thenComparing(IntentScore::intent))
                .toList();
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
