package io.heartline.metrics.indicator;

/**
 * The sums of a period.
 *
 * @param n how many
 * @param total in the measure's unit
 * @param squares in its square
 */
record Totals(long n, double total, double squares) {
    static final Totals NONE = new Totals(0, 0, 0);

    Totals plus(Totals other) {
        return new Totals(n + other.n, total + other.total, squares + other.squares);
    }
}
