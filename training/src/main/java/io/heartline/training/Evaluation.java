package io.heartline.training;

import io.heartline.scoring.linear.Heads;
import io.heartline.scoring.linear.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Measures a model on one labelled set. */
public final class Evaluation {
    private static final int RESAMPLES = 200;
    private static final double FLAT = 0.3;

    /** A text's gold and what the model said. */
    private record Pair(Labelled gold, Prediction said) {}

    private final String set;
    private final List<String> nuances;
    private final List<Pair> pairs;
    private final List<Figure> figures = new ArrayList<>();

    private Evaluation(String set, List<Labelled> texts, List<String> nuances, Function<String, Prediction> model) {
        this.set = set;
        this.nuances = nuances;
        this.pairs = texts.stream()
                .map(one -> new Pair(one, model.apply(one.text())))
                .toList();
    }

    /**
     * All figures that the labels of the set allow.
     *
     * @param set its name
     * @param texts labelled
     * @param nuances what the model calls its nuances
     * @param model what says something about a text
     */
    public static List<Figure> of(
            String set, List<Labelled> texts, List<String> nuances, Function<String, Prediction> model) {
        var evaluation = new Evaluation(set, texts, nuances, model);
        evaluation.emotions();
        evaluation.nuances();
        evaluation.sentiments();
        evaluation.intensity();
        return evaluation.figures;
    }

    private void emotions() {
        var some = pairs.stream().filter(pair -> pair.gold().emotions() != null).toList();
        if (some.isEmpty()) {
            return;
        }
        add("macro", "emotion-f1-most-probable", some, Evaluation::emotionMacro);
        add("macro", "emotion-f1-tuned-threshold", some, Evaluation::emotionTuned);
        add("macro", "calibration-error", some, Evaluation::calibrationError);
        for (int e = 0; e < Heads.EMOTIONS.size(); e++) {
            int emotion = e;
            if (some.stream().anyMatch(pair -> gold(pair)[emotion] > 0)) {
                var label = Heads.EMOTIONS.get(e);
                add(label, "precision", some, of -> share(of, emotion, true));
                add(label, "recall", some, of -> share(of, emotion, false));
                add(label, "f1", some, of -> emotionF1(of, emotion));
            }
        }
    }

    private void nuances() {
        var some = pairs.stream().filter(pair -> pair.gold().nuances() != null).toList();
        if (!some.isEmpty()) {
            add("macro", "nuance-f1-tuned-threshold", some, of -> nuanceMacro(of, Measures::bestF1));
            add("macro", "nuance-f1-at-0.3", some, of -> nuanceMacro(of, Evaluation::flatF1));
        }
    }

    private void sentiments() {
        var some =
                pairs.stream().filter(pair -> pair.gold().sentiments() != null).toList();
        if (some.isEmpty()) {
            return;
        }
        add(
                "macro",
                "sentiment-f1",
                some,
                of -> Measures.macroF1(
                        ints(of, pair -> Measures.most(sentiment(pair))),
                        ints(of, pair -> Measures.most(pair.said().sentiments()))));
        var polar = some.stream()
                .filter(pair -> sentiment(pair)[0] != sentiment(pair)[2])
                .toList();
        add(
                "macro",
                "polarity-f1-at-0",
                polar,
                of -> Measures.macroF1(
                        ints(of, pair -> sentiment(pair)[2] > sentiment(pair)[0] ? 1 : 0),
                        ints(of, pair -> pair.said().valence() >= 0 ? 1 : 0)));
        add(
                "macro",
                "valence-spearman",
                some,
                of -> Measures.spearman(
                        doubles(of, pair -> pair.said().valence()),
                        doubles(of, pair -> sentiment(pair)[2] - sentiment(pair)[0])));
    }

    private void intensity() {
        var some = pairs.stream()
                .filter(pair -> !Double.isNaN(pair.gold().intensity()))
                .toList();
        if (!some.isEmpty()) {
            add(
                    "macro",
                    "intensity-pearson",
                    some,
                    of -> Measures.pearson(
                            doubles(of, pair -> pair.said().intensity()),
                            doubles(of, pair -> pair.gold().intensity())));
        }
    }

    private static double emotionMacro(List<Pair> of) {
        return Measures.macroF1(
                ints(of, pair -> Measures.most(gold(pair))),
                ints(of, pair -> pair.said().emotion()));
    }

    private static double emotionTuned(List<Pair> of) {
        double sum = 0;
        int count = 0;
        for (int e = 0; e < Heads.EMOTIONS.size(); e++) {
            int emotion = e;
            var gold = booleans(of, pair -> gold(pair)[emotion] > 0);
            if (Measures.any(gold)) {
                sum += Measures.bestF1(gold, doubles(of, pair -> pair.said().emotions()[emotion]));
                count++;
            }
        }
        return sum / count;
    }

    private static double calibrationError(List<Pair> of) {
        return Measures.calibrationError(
                doubles(of, pair -> pair.said().emotions()[pair.said().emotion()]),
                booleans(of, pair -> gold(pair)[pair.said().emotion()] > 0));
    }

    private static double emotionF1(List<Pair> of, int emotion) {
        return Measures.f1(
                booleans(of, pair -> gold(pair)[emotion] > 0),
                booleans(of, pair -> pair.said().emotion() == emotion));
    }

    /** Precision, or recall: hits divided by what was said, or by what is so. */
    private static double share(List<Pair> of, int emotion, boolean precision) {
        int hits = 0;
        int all = 0;
        for (var pair : of) {
            boolean said = pair.said().emotion() == emotion;
            boolean so = gold(pair)[emotion] > 0;
            hits += said && so ? 1 : 0;
            all += (precision ? said : so) ? 1 : 0;
        }
        return all == 0 ? 0 : (double) hits / all;
    }

    private double nuanceMacro(List<Pair> of, Measures.LabelF1 f1) {
        var gold = new ArrayList<double @Nullable []>();
        of.forEach(pair -> gold.add(pair.gold().nuances()));
        return Measures.macroF1(
                gold, nuances.size(), (text, nuance) -> of.get(text).said().nuances()[nuance], f1);
    }

    private static double flatF1(boolean[] gold, double[] scores) {
        var said = new boolean[scores.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = scores[i] >= FLAT;
        }
        return Measures.f1(gold, said);
    }

    private void add(String label, String measure, List<Pair> of, ToDoubleFunction<List<Pair>> value) {
        var random = new Random(set.hashCode() * 31L + measure.hashCode());
        var values = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            values[i] = value.applyAsDouble(
                    random.ints(of.size(), 0, of.size()).mapToObj(of::get).toList());
        }
        Arrays.sort(values);
        figures.add(new Figure(
                set,
                label,
                measure,
                rounded(value.applyAsDouble(of)),
                rounded(values[(int) (RESAMPLES * 0.025)]),
                rounded(values[(int) (RESAMPLES * 0.975)]),
                of.size()));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    private static double[] gold(Pair pair) {
        return java.util.Objects.requireNonNull(pair.gold().emotions());
    }

    private static double[] sentiment(Pair pair) {
        return java.util.Objects.requireNonNull(pair.gold().sentiments());
    }

    private static int[] ints(List<Pair> of, java.util.function.ToIntFunction<Pair> value) {
        return of.stream().mapToInt(value).toArray();
    }

    private static double[] doubles(List<Pair> of, ToDoubleFunction<Pair> value) {
        return of.stream().mapToDouble(value).toArray();
    }

    private static boolean[] booleans(List<Pair> of, java.util.function.Predicate<Pair> value) {
        var result = new boolean[of.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = value.test(of.get(i));
        }
        return result;
    }
}
