package io.heartline.scoring.engine;

import io.heartline.contracts.Speaker;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Passages;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Sentence;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a long text or a transcript passage by passage, as models learned from texts of that size. */
final class Passagewise {
    private static final int TOKENS_MAX = 240;

    private Passagewise() {}

    /**
     * What a model says about a text; of a transcript what the agent says does not count, unless nobody else speaks.
     *
     * @param whole what the model says about the text read at once, asked for only where that is how it is read
     * @param model what says something about a passage
     */
    static Prediction read(
            String text, Reading reading, Supplier<Prediction> whole, Function<Reading, Prediction> model) {
        var heard = heard(text, reading);
        return heard.isEmpty()
                ? whole.get()
                : Aggregation.of(heard.stream()
                        .map(passage -> part(reading, passage, model))
                        .toList());
    }

    /** The passages of a text that count, in its order; none if it is read at once. */
    static List<Sentence> heard(String text, Reading reading) {
        if (reading.tokens().size() <= TOKENS_MAX && text.indexOf('\n') < 0) {
            return List.of();
        }
        var passages = Passages.of(text, reading, TOKENS_MAX);
        var heard = passages.stream()
                .filter(passage -> passage.speaker() != Speaker.AGENT)
                .toList();
        return heard.isEmpty() ? passages : heard;
    }

    static Part part(Reading reading, Sentence passage, Function<Reading, Prediction> model) {
        return new Part(model.apply(reading.part(passage.from(), passage.to())), passage.to() - passage.from());
    }
}
