package io.heartline.localstack.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * What a score says, under the names that were asked for.
 *
 * @param probabilities of the emotions or the nuances, by name; empty where none were asked for or the text was not scored
 * @param sentiment empty where the text was not scored
 * @param valence −1 to 1; 0 where the text was not scored
 * @param abstained whether nothing may be counted by it
 */
record Said(Map<String, Double> probabilities, String sentiment, double valence, boolean abstained) {
    Said {
        probabilities = Map.copyOf(probabilities);
    }

    static Said of(JsonNode score, Question question) {
        var probabilities = new HashMap<String, Double>();
        var field = switch (question.task()) {
            case EMOTION -> "emotions";
            case NUANCES -> "nuances";
            case SENTIMENT, VALENCE, POLARITY -> "";
        };
        score.path(field)
                .forEachEntry((name, probability) ->
                        probabilities.merge(question.name(name), probability.asDouble(), Math::max));
        return new Said(
                probabilities,
                score.hasNonNull("sentiment")
                        ? question.name(score.path("sentiment").asText())
                        : "",
                score.path("valence").asDouble(0),
                score.path("abstained").asBoolean());
    }

    double probability(String label) {
        return probabilities.getOrDefault(label, 0.0);
    }
}
