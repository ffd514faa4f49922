package io.heartline.scoring.score;

/** Rounds, so that a score has the same bytes wherever it was computed. */
final class Numbers {
    private static final int UNITS = 10_000;

    private Numbers() {}

    /** Rounds to four decimals; never −0. */
    static double rounded(double value) {
        return Math.round(value * UNITS) / (double) UNITS;
    }

    /**
     * Rounds probabilities to four decimals so that they still add up to 1: those with the largest remainders are rounded
     * up, of equals the first.
     */
    static double[] shares(double[] probabilities) {
        int count = probabilities.length;
        var units = new long[count];
        long left = UNITS;
        for (int i = 0; i < count; i++) {
            units[i] = (long) Math.floor(probabilities[i] * UNITS);
            left -= units[i];
        }
        var given = new boolean[count];
        for (; left > 0; left--) {
            int most = -1;
            for (int i = 0; i < count; i++) {
                if (!given[i] && (most < 0 || remainder(probabilities, i) > remainder(probabilities, most))) {
                    most = i;
                }
            }
            given[most] = true;
            units[most]++;
        }
        var result = new double[count];
        for (int i = 0; i < count; i++) {
            result[i] = units[i] / (double) UNITS;
        }
        return result;
    }

    private static double remainder(double[] probabilities, int index) {
        double scaled = probabilities[index] * UNITS;
        return scaled - Math.floor(scaled);
    }
}
