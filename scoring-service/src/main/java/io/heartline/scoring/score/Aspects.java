package io.heartline.scoring.score;

import io.heartline.contracts.AspectScore;
import io.heartline.contracts.Span;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.text.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Finds what a text is about, by a lexicon, and how each clause that names it speaks of it, by the model. */
final class Aspects {
    private static final int CLAUSES_MAX = 64;
    private static final Phrases LEXICON = Phrases.of("/lexicon/aspects.txt");

    private record Mention(Clauses.Clause clause, double valence) {}

    private Aspects() {}

    /** The aspects in the order in which they are first named, each with the mean valence of its clauses. */
    static List<AspectScore> of(Reading reading, LinearModel model) {
        var hits = LEXICON.in(reading);
        if (hits.isEmpty()) {
            return List.of();
        }
        var mentions = new LinkedHashMap<String, List<Mention>>();
        int judged = 0;
        for (var clause : Clauses.of(reading)) {
            var named = hits.stream()
                    .filter(hit -> hit.from() >= clause.from() && hit.from() < clause.to())
                    .map(Phrases.Hit::group)
                    .distinct()
                    .toList();
            if (!named.isEmpty() && judged++ < CLAUSES_MAX) {
                double valence =
                        model.predict(reading.part(clause.from(), clause.to())).valence();
                named.forEach(aspect -> mentions.computeIfAbsent(aspect, key -> new ArrayList<>())
                        .add(new Mention(clause, valence)));
            }
        }
        var scores = new ArrayList<AspectScore>();
        mentions.forEach((aspect, some) -> scores.add(score(aspect, some, reading)));
        return scores;
    }

    private static AspectScore score(String aspect, List<Mention> mentions, Reading reading) {
        double mean = mentions.stream().mapToDouble(Mention::valence).average().orElse(0);
        var strongest = mentions.getFirst();
        for (var mention : mentions) {
            strongest = Math.abs(mention.valence()) > Math.abs(strongest.valence()) ? mention : strongest;
        }
        var tokens = reading.tokens();
        var clause = strongest.clause();
        var span = new Span(
                tokens.get(clause.from()).start(), tokens.get(clause.to() - 1).end());
        return new AspectScore(aspect, Numbers.rounded(mean), span);
    }
}
