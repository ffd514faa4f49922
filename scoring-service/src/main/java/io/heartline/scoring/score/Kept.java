package io.heartline.scoring.score;

import io.heartline.contracts.Interaction;
import io.heartline.contracts.Score;

/**
 * The score that counts of an interaction, and what it was given to.
 *
 * @param interaction as it came, its text masked
 * @param model what the model said; its revision is 1
 * @param shown what was told to the other services: what the model said, or what people made of it
 */
public record Kept(Interaction interaction, Score model, Score shown) {}
