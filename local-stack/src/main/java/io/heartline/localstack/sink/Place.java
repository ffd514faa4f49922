package io.heartline.localstack.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where a receiver listens and what its messages are signed with; kept in a file that only its owner may read.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param secret {@code whsec_} and base64
 */
record Place(int port, String secret) {
    private static final String NAME = "sink";

    static Optional<Place> read(Path directory) {
        var file = directory.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var fields = Files.readString(file).strip().split(" ", 2);
            return Optional.of(new Place(Integer.parseInt(fields[0]), fields[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void write(Path directory) {
        var file = directory.resolve(NAME);
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, port + " " + secret);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
