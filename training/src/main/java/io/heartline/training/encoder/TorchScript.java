package io.heartline.training.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A function written in TorchScript. DJL's own operators know no bfloat16, in which this processor multiplies matrices
 * about twice as fast, and cross into native code once per operator; a script does so once per function.
 *
 * <p>PyTorch reads a script from an archive of the source, the (here empty) state of one module, and a format version.
 */
final class TorchScript {
    private final PtSymbolBlock block;

    private TorchScript(PtSymbolBlock block) {
        this.block = block;
    }

    /** Loads {@code torchscript/<name>.py} with constants filled in. */
    static TorchScript load(PtNDManager manager, String name, Map<String, String> constants) {
        var module = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        var source = new StringBuilder("""
                class %s(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                """.formatted(module));
        try (var in = TorchScript.class.getResourceAsStream("/torchscript/" + name + ".py")) {
            if (in == null) {
                throw new IllegalStateException("there is no script " + name);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var constant : constants.entrySet()) {
                text = text.replace(constant.getKey(), constant.getValue());
            }
            text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> source.append("  ").append(line).append('\n'));
            return new TorchScript(
                    JniUtils.loadModule(manager, new ByteArrayInputStream(archive(module, source)), true, false));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Calls the function; gradients flow through it, and the result belongs to the manager of the first argument. */
    NDArray call(NDArray... arguments) {
        return IValueUtils.forward(block, new NDList(arguments), true).singletonOrThrow();
    }

    private static byte[] archive(String module, StringBuilder source) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            store(zip, "script/data.pkl", state(module));
            store(zip, "script/code/__torch__.py", source.toString().getBytes(StandardCharsets.UTF_8));
            store(zip, "script/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "script/version", "3\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** The pickled module: a new object of its class with the attribute {@code training} set to true. */
    private static byte[] state(String module) throws IOException {
        var attribute = "training".getBytes(StandardCharsets.UTF_8);
        var state = new ByteArrayOutputStream();
        state.write(new byte[] {(byte) 0x80, 2});
        state.write(("c__torch__\n" + module + "\n").getBytes(StandardCharsets.UTF_8));
        state.write(new byte[] {')', (byte) 0x81, '}', '(', 'X', (byte) attribute.length, 0, 0, 0});
        state.write(attribute);
        state.write(new byte[] {(byte) 0x88, 'u', 'b', '.'});
        return state.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var checksum = new CRC32();
        checksum.update(bytes);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
