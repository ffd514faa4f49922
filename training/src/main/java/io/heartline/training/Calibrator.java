package io.heartline.training;

import io.heartline.scoring.linear.Calibration;
import io.heartline.scoring.linear.Heads;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.linear.Style;
import io.heartline.scoring.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fits, on texts that were not trained on, how raw outputs become probabilities. */
final class Calibrator {
    private static final double AGREEMENT = 0.5;
    private static final double FLOOR = 1e-6;
    private static final int STEPS = 400;
    private static final double STEP = 0.3;
    private static final double RIDGE = 1e-3;

    private final List<String> nuances;
    private final int[] kin;
    private final List<Labelled> dev;
    private final List<double[]> outputs;

    /** Takes a model whose heads are not yet fitted. */
    Calibrator(LinearModel raw, int[] kin, List<Labelled> dev) {
        this.nuances = raw.heads().nuances();
        this.kin = kin.clone();
        this.dev = dev;
        this.outputs = outputs(raw, dev);
    }

    /** Heads that leave everything as it is. */
    static Heads unfitted(List<String> nuances) {
        int count = nuances.size();
        return new Heads(
                nuances, new int[count], 1, 0, new double[count], 1, 1, 0, 1, new double[count + Style.SIZE], 0);
    }

    /** Fits all; {@code intense} are texts with an intensity, with which the nuances were not trained. */
    Heads fit(LinearModel raw, List<Labelled> intense) {
        double emotionSlope = best(slope -> loss(i -> Calibration.exclusive(outputs.get(i), 0, 7, slope), true));
        double sentimentSlope = best(slope -> loss(i -> sentiments(i, slope), false));
        double agreedSlope = best(slope -> loss(i -> agreed(i, emotionSlope, sentimentSlope, slope), true));
        var emotions = new double[dev.size()][];
        for (int i = 0; i < emotions.length; i++) {
            emotions[i] = agreed(i, emotionSlope, sentimentSlope, agreedSlope);
        }
        var nuance = fitNuances(emotions);
        var intensity = fitIntensity(raw, intense);
        int count = nuances.size();
        return new Heads(
                nuances,
                kin,
                nuance[0],
                nuance[1],
                Arrays.copyOfRange(nuance, 2, 2 + count),
                emotionSlope,
                sentimentSlope,
                AGREEMENT,
                agreedSlope,
                Arrays.copyOf(intensity, count + Style.SIZE),
                intensity[count + Style.SIZE]);
    }

    private double[] sentiments(int i, double slope) {
        return Calibration.exclusive(outputs.get(i), Heads.SENTIMENT_FROM, Heads.SENTIMENTS.size(), slope);
    }

    private double[] agreed(int i, double emotionSlope, double sentimentSlope, double slope) {
        return Calibration.exclusive(Calibration.agreed(
                Calibration.exclusive(outputs.get(i), 0, Heads.EMOTIONS.size(), emotionSlope),
                sentiments(i, sentimentSlope),
                AGREEMENT,
                slope));
    }

    private interface Said {
        double[] of(int text);
    }

    /** Mean cross-entropy over the texts whose set says something. */
    private double loss(Said said, boolean emotion) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < dev.size(); i++) {
            double @Nullable [] gold =
                    emotion ? dev.get(i).emotions() : dev.get(i).sentiments();
            if (gold != null) {
                var probabilities = said.of(i);
                for (int k = 0; k < gold.length; k++) {
                    sum -= gold[k] * Math.log(Math.max(FLOOR, probabilities[k]));
                }
                count++;
            }
        }
        return sum / Math.max(1, count);
    }

    private static double best(DoubleUnaryOperator loss) {
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int step = 6; step <= 60; step++) {
            double slope = step / 20.0;
            double value = loss.applyAsDouble(slope);
            if (value < least) {
                least = value;
                best = slope;
            }
        }
        return best;
    }

    /** One slope and one agreement for all nuances, a shift for each: few numbers, so that little is tuned to the set. */
    private double[] fitNuances(double[][] emotions) {
        int count = nuances.size();
        var fitted = new double[2 + count];
        fitted[0] = 1;
        var squares = new double[2 + count];
        for (int step = 0; step < STEPS; step++) {
            var slopes = new double[2 + count];
            for (int i = 0; i < emotions.length; i++) {
                double @Nullable [] said = dev.get(i).nuances();
                for (int n = 0; said != null && n < count; n++) {
                    if (!Double.isNaN(said[n])) {
                        double output = outputs.get(i)[Heads.NUANCE_FROM + n];
                        double side = Calibration.side(emotions[i], kin[n]);
                        double miss =
                                Calibration.alone(fitted[0] * output + fitted[1] * side + fitted[2 + n]) - said[n];
                        slopes[0] += miss * output;
                        slopes[1] += miss * side;
                        slopes[2 + n] += miss;
                    }
                }
            }
            descend(fitted, slopes, squares);
        }
        return fitted;
    }

    /** A logistic regression of the intensity on the nuances' outputs and on how the text is written. */
    private double[] fitIntensity(LinearModel raw, List<Labelled> texts) {
        int count = nuances.size() + Style.SIZE;
        var rows = new double[texts.size()][];
        for (int i = 0; i < rows.length; i++) {
            var reading = Texts.read(texts.get(i).text());
            rows[i] = Arrays.copyOf(
                    Arrays.copyOfRange(
                            raw.outputs(reading), Heads.NUANCE_FROM, raw.heads().size()),
                    count);
            System.arraycopy(Style.of(reading), 0, rows[i], nuances.size(), Style.SIZE);
        }
        var fitted = new double[count + 1];
        var squares = new double[count + 1];
        for (int step = 0; step < STEPS; step++) {
            var slopes = new double[count + 1];
            for (int i = 0; i < rows.length; i++) {
                double sum = fitted[count];
                for (int k = 0; k < count; k++) {
                    sum += fitted[k] * rows[i][k];
                }
                double miss = (Calibration.alone(sum) - texts.get(i).intensity()) / rows.length;
                for (int k = 0; k < count; k++) {
                    slopes[k] += miss * rows[i][k];
                }
                slopes[count] += miss;
            }
            for (int k = 0; k < count; k++) {
                slopes[k] += RIDGE * fitted[k];
            }
            descend(fitted, slopes, squares);
        }
        return fitted;
    }

    private static void descend(double[] values, double[] slopes, double[] squares) {
        for (int k = 0; k < values.length; k++) {
            squares[k] += slopes[k] * slopes[k];
            values[k] -= squares[k] == 0 ? 0 : STEP * slopes[k] / Math.sqrt(squares[k]);
        }
    }

    private static List<double[]> outputs(LinearModel model, List<Labelled> texts) {
        return texts.stream().map(one -> model.outputs(Texts.read(one.text()))).toList();
    }
}
