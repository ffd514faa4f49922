package io.heartline.metrics.indicator;

/**
 * An indicator of a period.
 *
 * @param indicator its name
 * @param unit {@code points}, {@code percent}, {@code seconds}, the name of a scale, or ISO 4217
 * @param convention how it is counted, in words
 */
record Figure(String indicator, String unit, String convention, Estimate estimate) {}
