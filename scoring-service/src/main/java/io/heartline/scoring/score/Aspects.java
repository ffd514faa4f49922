package io.heartline.scoring.score;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Span;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Finds what a text is about, by a lexicon, and how the clause that names it speaks of it, by a model. Words that praise or
 * blame by themselves ("overpriced", "好吃") have a say beside the model, turned round where they are negated.
 */
final class Aspects {
    private static final int CLAUSES_MAX = 64;

    /** How much of the valence a word has that praises or blames by itself. */
    private static final double WORD_SHARE = 0.4;

    /** How many clauses before and after one are its context, and how much they have to say. */
    private static final int CONTEXT_REACH = 2;

    private static final double CONTEXT_SHARE = 0.3;

    /** The group of phrases that only look like a term. */
    private static final String NO_ASPECT = "-";

    private static final Phrases LEXICON = Phrases.of("/lexicon/aspects.txt");

    /**
     * An aspect named once.
     *
     * @param aspect its slug
     * @param span the words that name it
     * @param valence of the clause that names it, −1 to 1
     */
    record Mention(String aspect, Span span, double valence) {}

    private Aspects() {}

    /**
     * The aspects in the order in which they are first named, each with the mean valence of its mentions; the evidence is
     * the words of the mention that is felt most strongly.
     *
     * @param reading the text
     * @param whole what is said about all of it
     * @param model what says how a part of the text feels
     */
    static List<AspectScore> of(Reading reading, Prediction whole, Function<Reading, Prediction> model) {
        var byAspect = new LinkedHashMap<String, List<Mention>>();
        for (var mention : mentions(reading, whole, model)) {
            byAspect.computeIfAbsent(mention.aspect(), key -> new ArrayList<>()).add(mention);
        }
        var scores = new ArrayList<AspectScore>();
        byAspect.forEach((aspect, mentions) -> scores.add(score(aspect, mentions)));
        return scores;
    }

    /** Every mention in the order of the text, of the first clauses that have one. */
    static List<Mention> mentions(Reading reading, Prediction whole, Function<Reading, Prediction> model) {
        var hits = LEXICON.in(reading).stream()
                .filter(hit -> !hit.group().equals(NO_ASPECT))
                .toList();
        if (hits.isEmpty()) {
            return List.of();
        }
        var tokens = reading.tokens();
        var clauses = Clauses.of(reading);
        ToDoubleFunction<Clauses.Clause> valences = part -> part.to() - part.from() == tokens.size()
                ? whole.valence()
                : model.apply(reading.part(part.from(), part.to())).valence();
        var mentions = new ArrayList<Mention>();
        int next = 0;
        int judged = 0;
        for (int i = 0; i < clauses.size() && judged < CLAUSES_MAX; i++) {
            int first = next;
            while (next < hits.size() && hits.get(next).from() < clauses.get(i).to()) {
                next++;
            }
            if (next > first) {
                judged++;
                double said = said(clauses, i, valences);
                for (var hit : hits.subList(first, next)) {
                    var span = new Span(
                            tokens.get(hit.from()).start(),
                            tokens.get(hit.to() - 1).end());
                    mentions.add(new Mention(hit.group(), span, valence(reading, hit, said)));
                }
            }
        }
        return mentions;
    }

    /** How a clause feels: mostly by itself, a little by the clauses around it, since a short one may say little. */
    private static double said(List<Clauses.Clause> clauses, int index, ToDoubleFunction<Clauses.Clause> valences) {
        double alone = valences.applyAsDouble(clauses.get(index));
        if (clauses.size() == 1) {
            return alone;
        }
        var first = clauses.get(Math.max(0, index - CONTEXT_REACH));
        var last = clauses.get(Math.min(clauses.size() - 1, index + CONTEXT_REACH));
        double around = valences.applyAsDouble(new Clauses.Clause(first.from(), last.to()));
        return (1 - CONTEXT_SHARE) * alone + CONTEXT_SHARE * around;
    }

    private static double valence(Reading reading, Phrases.Hit hit, double said) {
        if (hit.polarity() == 0) {
            return said;
        }
        int word = Scope.negates(reading.tokens(), hit.from()) ? -hit.polarity() : hit.polarity();
        return WORD_SHARE * word + (1 - WORD_SHARE) * said;
    }

    private static AspectScore score(String aspect, List<Mention> mentions) {
        double sum = 0;
        var strongest = mentions.getFirst();
        for (var mention : mentions) {
            sum += mention.valence();
            strongest = Math.abs(mention.valence()) > Math.abs(strongest.valence()) ? mention : strongest;
        }
        return new AspectScore(aspect, Numbers.rounded(sum / mentions.size()), strongest.span());
    }
}
