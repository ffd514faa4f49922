package io.heartline.training.encoder;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of an ONNX file by name. Field numbers are those of {@code onnx.proto3}; nothing else of the file is read.
 * A matrix that the exporter gave a number for a name is found by the node that multiplies with it.
 */
final class OnnxWeights {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int NODE_INPUT = 1;
    private static final int NODE_NAME = 3;
    private static final int TENSOR_DIMS = 1;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW = 9;

    private final Map<String, Tensor> tensors = new HashMap<>();
    private final Map<String, List<String>> inputs = new HashMap<>();

    /**
     * Numbers and their shape.
     *
     * @param dims the shape
     * @param values row by row
     */
    @SuppressWarnings("ArrayRecordComponent") // carries numbers; nobody compares two of them
    record Tensor(long[] dims, float[] values) {}

    private OnnxWeights() {}

    static OnnxWeights read(InputStream in) {
        var weights = new OnnxWeights();
        try {
            var stream = CodedInputStream.newInstance(in);
            stream.setSizeLimit(Integer.MAX_VALUE);
            weights.model(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return weights;
    }

    /** The tensor of a name. */
    Tensor named(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the file has no tensor " + name);
        }
        return tensor;
    }

    /** The matrix that a node multiplies with. */
    Tensor of(String node) {
        return inputs.getOrDefault(node, List.of()).stream()
                .filter(tensors::containsKey)
                .findFirst()
                .map(this::named)
                .orElseThrow(() -> new IllegalArgumentException("the file has no matrix for " + node));
    }

    private void model(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == MODEL_GRAPH) {
                int end = in.pushLimit(in.readRawVarint32());
                graph(in);
                in.popLimit(end);
            } else {
                in.skipField(tag);
            }
        }
    }

    private void graph(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == GRAPH_NODE || field == GRAPH_INITIALIZER) {
                int end = in.pushLimit(in.readRawVarint32());
                if (field == GRAPH_NODE) {
                    node(in);
                } else {
                    tensor(in);
                }
                in.popLimit(end);
            } else {
                in.skipField(tag);
            }
        }
    }

    private void node(CodedInputStream in) throws IOException {
        var names = new ArrayList<String>();
        var name = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case NODE_INPUT -> names.add(in.readString());
                case NODE_NAME -> name = in.readString();
                default -> in.skipField(tag);
            }
        }
        inputs.put(name, names);
    }

    private void tensor(CodedInputStream in) throws IOException {
        var dims = new ArrayList<Long>();
        var name = "";
        var raw = new byte[0];
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case TENSOR_DIMS -> dims(in, tag, dims);
                case TENSOR_NAME -> name = in.readString();
                case TENSOR_RAW -> raw = in.readByteArray();
                default -> in.skipField(tag);
            }
        }
        var values = new float[raw.length / Float.BYTES];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        tensors.put(name, new Tensor(dims.stream().mapToLong(Long::longValue).toArray(), values));
    }

    private static void dims(CodedInputStream in, int tag, List<Long> dims) throws IOException {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            int end = in.pushLimit(in.readRawVarint32());
            while (in.getBytesUntilLimit() > 0) {
                dims.add(in.readInt64());
            }
            in.popLimit(end);
        } else {
            dims.add(in.readInt64());
        }
    }
}
