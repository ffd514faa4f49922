package io.heartline.scoring.linear;

/**
 * Turns the raw outputs of a model into probabilities. It uses {@link StrictMath} throughout: {@code Math.exp} may give
 * another last digit once the compiler has replaced it.
 */
public final class Calibration {
    /** Which sentiment an emotion goes with, −1 for either; joy is positive, surprise may be anything. */
    private static final int[] KIN = {2, 0, 0, 0, -1, 0, 1};

    private static final double FLOOR = 1e-6;

    private Calibration() {}

    /** The probabilities of outputs of which exactly one holds. */
    public static double[] exclusive(double[] outputs, int from, int count, double slope) {
        var logs = new double[count];
        for (int i = 0; i < count; i++) {
            logs[i] = slope * outputs[from + i];
        }
        return exclusive(logs);
    }

    /** The probabilities of logarithms of odds of which exactly one holds. */
    public static double[] exclusive(double[] logs) {
        double max = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            max = Math.max(max, log);
        }
        var result = new double[logs.length];
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            result[i] = StrictMath.exp(logs[i] - max);
            sum += result[i];
        }
        for (int i = 0; i < result.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    /** The probability of one output by itself. */
    public static double alone(double log) {
        return 1 / (1 + StrictMath.exp(-log));
    }

    /**
     * The emotions' logarithms once the sentiment has had its say: a product of experts, in which surprise, which may be
     * good or bad, listens to neither side. The shifts are added to each.
     */
    public static double[] agreed(
            double[] emotions, double[] sentiments, double agreement, double slope, double[] shifts) {
        var logs = new double[emotions.length];
        for (int i = 0; i < logs.length; i++) {
            double kin = KIN[i] < 0 ? 1.0 / sentiments.length : sentiments[KIN[i]];
            logs[i] = slope * (log(emotions[i]) + agreement * log(kin)) + shifts[i];
        }
        return logs;
    }

    /** The same with nothing added. */
    public static double[] agreed(double[] emotions, double[] sentiments, double agreement, double slope) {
        return agreed(emotions, sentiments, agreement, slope, new double[emotions.length]);
    }

    /** The logarithm of the probability of the side of an emotion; 0 for none. */
    public static double side(double[] emotions, int emotion) {
        return switch (emotion) {
            case -1 -> 0;
            case 0, 4, 6 -> log(emotions[emotion]);
            default -> log(emotions[1] + emotions[2] + emotions[3] + emotions[5]);
        };
    }

    private static double log(double probability) {
        return StrictMath.log(Math.max(FLOOR, probability));
    }

    /**
     * Applies all that the heads say to raw outputs.
     *
     * @param outputs in the order of {@link Heads}, and after them the intensity if the model has an output for it
     * @param style of {@link Style}
     * @param known the share of known words
     */
    public static Prediction apply(Heads heads, double[] outputs, double[] style, double known) {
        var sentiments = exclusive(outputs, Heads.SENTIMENT_FROM, Heads.SENTIMENTS.size(), heads.sentimentSlope());
        var emotions = exclusive(agreed(
                exclusive(outputs, 0, Heads.EMOTIONS.size(), heads.emotionSlope()),
                sentiments,
                heads.agreement(),
                heads.agreedSlope(),
                heads.emotionShifts()));
        int count = heads.nuances().size();
        var nuances = new double[count];
        for (int i = 0; i < count; i++) {
            nuances[i] = alone(heads.nuanceSlope() * outputs[Heads.NUANCE_FROM + i]
                    + heads.nuanceAgreement() * side(emotions, heads.nuanceKin()[i])
                    + heads.nuanceShifts()[i]);
        }
        return new Prediction(
                emotions, sentiments, nuances, intensity(heads, outputs, style, emotions[emotions.length - 1]), known);
    }

    /** How strongly something is felt; a text that is surely neutral comes out weak, a doubtful one is left as it is. */
    private static double intensity(Heads heads, double[] outputs, double[] style, double neutral) {
        var weights = heads.intensityWeights();
        double sum = heads.intensityShift();
        int count = heads.nuances().size();
        for (int i = 0; i < count; i++) {
            sum += weights[i] * outputs[Heads.NUANCE_FROM + i];
        }
        for (int i = 0; i < style.length; i++) {
            sum += weights[count + i] * style[i];
        }
        if (outputs.length > heads.size()) {
            sum += weights[count + style.length] * outputs[heads.size()];
        }
        return alone(sum) * (1 - neutral * neutral);
    }
}
