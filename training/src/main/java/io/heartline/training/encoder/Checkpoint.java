package io.heartline.training.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What a network has learned, as a NumPy archive. */
final class Checkpoint {
    private Checkpoint() {}

    static void save(Network network, Path path) {
        try (var list = new NDList();
                var file = Files.newOutputStream(path)) {
            network.learned().forEach((name, part) -> {
                NDArray copy = part.duplicate();
                copy.setName(name);
                list.add(copy);
            });
            list.encode(file, NDList.Encoding.NPZ);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void load(PtNDManager manager, Network network, Path path) {
        try (var file = Files.newInputStream(path);
                var list = NDList.decode(manager, file)) {
            for (var part : list) {
                Objects.requireNonNull(network.learned().get(part.getName())).set(part.toByteBuffer());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
