package io.heartline.scoring.engine;

import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.linear.Scan;
import io.heartline.scoring.text.Reading;
import java.util.function.Function;

/**
 * What an engine says about a text.
 *
 * @param model the version of the model that said it
 * @param prediction what it said
 * @param scan what the linear model found, which explains
 * @param reader what the same model says about a part of a text, read at once
 * @param clauses what says how a clause of the text feels: an encoder only where it has a say in that, and is to be asked
 */
public record Verdict(
        String model,
        Prediction prediction,
        Scan scan,
        Function<Reading, Prediction> reader,
        Function<Reading, Prediction> clauses) {}
