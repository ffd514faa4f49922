package io.heartline.scoring.engine;

import io.heartline.contracts.Speaker;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Passages;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Sentence;
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
        if (reading.tokens().size() <= TOKENS_MAX && text.indexOf('\n') < 0) {
            return whole.get();
        }
        var passages = Passages.of(text, reading, TOKENS_MAX);
        var heard = passages.stream()
                .filter(passage -> passage.speaker() != Speaker.AGENT)
                .toList();
        var parts = (heard.isEmpty() ? passages : heard)
                .stream().map(passage -> part(reading, passage, model)).toList();
        return parts.isEmpty() ? whole.get() : Aggregation.of(parts);
    }

    private static Part part(Reading reading, Sentence passage, Function<Reading, Prediction> model) {
        return new Part(model.apply(reading.part(passage.from(), passage.to())), passage.to() - passage.from());
    }
}
