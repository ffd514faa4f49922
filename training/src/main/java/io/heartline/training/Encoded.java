package io.heartline.training;

import io.heartline.scoring.linear.FeatureGroup;
import io.heartline.scoring.linear.Features;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.text.Texts;
import java.util.Arrays;

/**
 * A text as rows of the weights.
 *
 * @param label what people said of it
 * @param rows per group the rows of its known features
 * @param norms per group what they are multiplied with
 */
@SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
record Encoded(Labelled label, int[][] rows, double[] norms) {
    static Encoded of(Labelled label, Vocabulary vocabulary) {
        var rows = new int[FeatureGroup.COUNT][64];
        var known = new int[FeatureGroup.COUNT];
        var counts = new int[FeatureGroup.COUNT];
        Features.of(Texts.read(label.text()), (group, key, from, to) -> {
            int g = group.index();
            counts[g]++;
            int row = vocabulary.row(key);
            if (row >= 0) {
                if (known[g] == rows[g].length) {
                    rows[g] = Arrays.copyOf(rows[g], 2 * known[g]);
                }
                rows[g][known[g]++] = row;
            }
        });
        var norms = new double[FeatureGroup.COUNT];
        for (int g = 0; g < FeatureGroup.COUNT; g++) {
            rows[g] = Arrays.copyOf(rows[g], known[g]);
            norms[g] = LinearModel.norm(g, counts[g]);
        }
        return new Encoded(label, rows, norms);
    }
}
