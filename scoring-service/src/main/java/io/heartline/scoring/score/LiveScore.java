package io.heartline.scoring.score;

import io.heartline.contracts.Interaction;
import io.heartline.contracts.Score;

/**
 * A score that was just given and counts.
 *
 * @param heard what was scored
 * @param score what the live model said
 */
public record LiveScore(Interaction heard, Score score) {}
