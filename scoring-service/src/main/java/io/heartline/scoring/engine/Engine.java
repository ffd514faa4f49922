package io.heartline.scoring.engine;

import io.heartline.scoring.linear.Heads;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.text.Reading;

/** Gives predictions for the texts of one language. The same text gets the same prediction, whoever else asks. */
public sealed interface Engine permits LinearEngine, BlendEngine {
    /** The version under which its scores are known. */
    String version();

    /** The primary tag of its language. */
    String language();

    /** What its outputs mean. */
    Heads heads();

    /** The linear model in it. */
    LinearModel linear();

    /**
     * What it says about a text.
     *
     * @param text as given
     * @param reading of the same text
     */
    Verdict read(String text, Reading reading);

    /** What it says about a part of a text, read at once; nothing is routed. */
    Prediction predict(Reading reading);
}
