package io.heartline.scoring.linear;

import io.heartline.scoring.text.Reading;
import io.heartline.scoring.text.TokenKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a model knows of one text. */
public final class Scan {
    private static final int FIELDS = 4;

    private final LinearModel model;
    private final Reading reading;
    private final int[][] sums;
    private final int[] counts = new int[FeatureGroup.COUNT];
    private int[] found = new int[FIELDS * 128];
    private int size;
    private int knownWords;
    private final @Nullable PieceSums[] pieces;

    Scan(LinearModel model, Reading reading) {
        this.model = model;
        this.reading = reading;
        this.sums = new int[FeatureGroup.COUNT][model.heads().size()];
        this.pieces = new @Nullable PieceSums[reading.tokens().size()];
        Features.of(reading, new Sink());
    }

    private final class Sink implements FeatureSink {
        @Override
        public void take(FeatureGroup group, int key, int from, int to) {
            Scan.this.take(group, key, from, to);
        }

        @Override
        public boolean pieces(String word, int token) {
            var sums = model.pieces(word);
            int g = FeatureGroup.PIECES.index();
            counts[g] += sums.count();
            for (int i = 0; i < sums.sums().length; i++) {
                Scan.this.sums[g][i] += sums.sums()[i];
            }
            pieces[token] = sums;
            return true;
        }
    }

    private void take(FeatureGroup group, int key, int from, int to) {
        int g = group.index();
        counts[g]++;
        int row = model.row(key);
        if (row < 0) {
            return;
        }
        if (group == FeatureGroup.WORDS && to == from + 1) {
            knownWords++;
        }
        model.add(row, sums[g]);
        if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = g;
        found[size++] = row;
        found[size++] = from;
        found[size++] = to;
    }

    /** What the model says about the text. */
    public Prediction prediction() {
        return Calibration.apply(model.heads(), outputs(), Style.of(reading), known());
    }

    /** The share of the words that the model has seen in training, 0 to 1. */
    public double known() {
        int words = 0;
        for (var token : reading.tokens()) {
            words += token.kind() == TokenKind.WORD || token.kind() == TokenKind.HAN ? 1 : 0;
        }
        return words == 0 ? 1 : Math.min(1, (double) knownWords / words);
    }

    /**
     * How much each token moved one emotion away from the mean of all seven, in the units of the raw outputs. The
     * contributions of all tokens, the bias and what belongs to no token add up to the output.
     *
     * @param emotion an index into {@link Heads#EMOTIONS}
     * @return one number per token
     */
    public double[] contributions(int emotion) {
        var result = new double[reading.tokens().size()];
        var norms = new double[FeatureGroup.COUNT];
        for (int g = 0; g < norms.length; g++) {
            norms[g] = LinearModel.norm(g, counts[g]);
        }
        for (int i = 0; i < size; i += FIELDS) {
            int from = found[i + 2];
            int to = found[i + 3];
            double part = to > from ? model.pull(found[i + 1], emotion) * norms[found[i]] / (to - from) : 0;
            for (int token = from; token < to; token++) {
                result[token] += part;
            }
        }
        for (int token = 0; token < result.length; token++) {
            var word = pieces[token];
            result[token] += word == null ? 0 : model.pull(word, emotion) * norms[FeatureGroup.PIECES.index()];
        }
        return result;
    }

    /** The raw outputs, before calibration. */
    public double[] outputs() {
        return model.outputs(sums, counts);
    }
}
