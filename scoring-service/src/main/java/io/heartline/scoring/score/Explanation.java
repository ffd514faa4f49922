package io.heartline.scoring.score;

import io.heartline.contracts.Evidence;
import io.heartline.scoring.linear.Scan;
import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.TokenKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The parts of a text that moved its emotion most. In a linear model these are exact sums, not estimates. */
final class Explanation {
    private static final int PARTS_MAX = 6;

    private Explanation() {}

    /**
     * The strongest parts in the order of the text; weights are shares of all that moved the emotion, negative where a
     * part spoke against it. Chinese characters in a row that pull the same way are one part.
     */
    static List<Evidence> of(Reading reading, Scan scan, int emotion) {
        var moved = scan.contributions(emotion);
        var parts = new ArrayList<double[]>();
        double all = 0;
        boolean joined = false;
        for (int i = 0; i < moved.length; i++) {
            all += Math.abs(moved[i]);
            var token = reading.tokens().get(i);
            boolean han = token.kind() == TokenKind.HAN;
            var last = parts.isEmpty() ? null : parts.getLast();
            if (han && joined && last != null && last[1] == token.start() && last[2] > 0 == moved[i] > 0) {
                last[1] = token.end();
                last[2] += moved[i];
            } else {
                parts.add(new double[] {token.start(), token.end(), moved[i]});
            }
            joined = han;
        }
        double total = all;
        return parts.stream()
                .filter(part -> Numbers.rounded(part[2] / total) != 0)
                .sorted(Comparator.comparingDouble(part -> -Math.abs(part[2])))
                .limit(PARTS_MAX)
                .sorted(Comparator.comparingDouble(part -> part[0]))
                .map(part -> new Evidence((int) part[0], (int) part[1], Numbers.rounded(part[2] / total)))
                .toList();
    }
}
