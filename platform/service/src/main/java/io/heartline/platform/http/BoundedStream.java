package io.heartline.platform.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A request's body that refuses to be longer than its limit. */
final class BoundedStream extends FilterInputStream {
    // A client that is still writing does not read an answer; up to here its body is read away so that it will.
    private static final int DRAINED_PER_ALLOWED_BYTE = 8;

    private final long maxBytes;
    private long readBytes;

    BoundedStream(InputStream in, long maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) {
        readBytes += bytes;
        if (readBytes > maxBytes) {
            refuse();
        }
    }

    /** Reads the rest away, within reason, and throws. */
    void refuse() {
        try {
            var buffer = new byte[64 * 1024];
            long left = maxBytes * DRAINED_PER_ALLOWED_BYTE;
            int read;
            while (left > 0 && (read = in.read(buffer)) >= 0) {
                left -= read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the client went away while its body was read", e);
        }
        throw RequestRules.tooLarge(maxBytes);
    }
}
