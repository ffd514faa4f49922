package io.heartline.training.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.heartline.training.encoder.OnnxWeights.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A BERT encoder with a linear head that can be trained. The embeddings stay as published. */
final class Network {
    private static final String FLOAT = "6";
    private static final String BFLOAT = "15";
    private static final double DROPPED = 0.1;
    private static final double HEAD_SPREAD = 0.02;

    /** The rarest nuances hold for one text in some hundreds: starting near their odds spares the first steps. */
    private static final float NUANCE_ODDS = -3;

    private static final List<String> LAYER_PARTS = List.of(
            "qkv.weight",
            "qkv.bias",
            "attention.weight",
            "attention.bias",
            "attention.gain",
            "attention.shift",
            "inner.weight",
            "inner.bias",
            "outer.weight",
            "outer.bias",
            "outer.gain",
            "outer.shift");

    private final Base base;
    private final TorchScript embed;
    private final TorchScript layer;
    private final TorchScript head;
    private final TorchScript calmLayer;
    private final TorchScript calmHead;
    private final Map<String, NDArray> fixed = new LinkedHashMap<>();
    private final Map<String, NDArray> learned = new LinkedHashMap<>();

    /** Takes the published weights; the head, of {@code outputs} outputs of which the first 10 are exclusive, is drawn. */
    Network(PtNDManager manager, Base base, OnnxWeights published, int outputs, Random random) {
        this.base = base;
        embed = TorchScript.load(manager, "embed", Map.of());
        layer = TorchScript.load(manager, "layer", constants(true));
        head = TorchScript.load(manager, "head", constants(true));
        calmLayer = TorchScript.load(manager, "layer", constants(false));
        calmHead = TorchScript.load(manager, "head", constants(false));
        for (var name :
                List.of("word_embeddings.weight", "position_embeddings.weight", "token_type_embeddings.weight")) {
            fixed.put(name, array(manager, published.named("embeddings." + name)));
        }
        fixed.put("gain", array(manager, published.named("embeddings.LayerNorm.weight")));
        fixed.put("shift", array(manager, published.named("embeddings.LayerNorm.bias")));
        for (int i = 0; i < base.layers(); i++) {
            addLayer(manager, published, i);
        }
        var weights = new float[outputs * 2 * base.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() * HEAD_SPREAD);
        }
        var bias = new float[outputs];
        Arrays.fill(bias, 10, outputs - 1, NUANCE_ODDS);
        learned.put("head.weight", manager.create(weights, new Shape(outputs, 2L * base.size())));
        learned.put("head.bias", manager.create(bias));
    }

    private Map<String, String> constants(boolean learning) {
        int width = base.size() / base.heads();
        return Map.of(
                "HALF", learning ? BFLOAT : FLOAT,
                "HEADS", Integer.toString(base.heads()),
                "WIDTH", Integer.toString(width),
                "SCALE", Double.toString(1 / Math.sqrt(width)),
                "DROPPED", Double.toString(learning ? DROPPED : 0));
    }

    private void addLayer(PtNDManager manager, OnnxWeights published, int i) {
        var node = "/encoder/layer." + i + "/";
        var name = "encoder.layer." + i + ".";
        var self = node + "attention/self/";
        var parts = new ArrayList<Tensor>();
        parts.add(stacked(List.of(
                turned(published.of(self + "query/MatMul")),
                turned(published.of(self + "key/MatMul")),
                turned(published.of(self + "value/MatMul")))));
        parts.add(stacked(List.of(
                published.named(name + "attention.self.query.bias"),
                published.named(name + "attention.self.key.bias"),
                published.named(name + "attention.self.value.bias"))));
        parts.add(turned(published.of(node + "attention/output/dense/MatMul")));
        parts.add(published.named(name + "attention.output.dense.bias"));
        parts.add(published.named(name + "attention.output.LayerNorm.weight"));
        parts.add(published.named(name + "attention.output.LayerNorm.bias"));
        parts.add(turned(published.of(node + "intermediate/dense/MatMul")));
        parts.add(published.named(name + "intermediate.dense.bias"));
        parts.add(turned(published.of(node + "output/dense/MatMul")));
        parts.add(published.named(name + "output.dense.bias"));
        parts.add(published.named(name + "output.LayerNorm.weight"));
        parts.add(published.named(name + "output.LayerNorm.bias"));
        for (int p = 0; p < LAYER_PARTS.size(); p++) {
            learned.put("layer." + i + "." + LAYER_PARTS.get(p), array(manager, parts.get(p)));
        }
    }

    /** What is trained, by name, in the order of the graph. */
    Map<String, NDArray> learned() {
        return learned;
    }

    /** What stays as published, by name. */
    Map<String, NDArray> fixed() {
        return fixed;
    }

    /** The outputs for a batch; {@code learning} drops some of the head's inputs and multiplies in bfloat16. */
    NDArray outputs(Batch batch, boolean learning) {
        var x = embed.call(
                batch.ids(),
                part(fixed, "word_embeddings.weight"),
                part(fixed, "position_embeddings.weight"),
                part(fixed, "token_type_embeddings.weight"),
                part(fixed, "gain"),
                part(fixed, "shift"));
        for (int i = 0; i < base.layers(); i++) {
            var arguments = new NDArray[2 + LAYER_PARTS.size()];
            arguments[0] = x;
            arguments[1] = batch.mask();
            for (int p = 0; p < LAYER_PARTS.size(); p++) {
                arguments[2 + p] = part(learned, "layer." + i + "." + LAYER_PARTS.get(p));
            }
            x = (learning ? layer : calmLayer).call(arguments);
        }
        return (learning ? head : calmHead)
                .call(x, batch.real(), part(learned, "head.weight"), part(learned, "head.bias"));
    }

    private static NDArray part(Map<String, NDArray> parts, String name) {
        return java.util.Objects.requireNonNull(parts.get(name));
    }

    private static NDArray array(PtNDManager manager, Tensor tensor) {
        return manager.create(tensor.values(), new Shape(tensor.dims()));
    }

    /** ONNX multiplies with (in, out); PyTorch keeps (out, in). */
    private static Tensor turned(Tensor matrix) {
        int rows = (int) matrix.dims()[0];
        int columns = (int) matrix.dims()[1];
        var values = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[c * rows + r] = matrix.values()[r * columns + c];
            }
        }
        return new Tensor(new long[] {columns, rows}, values);
    }

    private static Tensor stacked(List<Tensor> tensors) {
        int size = tensors.getFirst().values().length;
        var values = new float[tensors.size() * size];
        for (int i = 0; i < tensors.size(); i++) {
            System.arraycopy(tensors.get(i).values(), 0, values, i * size, size);
        }
        var dims = tensors.getFirst().dims().clone();
        dims[0] *= tensors.size();
        return new Tensor(dims, values);
    }
}
