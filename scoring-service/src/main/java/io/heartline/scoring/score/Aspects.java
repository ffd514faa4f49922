package io.heartline.scoring.score;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Span;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Finds what a text is about, by a lexicon, and how the clause that names it speaks of it, by a model. Words that praise or
 * blame by themselves ("overpriced", "好吃") have a say beside the model, turned round where they are negated.
 */
final class Aspects {
    private static final int CLAUSES_MAX = 64;

    /**
     * An encoder takes its time: where several clauses name aspects, and may contradict each other, it judges the first
     * ones. A linear model judges those after them, and the only one of a text, which the whole text says enough about.
     */
    private static final int JUDGED_CLOSELY_MAX = 8;

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
     * @param clause what says how a clause by itself feels
     * @param context what says how a clause feels with those around it
     */
    static List<AspectScore> of(
            Reading reading,
            Prediction whole,
            Function<Reading, Prediction> clause,
            Function<Reading, Prediction> context) {
        var byAspect = new LinkedHashMap<String, List<Mention>>();
        for (var mention : mentions(reading, whole, clause, context)) {
            byAspect.computeIfAbsent(mention.aspect(), key -> new ArrayList<>()).add(mention);
        }
        var scores = new ArrayList<AspectScore>();
        byAspect.forEach((aspect, mentions) -> scores.add(score(aspect, mentions)));
        return scores;
    }

    /** Every mention in the order of the text, of the first clauses that have one. */
    static List<Mention> mentions(
            Reading reading,
            Prediction whole,
            Function<Reading, Prediction> clause,
            Function<Reading, Prediction> context) {
        var hits = LEXICON.in(reading).stream()
                .filter(hit -> !hit.group().equals(NO_ASPECT))
                .toList();
        if (hits.isEmpty()) {
            return List.of();
        }
        var clauses = Clauses.of(reading);
        if (clauses.size() == 1) {
            return mentions(reading, hits, whole.valence());
        }
        Function<Reading, Prediction> around =
                part -> part.tokens().size() == reading.tokens().size() ? whole : context.apply(part);
        var naming = naming(clauses, hits);
        var mentions = new ArrayList<Mention>();
        for (int n = 0; n < Math.min(CLAUSES_MAX, naming.size()); n++) {
            var named = naming.get(n);
            var one = clauses.get(named.clause());
            var model = naming.size() > 1 && n < JUDGED_CLOSELY_MAX ? clause : context;
            double alone = model.apply(reading.part(one.from(), one.to())).valence();
            double near = around.apply(near(reading, clauses, named.clause())).valence();
            mentions.addAll(mentions(reading, named.hits(), (1 - CONTEXT_SHARE) * alone + CONTEXT_SHARE * near));
        }
        return mentions;
    }

    /** A clause that names aspects. */
    private record Naming(int clause, List<Phrases.Hit> hits) {}

    private static List<Naming> naming(List<Clauses.Clause> clauses, List<Phrases.Hit> hits) {
        var naming = new ArrayList<Naming>();
        int next = 0;
        for (int i = 0; next < hits.size(); i++) {
            int first = next;
            while (next < hits.size() && hits.get(next).from() < clauses.get(i).to()) {
                next++;
            }
            if (next > first) {
                naming.add(new Naming(i, hits.subList(first, next)));
            }
        }
        return naming;
    }

    /** A clause with those around it, since a short one may say little. */
    private static Reading near(Reading reading, List<Clauses.Clause> clauses, int index) {
        return reading.part(
                clauses.get(Math.max(0, index - CONTEXT_REACH)).from(),
                clauses.get(Math.min(clauses.size() - 1, index + CONTEXT_REACH)).to());
    }

    private static List<Mention> mentions(Reading reading, List<Phrases.Hit> hits, double said) {
        var tokens = reading.tokens();
        return hits.stream()
                .map(hit -> new Mention(
                        hit.group(),
                        new Span(
                                tokens.get(hit.from()).start(),
                                tokens.get(hit.to() - 1).end()),
                        valence(reading, hit, said)))
                .toList();
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
