package io.heartline.training.encoder;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.heartline.scoring.encoder.Encoder;
import io.heartline.scoring.engine.Blend;
import io.heartline.scoring.engine.BlendEngine;
import io.heartline.scoring.linear.Heads;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.linear.ModelFile;
import io.heartline.scoring.text.Texts;
import io.heartline.training.Calibrator;
import io.heartline.training.Card;
import io.heartline.training.Corpus;
import io.heartline.training.Evaluation;
import io.heartline.training.Figure;
import io.heartline.training.Labelled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Joins the linear model and the encoder of a language: chooses the encoder's shares on the dev sets, calibrates the mean,
 * measures, and writes the blend with its card. It runs the very encoder that the service runs.
 */
final class TrainBlend {
    private static final int STEPS = 20;
    private static final double HARM = 1.02;
    private static final int LINEAR_VERSION = 2;
    private static final int VERSION = 3;

    private final Corpus corpus;
    private final Path models;
    private final PrintStream console;

    TrainBlend(Corpus corpus, Path models, PrintStream console) {
        this.corpus = corpus;
        this.models = models;
        this.console = console;
    }

    /** Reads linear model and encoder from the folder of the models and writes the blend into it. */
    void join(EncoderSettings settings) throws IOException {
        var language = corpus.language();
        var linearName = "linear-" + language + "-" + LINEAR_VERSION;
        var encoderName = "encoder-" + language + "-" + VERSION;
        var linearFile = Files.readAllBytes(models.resolve(linearName + ".bin"));
        var graph = Files.readAllBytes(models.resolve(encoderName + ".onnx"));
        var tokenizer = Files.readAllBytes(models.resolve(encoderName + ".tokenizer.json"));
        var linear = ModelFile.read(new ByteArrayInputStream(linearFile));
        try (var encoder = new Encoder(encoderName, language, graph, tokenizer)) {
            var blend = fitted(linear, encoder, Card.sha256(linearFile), Card.sha256(graph));
            var json = json(blend);
            var engine = new BlendEngine(blend, linear, encoder, 2);
            var figures = new ArrayList<Figure>();
            corpus.dev()
                    .forEach((set, texts) -> figures.addAll(Evaluation.of(
                            set,
                            texts,
                            blend.heads().nuances(),
                            text -> engine.read(text, Texts.read(text)).prediction())));
            write(blend, json, linearFile.length + graph.length, settings, figures);
        }
    }

    /** What the encoder says of a text, and how many tokens the text has. */
    @SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
    private record Encoded(double[] outputs, int tokens) {}

    private Blend fitted(LinearModel linear, Encoder encoder, String linearChecksum, String encoderChecksum) {
        var dev = corpus.dev().values().stream().flatMap(List::stream).toList();
        var of = new ArrayList<double[]>();
        var by = new ArrayList<Encoded>();
        for (var text : dev) {
            var reading = Texts.read(text.text());
            of.add(linear.outputs(reading));
            by.add(new Encoded(encoder.outputs(reading), reading.tokens().size()));
        }
        double emotions = best(overSets((share, from, to) -> calibrator(
                        dev.subList(from, to), of.subList(from, to), by.subList(from, to), share, 0, 0)
                .emotionLoss()));
        double sentiments = best(overSets((share, from, to) -> calibrator(
                        dev.subList(from, to), of.subList(from, to), by.subList(from, to), 0, share, 0)
                .sentimentLoss()));
        double nuances = best(share -> -nuanceF1(dev, of, by, share));
        var heads = calibrator(dev, of, by, emotions, sentiments, nuances).fit();
        return new Blend(
                "blend-" + corpus.language() + "-" + VERSION,
                corpus.language(),
                linear.version(),
                linearChecksum,
                encoder.version(),
                encoderChecksum,
                emotions,
                sentiments,
                nuances,
                heads);
    }

    private interface Loss {
        double of(double share, int from, int to);
    }

