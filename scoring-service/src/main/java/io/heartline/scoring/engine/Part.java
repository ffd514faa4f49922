package io.heartline.scoring.engine;

import io.heartline.scoring.linear.Prediction;

/**
 * What a model says about one passage of a text.
 *
 * @param prediction about the passage alone
 * @param tokens how many tokens the passage has, at least 1
 */
record Part(Prediction prediction, int tokens) {
    Part {
        if (tokens < 1) {
            throw new IllegalArgumentException("a passage has at least one token");
        }
    }
}
