package io.heartline.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.heartline.scoring.linear.Heads;
import io.heartline.scoring.linear.LinearModel;
import io.heartline.scoring.linear.ModelFile;
import io.heartline.scoring.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Trains the linear models from a folder of public data sets: {@code --data DIR --out DIR [--seed N] [--language en|zh]}.
 * The same data and seed give the same files to the byte.
 */
public final class Train {
    private static final String USAGE = "usage: --data DIR --out DIR [--seed N] [--language en|zh]";
    private static final int VERSION = 1;

    private final Settings settings;
    private final Path out;
    private final PrintStream console;

    private Train(Settings settings, Path out, PrintStream console) {
        this.settings = settings;
        this.out = out;
        this.console = console;
    }

    /** Trains, measures and writes model, card and readable card for each language. */
    public static void main(String[] args) throws IOException {
        var options = new HashMap<String, String>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        var data = options.get("--data");
        var out = options.get("--out");
        if (data == null || out == null) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
        var folder = Files.createDirectories(Path.of(out));
        for (var language : options.getOrDefault("--language", "en,zh").split(",", -1)) {
            new Train(Settings.of(language, seed), folder, System.out).train(Corpus.of(language, Path.of(data)));
        }
    }

    private void train(Corpus corpus) throws IOException {
        var texts = corpus.train();
        console.printf(Locale.ROOT, "%s: %,d texts%n", corpus.language(), texts.size());
        var vocabulary = Vocabulary.of(texts, settings);
        var encoded = new ArrayList<Encoded>();
        for (var text : texts) {
            encoded.add(Encoded.of(text, vocabulary));
        }
        var trainer =
                new LinearTrainer(settings, vocabulary.size(), corpus.nuances().size());
        trainer.train(encoded);
        encoded.clear();
        var quantised = Quantised.of(
                trainer.weights(), Heads.NUANCE_FROM + corpus.nuances().size());
        var version = "linear-" + corpus.language() + "-" + VERSION;
        var bare = new LinearModel(
                version,
                corpus.language(),
                Calibrator.unfitted(corpus.nuances()),
                trainer.bias(),
                quantised.scale(),
                vocabulary.keys(),
                quantised.weights());
        var dev = corpus.dev();
        var intense =
                texts.stream().filter(one -> !Double.isNaN(one.intensity())).toList();
        var measured = dev.values().stream().flatMap(List::stream).toList();
        var heads = new Calibrator(corpus.nuances(), corpus.nuanceKin(), measured, Calibrator.outputs(bare, measured))
                .fit(bare, intense);
        var bytes = new ByteArrayOutputStream();
        ModelFile.write(
                bytes,
                version,
                corpus.language(),
                heads,
                trainer.bias(),
                quantised.scale(),
                vocabulary.keys(),
                quantised.weights());
        var model = new LinearModel(
                version,
                corpus.language(),
                heads,
                trainer.bias(),
                quantised.scale(),
                vocabulary.keys(),
                quantised.weights());
        write(corpus, texts, model, bytes.toByteArray(), figures(dev, model));
    }

    private List<Figure> figures(Map<String, List<Labelled>> dev, LinearModel model) {
        var figures = new ArrayList<Figure>();
        dev.forEach((set, texts) -> figures.addAll(
                Evaluation.of(set, texts, model.heads().nuances(), one -> model.predict(Texts.read(one)))));
        for (var figure : figures) {
            if (figure.label().equals("macro")) {
                console.printf(
                        Locale.ROOT,
                        "  %-14s %-28s %.4f (%.4f to %.4f, n %,d)%n",
                        figure.set(),
                        figure.measure(),
                        figure.value(),
                        figure.low(),
                        figure.high(),
                        figure.n());
            }
        }
        return figures;
    }

    private void write(Corpus corpus, List<Labelled> texts, LinearModel model, byte[] file, List<Figure> figures)
            throws IOException {
        var counts = texts.stream().collect(Collectors.groupingBy(Labelled::set, Collectors.counting()));
        var learned = corpus.dataSets().stream()
                .map(set -> new Card.Learned(set.id(), set.what(), set.licence(), counts.getOrDefault(set.id(), 0L)))
                .toList();
        var card = new Card(
                model.version(),
                model.language(),
                "linear",
                Card.sha256(file),
                file.length,
                """
                        A linear model over hashed words and character n-grams for texts in `%s`: seven exclusive emotions, three \
                        sentiments (valence is the probability of positive less that of negative), independent nuances, intensity. \
                        %,d features. Trained by `io.heartline.training.Train` with seed %d.""".formatted(model.language(), model.size(), settings.seed()),
                settings,
                learned,
                figures,
                Card.LIMITS);
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(card);
        Files.write(out.resolve(model.version() + ".bin"), file);
        Files.writeString(out.resolve(model.version() + ".card.json"), json + "\n");
        Files.writeString(out.resolve(model.version() + ".md"), card.markdown());
        console.printf(Locale.ROOT, "  %s.bin: %,d bytes, sha256 %s%n", model.version(), file.length, card.checksum());
    }
}
