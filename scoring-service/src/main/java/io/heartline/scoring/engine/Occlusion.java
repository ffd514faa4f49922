package io.heartline.scoring.engine;

import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a model says about a text while a part of it is left out. A long text is cut into passages once, as it is when it is
 * scored, so that only the passages are read again of which something is missing. Safe for use by many threads.
 */
public final class Occlusion {
    private final Reading reading;
    private final Function<Reading, Prediction> model;
    private final List<Sentence> passages;
    private final List<Part> parts;

    private Occlusion(Reading reading, Function<Reading, Prediction> model, List<Sentence> passages) {
        this.reading = reading;
        this.model = model;
        this.passages = passages;
        this.parts = passages.stream()
                .map(passage -> Passagewise.part(reading, passage, model))
                .toList();
    }

    /**
     * Prepares a text.
     *
     * @param text as it was read
     * @param reading of the same text
     * @param model what says something about a part of a text
     */
    public static Occlusion of(String text, Reading reading, Function<Reading, Prediction> model) {
        return new Occlusion(reading, model, Passagewise.heard(text, reading));
    }

    /** Whether a token counts: not if an agent says it to a customer. */
    public boolean hears(int token) {
        return passages.isEmpty()
                || passages.stream().anyMatch(passage -> passage.from() <= token && token < passage.to());
    }

    /** What the model says without the tokens from {@code from} to before {@code to}. */
    public Prediction without(int from, int to) {
        var left = new ArrayList<Part>();
        for (int i = 0; i < parts.size(); i++) {
            var passage = passages.get(i);
            int first = Math.max(from, passage.from());
            int last = Math.min(to, passage.to());
            if (first >= last) {
                left.add(parts.get(i));
            } else if (last - first < passage.size()) {
                var some = reading.part(passage.from(), passage.to())
                        .without(first - passage.from(), last - passage.from());
                left.add(new Part(model.apply(some), some.tokens().size()));
            }
        }
        return left.isEmpty() ? model.apply(reading.without(from, to)) : Aggregation.of(left);
    }
}
