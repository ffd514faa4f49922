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
public final class Calibrator {
    private static final double AGREEMENT = 0.5;
    private static final double FLOOR = 1e-6;
    private static final int STEPS = 400;
    private static final double STEP = 0.3;
    private static final double RIDGE = 1e-3;

    private final List<String> nuances;
    private final int[] kin;
    private final List<Labelled> dev;
    private final List<double[]> outputs;

    /**
     * Takes what to fit on.
     *
     * @param nuances the nuances of the model
     * @param kin per nuance the index of the basic emotion that it is a shade of
     * @param dev labelled texts
     * @param outputs the model's raw outputs for them
     */
    public Calibrator(List<String> nuances, int[] kin, List<Labelled> dev, List<double[]> outputs) {
        this.nuances = List.copyOf(nuances);
        this.kin = kin.clone();
        this.dev = List.copyOf(dev);
        this.outputs = List.copyOf(outputs);
    }

    /** Heads that leave everything as it is. */
    static Heads unfitted(List<String> nuances) {
        int count = nuances.size();
        return new Heads(
                nuances,
                new int[count],
                1,
                0,
                new double[count],
                1,
                1,
                0,
                1,
                new double[Heads.EMOTIONS.size()],
                new double[count + Style.SIZE],
                0);
    }

    /** Fits a linear model; {@code intense} are texts with an intensity, with which the nuances were not trained. */
    Heads fit(LinearModel raw, List<Labelled> intense) {
        var intensity = fitIntensity(raw, intense);
        int count = nuances.size() + Style.SIZE;
        return fit(Arrays.copyOf(intensity, count), intensity[count], new double[Heads.EMOTIONS.size()]);
    }

    /** Fits a model that has an output of its own for the intensity; it also learns how common each emotion is. */
    public Heads fit() {
        var weights = new double[nuances.size() + Style.SIZE + 1];
        weights[weights.length - 1] = 1;
        var heads = fit(weights, 0, new double[Heads.EMOTIONS.size()]);
        return fit(weights, 0, fitShifts(heads));
    }

    private Heads fit(double[] intensityWeights, double intensityShift, double[] shifts) {
        double emotionSlope = best(slope -> loss(i -> Calibration.exclusive(outputs.get(i), 0, 7, slope), true));
        double sentimentSlope = best(slope -> loss(i -> sentiments(i, slope), false));
        double agreedSlope = best(slope -> loss(i -> agreed(i, emotionSlope, sentimentSlope, slope, shifts), true));
        var emotions = new double[dev.size()][];
        for (int i = 0; i < emotions.length; i++) {
            emotions[i] = agreed(i, emotionSlope, sentimentSlope, agreedSlope, shifts);
        }
        var nuance = fitNuances(emotions);
        return new Heads(
                nuances,
                kin,
                nuance[0],
                nuance[1],
                Arrays.copyOfRange(nuance, 2, 2 + nuances.size()),
                emotionSlope,
                sentimentSlope,
                AGREEMENT,
                agreedSlope,
                shifts,
                intensityWeights,
                intensityShift);
    }

    /** The least cross-entropy of the emotions at the best slope: what a mixture of models is judged by. */
    public double emotionLoss() {
        double slope = best(one -> loss(i -> Calibration.exclusive(outputs.get(i), 0, 7, one), true));
        return loss(i -> Calibration.exclusive(outputs.get(i), 0, 7, slope), true);
    }

    /** The least cross-entropy of the sentiments at the best slope. */
    public double sentimentLoss() {
        double slope = best(one -> loss(i -> sentiments(i, one), false));
        return loss(i -> sentiments(i, slope), false);
    }

    /** What is added to the logarithm of each emotion, by steepest descent of the cross-entropy. */
    private double[] fitShifts(Heads heads) {
        var shifts = new double[Heads.EMOTIONS.size()];
        var squares = new double[shifts.length];
        for (int step = 0; step < STEPS; step++) {
            var slopes = new double[shifts.length];
            for (int i = 0; i < dev.size(); i++) {
                double @Nullable [] gold = dev.get(i).emotions();
                if (gold != null) {
                    var said = agreed(i, heads.emotionSlope(), heads.sentimentSlope(), heads.agreedSlope(), shifts);
                    for (int e = 0; e < shifts.length; e++) {
                        slopes[e] += said[e] - gold[e];
                    }
                }
            }
            descend(shifts, slopes, squares);
        }
        return shifts;
    }

    private double[] sentiments(int i, double slope) {
        return Calibration.exclusive(outputs.get(i), Heads.SENTIMENT_FROM, Heads.SENTIMENTS.size(), slope);
    }

    private double[] agreed(int i, double emotionSlope, double sentimentSlope, double slope, double[] shifts) {
        return Calibration.exclusive(Calibration.agreed(
                Calibration.exclusive(outputs.get(i), 0, Heads.EMOTIONS.size(), emotionSlope),
                sentiments(i, sentimentSlope),
                AGREEMENT,
                slope,
                shifts));
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

    /** The raw outputs of a linear model for texts. */
    static List<double[]> outputs(LinearModel model, List<Labelled> texts) {
        return texts.stream().map(one -> model.outputs(Texts.read(one.text()))).toList();
    }
}
