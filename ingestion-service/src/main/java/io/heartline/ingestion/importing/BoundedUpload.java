package io.heartline.ingestion.importing;

import io.heartline.platform.problem.TooLarge;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to be longer than its limit: a small compressed file may hold an endless one. */
final class BoundedUpload extends FilterInputStream {
    private final long maxBytes;
    private long readBytes;

    BoundedUpload(InputStream in, long maxBytes) {
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

    private void count(int bytes) {
        readBytes += bytes;
        if (readBytes > maxBytes) {
            throw new TooLarge("body-too-large", "The file is larger than " + maxBytes + " bytes.");
        }
    }
}
