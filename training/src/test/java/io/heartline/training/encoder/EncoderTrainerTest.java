package io.heartline.training.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.heartline.scoring.encoder.WordPieces;
import io.heartline.scoring.linear.Heads;
import io.heartline.training.Labelled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Trains a network of two small layers on texts in which one piece decides. */
class EncoderTrainerTest {
    private static final int SIZE = 32;
    private static final int WORDS = 128;
    private static final int PLACES = 64;
    private static final int GLAD = 5;
    private static final int CROSS = 6;
    private static final Base BASE = new Base("tiny", "none", "", "", 2, SIZE, 4, 16);
    private static final EncoderSettings SETTINGS =
            new EncoderSettings(3, 12, 1, 3e-3, 1e-2, 0.01, 0.1, 0, 256, Map.of());

    @Test
    void what_was_learned_is_said_of_new_texts_by_the_network_and_by_the_written_graph() throws Exception {
        try (var manager = manager()) {
            var network = network(manager);
            var trainer = trainer(manager, network);

            // when
            trainer.train(texts(new Random(1), 256), epoch -> {});

            var fresh = texts(new Random(2), 64);
            var outputs = trainer.outputs(fresh);
            var graph = new ByteArrayOutputStream();
            OnnxExport.write(graph, BASE, network, PLACES);
            for (int i = 0; i < fresh.size(); i++) {
                var gold = Objects.requireNonNull(fresh.get(i).label().emotions());
                assertThat(outputs.get(i)[0] > outputs.get(i)[1]).isEqualTo(gold[0] == 1);
                assertThat(cosine(run(graph.toByteArray(), fresh.get(i).ids()), outputs.get(i)))
                        .isGreaterThan(0.999);
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_weights_to_the_bit() {
        assertThat(learned()).isEqualTo(learned());
    }

    @Test
    void a_written_tensor_is_read_as_it_was() throws IOException {
        var graph = new OnnxGraph();
        graph.floats("w", new float[] {1, -2.5f, 3, 0, 1e-9f, 7}, 2, 3);
        graph.node("MatMul", "/encoder/product", List.of("x", "w"), Map.of());
        var out = new ByteArrayOutputStream();

        // when
        graph.write(out, "g", "ids", "outputs");

        var tensor =
                OnnxWeights.read(new ByteArrayInputStream(out.toByteArray())).of("/encoder/product");
        assertThat(tensor.dims()).containsExactly(2, 3);
        assertThat(tensor.values()).containsExactly(1, -2.5f, 3, 0, 1e-9f, 7);
    }

    private static List<Float> learned() {
        try (var manager = manager()) {
            var network = network(manager);
            trainer(manager, network).train(texts(new Random(1), 64), epoch -> {});
            var all = new ArrayList<Float>();
            network.learned().values().forEach(part -> {
                for (float value : part.toFloatArray()) {
                    all.add(value);
                }
            });
            return all;
        }
    }

    private static PtNDManager manager() {
        return (PtNDManager) Engine.getEngine("PyTorch").newBaseManager();
    }

    private static Network network(PtNDManager manager) {
        return new Network(manager, BASE, published(), Heads.NUANCE_FROM + 1 + 1, new Random(3));
    }

    private static EncoderTrainer trainer(PtNDManager manager, Network network) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new EncoderTrainer(manager, network, SETTINGS, 1, new Random(3), nowhere);
    }

    /** Random pieces, among them one that makes the text glad or cross. */
    private static List<Example> texts(Random random, int count) {
        var texts = new ArrayList<Example>();
        for (int t = 0; t < count; t++) {
            boolean glad = random.nextBoolean();
            var ids = random.longs(4 + random.nextInt(6), 10, 90).toArray();
            ids[random.nextInt(ids.length)] = glad ? GLAD : CROSS;
            texts.add(new Example(
                    ids,
                    new Labelled(
                            "toy",
                            "",
                            new double[] {glad ? 1 : 0, glad ? 0 : 1, 0, 0, 0, 0, 0},
                            new double[] {glad ? 0 : 1, 0, glad ? 1 : 0},
                            new double[] {glad ? 1 : 0},
                            0.5,
                            1,
                            1)));
        }
        return texts;
    }

    /** A file of random weights as an exporter would name them. */
    private static OnnxWeights published() {
        var random = new Random(7);
        var graph = new OnnxGraph();
        graph.floats("embeddings.word_embeddings.weight", some(random, WORDS * SIZE, 1), WORDS, SIZE);
        graph.floats("embeddings.position_embeddings.weight", some(random, PLACES * SIZE, 0.1), PLACES, SIZE);
        graph.floats("embeddings.token_type_embeddings.weight", some(random, 2 * SIZE, 0.1), 2, SIZE);
        graph.floats("embeddings.LayerNorm.weight", ones(), SIZE);
        graph.floats("embeddings.LayerNorm.bias", new float[SIZE], SIZE);
        for (int i = 0; i < BASE.layers(); i++) {
            var node = "/encoder/layer." + i + "/";
            var name = "encoder.layer." + i + ".";
            for (var part : List.of("query", "key", "value")) {
                matrix(graph, random, node + "attention/self/" + part + "/MatMul", SIZE, SIZE);
                graph.floats(name + "attention.self." + part + ".bias", new float[SIZE], SIZE);
            }
            matrix(graph, random, node + "attention/output/dense/MatMul", SIZE, SIZE);
            matrix(graph, random, node + "intermediate/dense/MatMul", SIZE, 4 * SIZE);
            matrix(graph, random, node + "output/dense/MatMul", 4 * SIZE, SIZE);
            graph.floats(name + "attention.output.dense.bias", new float[SIZE], SIZE);
            graph.floats(name + "intermediate.dense.bias", new float[4 * SIZE], 4 * SIZE);
            graph.floats(name + "output.dense.bias", new float[SIZE], SIZE);
            for (var part : List.of("attention.output", "output")) {
                graph.floats(name + part + ".LayerNorm.weight", ones(), SIZE);
                graph.floats(name + part + ".LayerNorm.bias", new float[SIZE], SIZE);
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            graph.write(out, "tiny", "ids", "outputs");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return OnnxWeights.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static void matrix(OnnxGraph graph, Random random, String node, int from, int to) {
        graph.floats(node + ".matrix", some(random, from * to, 0.2), from, to);
        graph.node("MatMul", node, List.of("x", node + ".matrix"), Map.of());
    }

    private static float[] ones() {
        var ones = new float[SIZE];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] some(Random random, int count, double spread) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * spread);
        }
        return values;
    }

    private static double[] run(byte[] graph, long[] ids) throws OrtException {
        var marked = new long[ids.length + 2];
        marked[0] = WordPieces.BEGIN;
        System.arraycopy(ids, 0, marked, 1, ids.length);
        marked[ids.length + 1] = WordPieces.END;
        var environment = OrtEnvironment.getEnvironment();
        try (var session = environment.createSession(graph);
                var input = OnnxTensor.createTensor(environment, LongBuffer.wrap(marked), new long[] {marked.length});
                var result = session.run(Map.of("ids", input))) {
            var values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            var outputs = new double[values.remaining()];
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] = values.get(i);
            }
            return outputs;
        }
    }

    private static double cosine(double[] a, double[] b) {
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            both += a[i] * b[i];
            squaresA += a[i] * a[i];
            squaresB += b[i] * b[i];
        }
        return both / Math.sqrt(squaresA * squaresB);
    }
}
