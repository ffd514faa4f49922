package io.heartline.training;

/**
 * One measured figure.
 *
 * @param set the labelled set
 * @param label the label, or {@code macro}
 * @param measure what was measured
 * @param value the figure
 * @param low lower end of its 95 % bootstrap interval
 * @param high upper end of its 95 % bootstrap interval
 * @param n on how many texts
 */
public record Figure(String set, String label, String measure, double value, double low, double high, long n) {}
