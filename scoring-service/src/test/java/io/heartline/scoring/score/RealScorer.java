package io.heartline.scoring.score;

import io.heartline.scoring.engine.Engine;
import io.heartline.scoring.engine.LinearEngine;
import io.heartline.scoring.linear.ModelFile;
import io.heartline.scoring.text.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The scorer with the models that the service brings. */
final class RealScorer {
    static final Scorer SCORER =
            new Scorer(Map.of("en", engine("linear-en-1"), "zh", engine("linear-zh-1")), new Languages(), 0.3);

    private RealScorer() {}

    private static Engine engine(String name) {
        try (var in = Objects.requireNonNull(RealScorer.class.getResourceAsStream("/models/" + name + ".bin"))) {
            return new LinearEngine(ModelFile.read(in));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
