package io.heartline.training.encoder;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a trained network for ONNX Runtime: one text at a time, so that no text changes the score of another, matrices
 * as signed bytes with a scale per column, and activations quantised per text. One text a call also needs no mask.
 */
final class OnnxExport {
    private static final String X = "x";
    private static final int BYTE_MAX = 127;
    private static final float EPSILON = 1e-12f;

    private final OnnxGraph graph = new OnnxGraph();
    private final Base base;
    private final Network network;
    private final int placesMax;

    private OnnxExport(Base base, Network network, int placesMax) {
        this.base = base;
        this.network = network;
        this.placesMax = placesMax;
    }

    /** Writes the graph; a text may have {@code placesMax} pieces, the first and the last mark included. */
    static void write(OutputStream out, Base base, Network network, int placesMax) throws IOException {
        var export = new OnnxExport(base, network, placesMax);
        var x = export.embedded();
        for (int i = 0; i < base.layers(); i++) {
            x = export.layer(i, x);
        }
        export.head(x);
        export.graph.write(out, "encoder", "ids", "outputs");
    }

    private String embedded() {
        int size = base.size();
        var words = values(network.fixed(), "word_embeddings.weight");
        var rows = quantised(words, words.length / size, size, true);
        graph.bytes("words", rows.values(), words.length / size, size);
        graph.floats("words.scale", rows.scales(), words.length / size, 1);
        var places = values(network.fixed(), "position_embeddings.weight");
        var segments = values(network.fixed(), "token_type_embeddings.weight");
        var standing = new float[placesMax * size];
        for (int i = 0; i < standing.length; i++) {
            standing[i] = places[i] + segments[i % size];
        }
        graph.floats("places", standing, placesMax, size);
        graph.node("Gather", "words.bytes", List.of("words", "ids"), Map.of("axis", 0));
        graph.node("Cast", "words.floats", List.of("words.bytes"), Map.of("to", 1));
        graph.node("Gather", "words.scales", List.of("words.scale", "ids"), Map.of("axis", 0));
        graph.node("Mul", "words.read", List.of("words.floats", "words.scales"), Map.of());
        graph.longs("zero", 0);
        graph.node("Shape", "length", List.of("ids"), Map.of());
        graph.node("Slice", "places.read", List.of("places", "zero", "length", "zero"), Map.of());
        graph.node("Add", "embedded", List.of("words.read", "places.read"), Map.of());
        graph.floats("gain", values(network.fixed(), "gain"), size);
        graph.floats("shift", values(network.fixed(), "shift"), size);
        graph.node(
                "LayerNormalization",
                "embedded.flat",
                List.of("embedded", "gain", "shift"),
                Map.of("axis", -1, "epsilon", EPSILON));
        graph.longs("parts", size, size, size);
        graph.longs("first", 0);
        return graph.node("Unsqueeze", X, List.of("embedded.flat", "first"), Map.of());
    }

    private String layer(int i, String x) {
        var name = "layer." + i + ".";
        int size = base.size();
        dense(name + "qkv", x, size, 3 * size);
        var parts = List.of(name + "q", name + "k", name + "v");
        graph.split(parts, name + "qkv", "parts", 2);
        graph.node("ms:MultiHeadAttention", name + "seen", parts, Map.of("num_heads", base.heads()));
        dense(name + "attention", name + "seen", size, size);
        normalised(name + "attention", x, name + "y", size);
        dense(name + "inner", name + "y", size, 4 * size);
        graph.node("ms:Gelu", name + "gelu", List.of(name + "inner"), Map.of());
        dense(name + "outer", name + "gelu", 4 * size, size);
        return normalised(name + "outer", name + "y", name + "x", size);
    }

    private void dense(String name, String input, int from, int to) {
        var weight = turned(values(network.learned(), name + ".weight"), to, from);
        var columns = quantised(weight, from, to, false);
        graph.bytes(name + ".weight", columns.values(), from, to);
        graph.floats(name + ".scale", columns.scales(), to);
        graph.bytes(name + ".zero", new byte[to], to);
        graph.floats(name + ".bias", values(network.learned(), name + ".bias"), to);
        graph.node(
                "ms:DynamicQuantizeMatMul",
                name,
                List.of(input, name + ".weight", name + ".scale", name + ".zero", name + ".bias"),
                Map.of());
    }

    private String normalised(String part, String input, String output, int size) {
        graph.floats(part + ".gain", values(network.learned(), part + ".gain"), size);
        graph.floats(part + ".shift", values(network.learned(), part + ".shift"), size);
        return graph.node(
                "ms:SkipLayerNormalization",
                output,
                List.of(input, part, part + ".gain", part + ".shift"),
                Map.of("epsilon", EPSILON));
    }

    private void head(String x) {
        int size = base.size();
        var weight = values(network.learned(), "head.weight");
        int outputs = weight.length / (2 * size);
        graph.floats("head.weight", weight, outputs, 2L * size);
        graph.floats("head.bias", values(network.learned(), "head.bias"), outputs);
        graph.longs("begin", 0);
        graph.node("Squeeze", "flat", List.of(x, "first"), Map.of());
        graph.node("Gather", "head.first", List.of("flat", "begin"), Map.of("axis", 0));
        graph.node("ReduceMean", "head.mean", List.of("flat", "first"), Map.of("keepdims", 1));
        graph.node("Concat", "head.both", List.of("head.first", "head.mean"), Map.of("axis", 1));
        graph.node("Gemm", "head.row", List.of("head.both", "head.weight", "head.bias"), Map.of("transB", 1));
        graph.node("Squeeze", "outputs", List.of("head.row", "first"), Map.of());
    }

    private static float[] values(Map<String, NDArray> parts, String name) {
        return Objects.requireNonNull(parts.get(name)).toFloatArray();
    }

    private static float[] turned(float[] matrix, int rows, int columns) {
        var values = new float[matrix.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[c * rows + r] = matrix[r * columns + c];
            }
        }
        return values;
    }

    /** Bytes and what a byte of 1 stands for, per row or per column. */
    @SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
    private record Quantised(byte[] values, float[] scales) {}

    private static Quantised quantised(float[] matrix, int rows, int columns, boolean byRow) {
        var scales = new float[byRow ? rows : columns];
        for (int i = 0; i < matrix.length; i++) {
            int at = byRow ? i / columns : i % columns;
            scales[at] = Math.max(scales[at], Math.abs(matrix[i]) / BYTE_MAX);
        }
        var values = new byte[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            float scale = scales[byRow ? i / columns : i % columns];
            values[i] = scale == 0 ? 0 : (byte) Math.round(matrix[i] / scale);
        }
        return new Quantised(values, scales);
    }
}
