package io.heartline.localstack.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * How well a label is found.
 *
 * @param support how many texts people gave it
 * @param threshold from which probability, or valence, on it was said; null where the most probable label was
 */
public record LabelFigures(
        String label, long support, @Nullable Double threshold, Estimate precision, Estimate recall, Estimate f1) {}
