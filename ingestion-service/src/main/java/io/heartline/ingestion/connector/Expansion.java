package io.heartline.ingestion.connector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Holds what a compressed file grows to against what was read of it: a small file can hold an endless one.
 *
 * <p>Wrap the compressed stream by {@link #compressed} and what is expanded from it by {@link #expanded}.
 */
final class Expansion {
    /** Below this nothing is refused: a short text of one letter compresses very well. */
    private static final long FREE_BYTES = 10L * 1024 * 1024;

    private final long bytesMax;
    private final int ratioMax;
    private long compressedBytes;
    private long expandedBytes;

    /**
     * The limits of one file.
     *
     * @param bytesMax the most bytes that may come of it
     * @param ratioMax the most times that it may grow
     */
    Expansion(long bytesMax, int ratioMax) {
        this.bytesMax = bytesMax;
        this.ratioMax = ratioMax;
    }

    /** The file as it lies there. */
    InputStream compressed(InputStream in) {
        return new Counted(in) {
            @Override
            void count(long bytes) {
                compressedBytes += bytes;
            }
        };
    }

    /** What comes of it. */
    InputStream expanded(InputStream in) {
        return new Counted(in) {
            @Override
            void count(long bytes) throws BrokenFile {
                expandedBytes += bytes;
                check();
            }
        };
    }

    private void check() throws BrokenFile {
        if (expandedBytes > bytesMax) {
            throw new BrokenFile("The file is larger than " + bytesMax + " bytes when it is expanded.");
        }
        if (expandedBytes > FREE_BYTES && expandedBytes / ratioMax > compressedBytes) {
            throw new BrokenFile("The file grows more than " + ratioMax + " times when it is expanded.");
        }
    }

    /** The content of a file is at fault, and not the way to it: reading it again changes nothing. */
    static final class BrokenFile extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenFile(String message) {
            super(message);
        }
    }

    private abstract static class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        abstract void count(long bytes) throws BrokenFile;

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
            return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, 8_192)]));
        }
    }
}
