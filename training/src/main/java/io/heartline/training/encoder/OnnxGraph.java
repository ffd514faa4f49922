package io.heartline.training.encoder;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * Writes an ONNX file. Field numbers are those of {@code onnx.proto3}. Operators whose name begins with {@code ms:} are
 * those of ONNX Runtime's own domain {@code com.microsoft}.
 */
final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 18;
    private static final String MICROSOFT = "com.microsoft";
    private static final String OWN = "ms:";
    private static final int FLOAT = 1;
    private static final int INT8 = 3;
    private static final int INT64 = 7;
    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream graph = CodedOutputStream.newInstance(bytes);

    private interface Body {
        void write(CodedOutputStream out) throws IOException;
    }

    /** A node with one output, which also names it. */
    String node(String operator, String output, List<String> inputs, Map<String, Number> attributes) {
        message(graph, 1, node -> {
            for (var input : inputs) {
                node.writeString(1, input);
            }
            node.writeString(2, output);
            describe(node, operator, output, attributes);
        });
        return output;
    }

    /** A node that cuts its input into equal parts. */
    void split(List<String> outputs, String input, String sizes, int axis) {
        message(graph, 1, node -> {
            node.writeString(1, input);
            node.writeString(1, sizes);
            for (var output : outputs) {
                node.writeString(2, output);
            }
            describe(node, "Split", outputs.getFirst(), Map.of("axis", axis));
        });
    }

    private void describe(CodedOutputStream node, String operator, String name, Map<String, Number> attributes)
            throws IOException {
        boolean own = operator.startsWith(OWN);
        node.writeString(3, name);
        node.writeString(4, own ? operator.substring(OWN.length()) : operator);
        for (var attribute : attributes.entrySet()) {
            message(node, 5, one -> {
                one.writeString(1, attribute.getKey());
                if (attribute.getValue() instanceof Float number) {
                    one.writeFloat(2, number);
                    one.writeInt32(20, ATTRIBUTE_FLOAT);
                } else {
                    one.writeInt64(3, attribute.getValue().longValue());
                    one.writeInt32(20, ATTRIBUTE_INT);
                }
            });
        }
        if (own) {
            node.writeString(7, MICROSOFT);
        }
    }

    /** A constant of 32-bit floats. */
    String floats(String name, float[] values, long... dims) {
        var raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return constant(name, FLOAT, raw.array(), dims);
    }

    /** A constant of signed bytes. */
    String bytes(String name, byte[] values, long... dims) {
        return constant(name, INT8, values, dims);
    }

    /** A constant of 64-bit integers in a row. */
    String longs(String name, long... values) {
        var raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return constant(name, INT64, raw.array(), values.length);
    }

    private String constant(String name, int type, byte[] raw, long... dims) {
        message(graph, 5, tensor -> {
            for (long dim : dims) {
                tensor.writeInt64(1, dim);
            }
            tensor.writeInt32(2, type);
            tensor.writeString(8, name);
            tensor.writeBytes(9, ByteString.copyFrom(raw));
        });
        return name;
    }

    /** Ends the graph, whose input is a row of 64-bit integers of any length and whose output is a row of floats. */
    void write(OutputStream out, String name, String input, String output) throws IOException {
        graph.writeString(2, name);
        message(graph, 11, value -> value(value, input, INT64));
        message(graph, 12, value -> value(value, output, FLOAT));
        graph.flush();
        var model = CodedOutputStream.newInstance(out);
        model.writeInt64(1, IR_VERSION);
        model.writeByteArray(7, bytes.toByteArray());
        message(model, 8, opset -> opset.writeInt64(2, OPSET));
        message(model, 8, opset -> {
            opset.writeString(1, MICROSOFT);
            opset.writeInt64(2, 1);
        });
        model.flush();
    }

    private static void value(CodedOutputStream value, String name, int element) throws IOException {
        value.writeString(1, name);
        message(
                value,
                2,
                type -> message(type, 1, tensor -> {
                    tensor.writeInt32(1, element);
                    message(tensor, 2, shape -> message(shape, 1, dim -> dim.writeString(2, name + "_size")));
                }));
    }

    private static void message(CodedOutputStream out, int field, Body body) {
        try {
            var inner = new ByteArrayOutputStream();
            var coded = CodedOutputStream.newInstance(inner);
            body.write(coded);
            coded.flush();
            out.writeByteArray(field, inner.toByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