    /**
     * The mean of the losses of the dev sets: a large set must not decide for the others, and a share that makes one set
     * clearly worse than the linear model alone is out of the question.
     */
    private ToDoubleFunction<Double> overSets(Loss loss) {
        return share -> {
            double sum = 0;
            int from = 0;
            for (var set : corpus.dev().values()) {
                double value = loss.of(share, from, from + set.size());
                if (value > HARM * loss.of(0, from, from + set.size())) {
                    return Double.POSITIVE_INFINITY;
                }
                sum += value;
                from += set.size();
            }
            return sum;
        };
    }

    /** The share with the least loss. */
    private static double best(ToDoubleFunction<Double> loss) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> (double) step / STEPS)
                .min(java.util.Comparator.comparingDouble(loss))
                .orElseThrow();
    }

    private Calibrator calibrator(
            List<Labelled> dev,
            List<double[]> of,
            List<Encoded> by,
            double emotions,
            double sentiments,
            double nuances) {
        var outputs = new ArrayList<double[]>();
        for (int i = 0; i < dev.size(); i++) {
            outputs.add(mixture(emotions, sentiments, nuances)
                    .mean(of.get(i), by.get(i).outputs(), by.get(i).tokens()));
        }
        return new Calibrator(corpus.nuances(), corpus.nuanceKin(), dev, outputs);
    }

    private Blend mixture(double emotions, double sentiments, double nuances) {
        int count = corpus.nuances().size();
        var heads = new Heads(
                corpus.nuances(), new int[count], 1, 0, new double[count], 1, 1, 0, 1, new double[7], new double[0], 0);
        return new Blend("", corpus.language(), "", "", "", "", emotions, sentiments, nuances, heads);
    }

    /** The macro-F1 of the nuances with a threshold for each: what a nuance is used with. */
    private double nuanceF1(List<Labelled> dev, List<double[]> of, List<Encoded> by, double share) {
        double sum = 0;
        int count = 0;
        var mixture = mixture(0, 0, share);
        for (int n = 0; n < corpus.nuances().size(); n++) {
            var gold = new ArrayList<Boolean>();
            var said = new ArrayList<Double>();
            for (int i = 0; i < dev.size(); i++) {
                var shades = dev.get(i).nuances();
                if (shades != null && !Double.isNaN(shades[n])) {
                    gold.add(shades[n] == 1);
                    said.add(mixture.mean(
                                    of.get(i), by.get(i).outputs(), by.get(i).tokens())[Heads.NUANCE_FROM + n]);
                }
            }
            var flags = new boolean[gold.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = gold.get(i);
            }
            if (io.heartline.training.Measures.any(flags)) {
                sum += io.heartline.training.Measures.bestF1(
                        flags, said.stream().mapToDouble(Double::doubleValue).toArray());
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private void write(Blend blend, byte[] json, long bytes, EncoderSettings settings, List<Figure> figures)
            throws IOException {
        Figure.print(figures, console);
        var base = Base.of(blend.language());
        var card = new Card(
                blend.model(),
                blend.language(),
                "blend",
                Card.sha256(json),
                bytes,
                String.format(
                        Locale.ROOT,
                        """
                        The raw outputs of `%s` and of `%s`, averaged with the shares %.2f (emotions), %.2f (sentiments) and %.2f \\
                        (nuances) for the encoder and calibrated on the dev sets below. The encoder is %s (%s), %d layers of %d, \\
                        fine-tuned on all heads at once, its matrices quantised to bytes per column and its activations per text.""",
                        blend.linear(),
                        blend.encoder(),
                        blend.emotionShare(),
                        blend.sentimentShare(),
                        blend.nuanceShare(),
                        base.name(),
                        base.licence(),
                        base.layers(),
                        base.size()),
                Map.of("encoder", settings),
                Card.Learned.of(corpus),
                figures,
                Card.LIMITS);
        Files.write(models.resolve(blend.model() + ".json"), json);
        Files.write(models.resolve(blend.model() + ".card.json"), json(card));
        Files.writeString(models.resolve(blend.model() + ".md"), card.markdown());
    }

    private static byte[] json(Object value) throws IOException {
        return (new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value) + "\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
