package io.heartline.scoring.score;

import io.heartline.contracts.Score;

/**
 * What becomes of a kept score.
 *
 * @param kept as it was
 * @param model what the model says now
 * @param shown what is told from now on; of its revision number no notice is taken
 */
public record Revision(Kept kept, Score model, Score shown) {}
