package io.heartline.scoring.engine;

import io.heartline.scoring.linear.Heads;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Reading;

/**
 * A linear model alone.
 *
 * @param linear the model
 */
public record LinearEngine(LinearModel linear) implements Engine {
    @Override
    public String version() {
        return linear.version();
    }

    @Override
    public String language() {
        return linear.language();
    }

    @Override
    public Heads heads() {
        return linear.heads();
    }

    @Override
    public Verdict read(String text, Reading reading) {
        var scan = linear.scan(reading);
        return new Verdict(
                version(),
                Passagewise.read(text, reading, scan::prediction, this::predict),
                scan,
                this::predict,
                this::predict);
    }

    @Override
    public Prediction predict(Reading reading) {
        return linear.predict(reading);
    }
}
