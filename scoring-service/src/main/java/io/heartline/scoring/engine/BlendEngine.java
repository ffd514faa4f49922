package io.heartline.scoring.engine;

import io.heartline.scoring.encoder.Encoder;
import io.heartline.scoring.linear.Calibration;
import io.heartline.scoring.linear.Heads;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.linear.Scan;
import io.heartline.scoring.linear.Style;
import io.heartline.scoring.text.Reading;
import java.util.Arrays;

/**
 * A linear model and an encoder as one, with a router before them: where the linear model is sure the encoder, which takes
 * many times as long, is not asked, and the score is the linear model's own. The route depends on the text alone.
 */
public final class BlendEngine implements Engine {
    /** An encoder with a smaller share of the sentiments hardly changes how a clause feels, and is not worth its time. */
    private static final double SAY_MIN = 0.25;

    private final Blend blend;
    private final LinearModel linear;
    private final Encoder encoder;
    private final double sure;
    private final boolean closely;

    /** Joins the two without judging clauses. */
    public BlendEngine(Blend blend, LinearModel linear, Encoder encoder, double sure) {
        this(blend, linear, encoder, sure, false);
    }

    /**
     * Joins the two.
     *
     * @param sure from this probability of both its emotion and its sentiment on the linear model answers alone, 0 to 1;
     *     more than 1 for never
     * @param closely whether the encoder judges clauses too, where it has a say in sentiments
     */
    public BlendEngine(Blend blend, LinearModel linear, Encoder encoder, double sure, boolean closely) {
        this.blend = blend;
        this.linear = linear;
        this.encoder = encoder;
        this.sure = sure;
        this.closely = closely && blend.sentimentShare() >= SAY_MIN;
    }

    @Override
    public String version() {
        return blend.model();
    }

    @Override
    public String language() {
        return blend.language();
    }

    @Override
    public Heads heads() {
        return blend.heads();
    }

    @Override
    public LinearModel linear() {
        return linear;
    }

    @Override
    public Verdict read(String text, Reading reading) {
        var scan = linear.scan(reading);
        if (sure <= 1) {
            var quick = Passagewise.read(text, reading, scan::prediction, linear::predict);
            if (most(quick.emotions()) >= sure && most(quick.sentiments()) >= sure) {
                return new Verdict(linear.version(), quick, scan, linear::predict, linear::predict);
            }
        }
        return new Verdict(
                version(),
                Passagewise.read(text, reading, () -> predict(scan, reading), this::predict),
                scan,
                this::predict,
                closely ? this::predict : linear::predict);
    }

    @Override
    public Prediction predict(Reading reading) {
        return predict(linear.scan(reading), reading);
    }

    private Prediction predict(Scan scan, Reading reading) {
        var outputs = blend.mean(
                scan.outputs(), encoder.outputs(reading), reading.tokens().size());
        return Calibration.apply(blend.heads(), outputs, Style.of(reading), scan.known());
    }

    private static double most(double[] probabilities) {
        return Arrays.stream(probabilities).max().orElse(0);
    }
}
