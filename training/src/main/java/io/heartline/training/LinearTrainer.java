package io.heartline.training;

import io.heartline.scoring.linear.Calibration;
import io.heartline.scoring.linear.Heads;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Logistic regression of all outputs at once: a softmax over the emotions, one over the sentiments, a sigmoid per
 * nuance; AdaGrad, weight decay, dropped features, and the mean of the weights of the later epochs.
 */
final class LinearTrainer {
    /** Without it AdaGrad trusts the first sight of a rare feature; with it a feature must be seen often to weigh. */
    private static final float HEAD_START = 1;

    private static final double EPSILON = 1e-6;

    private final Settings settings;
    private final int width;
    private final int nuances;
    private final float[] weights;
    private final float[] squares;
    private final float[] mean;
    private final double[] bias;
    private final double[] biasSquares;
    private final double[] biasMean;
    private int averaged;

    LinearTrainer(Settings settings, int features, int nuances) {
        this.settings = settings;
        this.nuances = nuances;
        width = Heads.NUANCE_FROM + nuances;
        weights = new float[features * width];
        squares = new float[features * width];
        Arrays.fill(squares, HEAD_START);
        mean = new float[features * width];
        bias = new double[width];
        biasSquares = new double[width];
        biasMean = new double[width];
    }

    void train(List<Encoded> texts) {
        var order = new java.util.ArrayList<>(texts);
        var random = new Random(settings.seed());
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            Collections.shuffle(order, random);
            for (var text : order) {
                step(text, random);
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= (float) settings.decay();
            }
            if (epoch >= settings.epochs() / 2) {
                average();
            }
        }
    }

    /** The mean weights, per feature and output. */
    float[] weights() {
        return mean;
    }

    double[] bias() {
        return biasMean;
    }

    private void step(Encoded text, Random random) {
        var kept = dropped(text, random);
        var outputs = bias.clone();
        for (int g = 0; g < kept.length; g++) {
            add(outputs, kept[g], text.norms()[g]);
        }
        var slopes = slopes(text.label(), outputs);
        for (int g = 0; g < kept.length; g++) {
            double norm = text.norms()[g];
            for (int row : kept[g]) {
                update(row, slopes, norm);
            }
        }
        for (int i = 0; i < width; i++) {
            biasSquares[i] += slopes[i] * slopes[i];
            bias[i] -= settings.rate() * slopes[i] / (Math.sqrt(biasSquares[i]) + EPSILON);
        }
    }

    private int[][] dropped(Encoded text, Random random) {
        if (settings.dropout() == 0) {
            return text.rows();
        }
        var kept = new int[text.rows().length][];
        for (int g = 0; g < kept.length; g++) {
            var rows = text.rows()[g];
            var some = new int[rows.length];
            int count = 0;
            for (int row : rows) {
                if (random.nextFloat() >= settings.dropout()) {
                    some[count++] = row;
                }
            }
            kept[g] = Arrays.copyOf(some, count);
        }
        return kept;
    }

    private void add(double[] outputs, int[] rows, double norm) {
        var sums = new float[width];
        for (int row : rows) {
            int at = row * width;
            for (int i = 0; i < width; i++) {
                sums[i] += weights[at + i];
            }
        }
        for (int i = 0; i < width; i++) {
            outputs[i] += sums[i] * norm;
        }
    }

    /** The slope of the loss by each output; 0 where the set says nothing. */
    private double[] slopes(Labelled label, double[] outputs) {
        var slopes = new double[width];
        exclusive(slopes, outputs, label.emotions(), 0, label.weight());
        exclusive(slopes, outputs, label.sentiments(), Heads.SENTIMENT_FROM, label.weight() * label.sentimentWeight());
        var said = label.nuances();
        if (said != null) {
            for (int i = 0; i < nuances; i++) {
                int at = Heads.NUANCE_FROM + i;
                slopes[at] = Double.isNaN(said[i]) ? 0 : (Calibration.alone(outputs[at]) - said[i]) * label.weight();
            }
        }
        return slopes;
    }

    private static void exclusive(
            double[] slopes,
            double[] outputs,
            double @org.jspecify.annotations.Nullable [] target,
            int from,
            double weight) {
        if (target != null) {
            var said = Calibration.exclusive(outputs, from, target.length, 1);
            for (int i = 0; i < target.length; i++) {
                slopes[from + i] = (said[i] - target[i]) * weight;
            }
        }
    }

    private void update(int row, double[] slopes, double norm) {
        int at = row * width;
        double rate = settings.rate();
        for (int i = 0; i < width; i++) {
            if (slopes[i] != 0) {
                double slope = slopes[i] * norm;
                float square = squares[at + i] += (float) (slope * slope);
                weights[at + i] -= (float) (rate * slope / (Math.sqrt(square) + EPSILON));
            }
        }
    }

    private void average() {
        averaged++;
        float share = 1f / averaged;
        for (int i = 0; i < mean.length; i++) {
            mean[i] += (weights[i] - mean[i]) * share;
        }
        for (int i = 0; i < width; i++) {
            biasMean[i] += (bias[i] - biasMean[i]) * share;
        }
    }
}
