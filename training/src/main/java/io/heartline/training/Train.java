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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/**
 * Trains the linear models from a folder of public data sets: {@code --data DIR --out DIR [--seed N] [--language en|zh] [--licences open|any]}.
 * The same data and seed give the same files to the byte.
 */
public final class Train {
    private static final String USAGE =
            "usage: --data DIR --out DIR [--seed N] [--language en|zh] [--licences open|any]";
    private static final int VERSION = 2;

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
            new Train(Settings.of(language, seed), folder, System.out)
                    .train(Corpus.of(language, Path.of(data), options.getOrDefault("--licences", "any")));
        }
    }

    private void train(Corpus corpus) throws IOException {
        var texts = corpus.train();
        var dev = corpus.dev();
        console.printf(Locale.ROOT, "%s: %,d texts%n", corpus.language(), texts.size());
        var learned = learned(corpus, texts);
        var figures = new ArrayList<Figure>();
        dev.forEach((set, some) -> figures.addAll(figures(set, some, learned.model())));
        if (dev.size() > 1) {
            dev.forEach((set, some) -> figures.addAll(unseen(corpus, set, some)));
        }
        Figure.print(figures, console);
        write(corpus, learned, figures);
    }

    /** A trained model, and the file of it. */
    @SuppressWarnings("ArrayRecordComponent") // carries a file; nobody compares two of them
    private record Learned(LinearModel model, byte[] file) {}

    private Learned learned(Corpus corpus, List<Labelled> texts) throws IOException {
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
        var bare = model(version, corpus, Calibrator.unfitted(corpus.nuances()), trainer, quantised, vocabulary);
        var intense =
                texts.stream().filter(one -> !Double.isNaN(one.intensity())).toList();
        var measured = corpus.dev().values().stream().flatMap(List::stream).toList();
        var heads = new Calibrator(corpus.nuances(), corpus.nuanceKin(), measured, Calibrator.outputs(bare, measured))
                .fit(bare, intense);
        var file = new ByteArrayOutputStream();
        ModelFile.write(
                file,
                version,
                corpus.language(),
                heads,
                trainer.bias(),
                quantised.scale(),
                vocabulary.keys(),
                quantised.weights());
        return new Learned(model(version, corpus, heads, trainer, quantised, vocabulary), file.toByteArray());
    }

    private static LinearModel model(
            String version,
            Corpus corpus,
            Heads heads,
            LinearTrainer trainer,
            Quantised quantised,
            Vocabulary vocabulary) {
        return new LinearModel(
                version,
                corpus.language(),
                heads,
                trainer.bias(),
                quantised.scale(),
                vocabulary.keys(),
                quantised.weights());
    }

    private static List<Figure> figures(String set, List<Labelled> texts, LinearModel model) {
        return Evaluation.of(set, texts, model.heads().nuances(), one -> model.predict(Texts.read(one)));
    }

    /**
     * How a model that learned from all other sets does on this one: what to expect on a domain that nobody labelled. Its
     * calibration still saw the set's dev texts.
     */
    private List<Figure> unseen(Corpus corpus, String set, List<Labelled> texts) {
        var others =
                corpus.train().stream().filter(one -> !one.set().equals(set)).toList();
        try {
            return figures(set + " (unseen)", texts, learned(corpus, others).model()).stream()
                    .filter(figure -> figure.label().equals("macro"))
                    .toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }

    private void write(Corpus corpus, Learned learned, List<Figure> figures) throws IOException {
        var model = learned.model();
        var file = learned.file();
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
                Card.Learned.of(corpus),
                figures,
                Card.LIMITS);
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(card);
        Files.write(out.resolve(model.version() + ".bin"), file);
        Files.writeString(out.resolve(model.version() + ".card.json"), json + "\n");
        Files.writeString(out.resolve(model.version() + ".md"), card.markdown());
        console.printf(Locale.ROOT, "  %s.bin: %,d bytes, sha256 %s%n", model.version(), file.length, card.checksum());
    }
}
