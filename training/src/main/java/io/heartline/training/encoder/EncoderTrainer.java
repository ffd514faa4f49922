package io.heartline.training.encoder;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.heartline.scoring.linear.Heads;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Trains all heads of an encoder at once, by AdamW. One thread and one seed give the same weights to the bit. */
final class EncoderTrainer {
    private static final double GRADIENT_MAX = 1;
    private static final int BUCKET = 2048;
    private static final int TEXTS = 16;
    private static final int REPORT = 100;

    private final PtNDManager manager;
    private final Network network;
    private final EncoderSettings settings;
    private final int nuances;
    private final TorchScript loss;
    private final AdamW adam;
    private final Random random;
    private final PrintStream console;
    private int step;
    private int steps;

    EncoderTrainer(
            PtNDManager manager,
            Network network,
            EncoderSettings settings,
            int nuances,
            Random random,
            PrintStream console) {
        this.manager = manager;
        this.network = network;
        this.settings = settings;
        this.nuances = nuances;
        this.random = random;
        this.console = console;
        JniUtils.setSeed(settings.seed());
        loss = TorchScript.load(manager, "loss", Map.of("PLACE", Integer.toString(Heads.NUANCE_FROM + nuances)));
        adam = new AdamW(settings.decay());
        network.learned().values().forEach(part -> part.setRequiresGradient(true));
    }

    /** Trains; {@code after} is told of each finished epoch. */
    void train(List<Example> texts, java.util.function.IntConsumer after) {
        var epochs = new ArrayList<List<List<Example>>>();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            epochs.add(batches(drawn(texts)));
        }
        steps = epochs.stream().mapToInt(List::size).sum();
        for (int epoch = 0; epoch < epochs.size(); epoch++) {
            pass(epoch, epochs.get(epoch));
            after.accept(epoch);
        }
    }

    private void pass(int epoch, List<List<Example>> batches) {
        double sum = 0;
        long pieces = 0;
        long from = System.nanoTime();
        for (int b = 0; b < batches.size(); b++) {
            sum += learn(batches.get(b));
            pieces += batches.get(b).stream()
                    .mapToInt(one -> one.ids().length + 2)
                    .sum();
            if ((b + 1) % REPORT == 0) {
                console.printf(
                        Locale.ROOT,
                        "  epoch %d, batch %,d of %,d: loss %.4f, %,.0f pieces/s, %,d MiB%n",
                        epoch + 1,
                        b + 1,
                        batches.size(),
                        sum / REPORT,
                        pieces * 1e9 / (System.nanoTime() - from),
                        Memory.checked());
                sum = 0;
            }
        }
    }

    /** One step. Everything that it makes belongs to its own manager: without that some 250 MB a step would stay. */
    private double learn(List<Example> texts) {
        try (var own = (PtNDManager) manager.newSubManager();
                var collector = own.getEngine().newGradientCollector()) {
            var batch = Batch.of(own, texts, settings.hidden(), random);
            var targets = Targets.of(own, texts, nuances);
            var value = loss.call(
                    network.outputs(batch, true),
                    targets.emotions(),
                    targets.sentiments(),
                    targets.nuances(),
                    targets.nuanceWeights(),
                    targets.intensity(),
                    targets.intensityWeight());
            collector.backward(value);
            step++;
            float share = share();
            network.learned().forEach((name, part) -> update(name, (PtNDArray) part, share));
            return value.getFloat();
        }
    }

    /** What all gradients are multiplied with, so that together they are no longer than 1: one odd batch must not undo all. */
    private float share() {
        double sum = 0;
        for (var part : network.learned().values()) {
            try (var gradient = part.getGradient();
                    var square = gradient.square();
                    var total = square.sum()) {
                sum += total.getFloat();
            }
        }
        return (float) Math.min(1, GRADIENT_MAX / Math.sqrt(sum));
    }

    private void update(String name, PtNDArray part, float share) {
        boolean head = name.startsWith("head.");
        adam.update(name, part, (head ? settings.headRate() : settings.rate()) * course(), share, step);
    }

    private double course() {
        double done = (double) step / steps;
        return done < settings.warmup() ? done / settings.warmup() : Math.max(0, (1 - done) / (1 - settings.warmup()));
    }

    private List<Example> drawn(List<Example> texts) {
        return texts.stream()
                .filter(one -> random.nextDouble()
                        < settings.part()
                                * settings.shares().getOrDefault(one.label().set(), 1.0))
                .toList();
    }

    /**
     * Batches of texts of about the same length, in random order: filled places cost as much as real ones. The few texts
     * that would be left over in a bucket wait for another epoch, so that there are few shapes: native code is made for
     * each.
     */
    private List<List<Example>> batches(List<Example> texts) {
        var order = new ArrayList<>(texts);
        Collections.shuffle(order, random);
        var batches = new ArrayList<List<Example>>();
        for (int from = 0; from < order.size(); from += BUCKET) {
            var bucket = new ArrayList<>(order.subList(from, Math.min(order.size(), from + BUCKET)));
            bucket.sort(Comparator.comparingInt(one -> one.ids().length));
            for (int i = 0; i + TEXTS <= bucket.size(); ) {
                int j = i + TEXTS;
                while (j + TEXTS <= bucket.size()
                        && (j + TEXTS - i) * Batch.places(bucket.get(j + TEXTS - 1)) <= settings.places()) {
                    j += TEXTS;
                }
                batches.add(List.copyOf(bucket.subList(i, j)));
                i = j;
            }
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    /** The outputs for texts, in their order, with nothing dropped or hidden. */
    List<double[]> outputs(List<Example> texts) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < texts.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> texts.get(i).ids().length));
        var outputs = new double[texts.size()][];
        int width = Heads.NUANCE_FROM + nuances + 1;
        for (int from = 0; from < order.size(); from += 32) {
            var some = order.subList(from, Math.min(order.size(), from + 32));
            try (var own = manager.newSubManager()) {
                var batch = Batch.of(own, some.stream().map(texts::get).toList(), 0, random);
                var values = network.outputs(batch, false).toFloatArray();
                for (int t = 0; t < some.size(); t++) {
                    var row = new double[width];
                    for (int i = 0; i < width; i++) {
                        row[i] = values[t * width + i];
                    }
                    outputs[some.get(t)] = row;
                }
            }
        }
        return List.of(outputs);
    }
}
