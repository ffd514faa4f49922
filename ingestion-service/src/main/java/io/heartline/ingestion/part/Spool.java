package io.heartline.ingestion.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Bytes that are too many for memory. They are in a file that has no name: it goes with the process, so that nothing of a
 * customer is left behind by a crash.
 */
public final class Spool implements AutoCloseable {
    private final FileChannel file;
    private final long maxBytes;
    private long bytes;

    /**
     * An empty spool.
     *
     * @throws UncheckedIOException if no file can be made
     */
    public Spool(long maxBytes) {
        this.maxBytes = maxBytes;
        try {
            var path = Files.createTempFile("heartline", ".part");
            this.file = FileChannel.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** More was written than a spool may hold. */
    public static final class Full extends IOException {
        private static final long serialVersionUID = 1L;

        Full(long maxBytes) {
            super("is larger than " + maxBytes + " bytes");
        }
    }

    /** Appends; writing more than the limit throws {@link Full}. */
    public OutputStream out() {
        var out = Channels.newOutputStream(file);
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                if (bytes + length > maxBytes) {
                    throw new Full(maxBytes);
                }
                out.write(from, offset, length);
                bytes += length;
            }
        };
    }

    /** All of it from its beginning. Closing the stream closes the spool. */
    public InputStream in() throws IOException {
        return Channels.newInputStream(file.position(0));
    }

    /** How much was written. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
