package io.heartline.scoring.engine;

import io.heartline.scoring.linear.Prediction;
import io.heartline.scoring.linear.Scan;

/**
 * What an engine says about a text.
 *
 * @param model the version of the model that said it
 * @param prediction what it said
 * @param scan what the linear model found, which explains
 */
public record Verdict(String model, Prediction prediction, Scan scan) {}
