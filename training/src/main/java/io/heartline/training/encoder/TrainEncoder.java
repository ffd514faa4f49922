package io.heartline.training.encoder;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import io.heartline.scoring.encoder.Encoder;
import io.heartline.scoring.encoder.Seclusion;
import io.heartline.scoring.encoder.WordPieces;
import io.heartline.scoring.linear.Heads;
import io.heartline.scoring.text.Texts;
import io.heartline.training.Corpus;
import io.heartline.training.Labelled;
import io.heartline.training.Measures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Fine-tunes the encoder of a language and joins it with the linear model: {@code --data DIR --out DIR --language en|zh
 * [--licences open|any] [--seed N] [--epochs N] [--part SHARE] [--from FILE] [--checkpoint FILE] [--work DIR]}. Each epoch
 * draws the share {@code --part} of the texts and leaves a checkpoint in the work folder; {@code --from} one it trains on,
 * with a course of its own; of {@code --checkpoint} it only writes the model.
 */
public final class TrainEncoder {
    private static final int VERSION = 3;

    private final Corpus corpus;
    private final EncoderSettings settings;
    private final Path work;
    private final PrintStream console;

    private TrainEncoder(Corpus corpus, EncoderSettings settings, Path work, PrintStream console) {
        this.corpus = corpus;
        this.settings = settings;
        this.work = work;
        this.console = console;
    }

    /** Trains one encoder. */
    public static void main(String[] args) throws IOException {
        Seclusion.apply();
        var options = new HashMap<String, String>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        var language = options.getOrDefault("--language", "en");
        var settings = EncoderSettings.of(
                language,
                Long.parseLong(options.getOrDefault("--seed", "1")),
                Integer.parseInt(options.getOrDefault("--epochs", "3")),
                Double.parseDouble(options.getOrDefault("--part", "1")));
        var corpus = Corpus.of(
                language,
                Path.of(Objects.requireNonNull(options.get("--data"), "--data is missing")),
                options.getOrDefault("--licences", "any"));
        var out = Files.createDirectories(Path.of(Objects.requireNonNull(options.get("--out"), "--out is missing")));
        var work = Files.createDirectories(Path.of(options.getOrDefault("--work", "target/checkpoints")));
        new TrainEncoder(corpus, settings, work, System.out).train(out, options);
        new TrainBlend(corpus, out, System.out).join(settings);
    }

    private void train(Path out, Map<String, String> options) throws IOException {
        var base = Base.of(corpus.language());
        var random = new Random(settings.seed());
        try (var manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager();
                var tokenizer = Objects.requireNonNull(TrainEncoder.class.getResourceAsStream(base.tokenizer()));
                var weights = Objects.requireNonNull(TrainEncoder.class.getResourceAsStream(base.weights()))) {
            var vocabulary = tokenizer.readAllBytes();
            int nuances = corpus.nuances().size();
            var network =
                    new Network(manager, base, OnnxWeights.read(weights), Heads.NUANCE_FROM + nuances + 1, random);
            for (var option : List.of("--from", "--checkpoint")) {
                if (options.containsKey(option)) {
                    Checkpoint.load(manager, network, Path.of(options.get(option)));
                }
            }
            if (!options.containsKey("--checkpoint")) {
                learn(manager, network, base, vocabulary, random);
            }
            var name = "encoder-" + corpus.language() + "-" + VERSION;
            try (var file = Files.newOutputStream(out.resolve(name + ".onnx"))) {
                OnnxExport.write(file, base, network, Encoder.PIECES_MAX + 2);
            }
            Files.write(out.resolve(name + ".tokenizer.json"), vocabulary);
        }
    }

    private void learn(PtNDManager manager, Network network, Base base, byte[] vocabulary, Random random) {
        try (var pieces = new WordPieces(new ByteArrayInputStream(vocabulary), corpus.language())) {
            var texts = examples(corpus.train(), pieces, base);
            var dev = new LinkedHashMap<String, List<Example>>();
            corpus.dev().forEach((set, some) -> dev.put(set, examples(some, pieces, base)));
            console.printf(
                    Locale.ROOT,
                    "%s: %,d texts, %,d pieces%n",
                    corpus.language(),
                    texts.size(),
                    texts.stream().mapToLong(one -> one.ids().length + 2).sum());
            var trainer = new EncoderTrainer(
                    manager, network, settings, corpus.nuances().size(), random, console);
            trainer.train(texts, epoch -> {
                Checkpoint.save(
                        network,
                        work.resolve(
                                "encoder-" + corpus.language() + "-" + settings.seed() + "-" + (epoch + 1) + ".npz"));
                dev.forEach((set, some) -> report(set, some, trainer.outputs(some)));
            });
        }
    }

    private static List<Example> examples(List<Labelled> texts, WordPieces pieces, Base base) {
        return texts.stream()
                .map(one -> {
                    var ids = pieces.of(Texts.read(one.text())).ids();
                    return new Example(Arrays.copyOf(ids, Math.min(ids.length, base.textMax() - 2)), one);
                })
                .filter(one -> one.ids().length > 0)
                .toList();
    }

    private void report(String set, List<Example> texts, List<double[]> outputs) {
        int nuances = corpus.nuances().size();
        double sum = 0;
        int count = 0;
        for (int n = 0; n < nuances; n++) {
            int nuance = n;
            var said = new java.util.ArrayList<Integer>();
            for (int i = 0; i < texts.size(); i++) {
                var shades = texts.get(i).label().nuances();
                if (shades != null && !Double.isNaN(shades[n])) {
                    said.add(i);
                }
            }
            var gold = new boolean[said.size()];
            for (int i = 0; i < gold.length; i++) {
                gold[i] = Objects.requireNonNull(texts.get(said.get(i)).label().nuances())[nuance] == 1;
            }
            if (Measures.any(gold)) {
                sum += Measures.bestF1(
                        gold,
                        said.stream()
                                .mapToDouble(i -> outputs.get(i)[Heads.NUANCE_FROM + nuance])
                                .toArray());
                count++;
            }
        }
        console.printf(
                Locale.ROOT,
                "  %-12s nuances %.4f emotion %.4f sentiment %.4f%n",
                set,
                count == 0 ? 0 : sum / count,
                macro(texts, outputs, true),
                macro(texts, outputs, false));
    }

    private static double macro(List<Example> texts, List<double[]> outputs, boolean emotions) {
        var gold = new java.util.ArrayList<Integer>();
        var said = new java.util.ArrayList<Integer>();
        for (int i = 0; i < texts.size(); i++) {
            var label = texts.get(i).label();
            var distribution = emotions ? label.emotions() : label.sentiments();
            if (distribution != null) {
                gold.add(Measures.most(distribution));
                said.add(Measures.most(
                        emotions
                                ? Arrays.copyOfRange(outputs.get(i), 0, Heads.SENTIMENT_FROM)
                                : Arrays.copyOfRange(outputs.get(i), Heads.SENTIMENT_FROM, Heads.NUANCE_FROM)));
            }
        }
        return gold.isEmpty()
                ? 0
                : Measures.macroF1(
                        gold.stream().mapToInt(Integer::intValue).toArray(),
                        said.stream().mapToInt(Integer::intValue).toArray());
    }
}
