package io.heartline.ingestion.importing;

import io.heartline.platform.problem.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines; blank ones are skipped but counted, and too long ones are refused without being held in memory. */
final class NdjsonSource implements RowSource {
    /** The longest line: the longest text with every character escaped twelve-fold, and room for the other fields. */
    static final int LINE_BYTES_MAX = 2 * 1024 * 1024;

    private static final int REFUSED_BYTES_KEPT = 1_000;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int lineBytesMax;
    private final byte[] block = new byte[1 << 16];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(1 << 12);
    private int at;
    private int end;
    private long line;

    NdjsonSource(InputStream in) {
        this(in, LINE_BYTES_MAX);
    }

    NdjsonSource(InputStream in, int lineBytesMax) {
        this.in = in;
        this.lineBytesMax = lineBytesMax;
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        while (hasMore()) {
            line++;
            boolean tooLong = readLine();
            var data = trimmed(kept.toByteArray());
            if (tooLong) {
                return new RawRow(
                        line,
                        Arrays.copyOf(data, Math.min(data.length, REFUSED_BYTES_KEPT)),
                        new Violation(null, "", "too-long", "has more than " + lineBytesMax + " bytes"));
            }
            if (data.length > 0) {
                return new RawRow(line, data, null);
            }
        }
        return null;
    }

    /** Reads to the end of a line, block by block; whether it is longer than what is kept of it. */
    private boolean readLine() throws IOException {
        kept.reset();
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && hasMore()) {
            int feed = lineFeed(block, at, end);
            int room = lineBytesMax - kept.size();
            tooLong |= feed - at > room;
            kept.write(block, at, Math.min(feed - at, room));
            ended = feed < end;
            at = ended ? feed + 1 : feed;
        }
        return tooLong;
    }

    private static int lineFeed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean hasMore() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(in.read(block, 0, block.length), 0);
        }
        return at < end;
    }

    private byte[] trimmed(byte[] data) {
        int from = line == 1 && startsWithMark(data) ? BYTE_ORDER_MARK.length : 0;
        int to = data.length;
        while (to > from && isBlank(data[to - 1])) {
            to--;
        }
        while (from < to && isBlank(data[from])) {
            from++;
        }
        return Arrays.copyOfRange(data, from, to);
    }

    private static boolean startsWithMark(byte[] data) {
        return data.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(data, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t' || value == '\r';
    }
}
