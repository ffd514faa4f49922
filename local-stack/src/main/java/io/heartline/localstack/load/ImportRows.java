package io.heartline.localstack.load;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.heartline.localstack.demo.DemoTexts;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A file of interactions that is never held anywhere: rows are made as they are read, the same ones for the same seed and
 * number. Texts are those of the demo, English and Chinese, every twentieth with an e-mail address; ten rows are about one
 * customer on average.
 */
public final class ImportRows extends InputStream {
    public static final String SOURCE = "import-check";
    public static final String BRAND = "lantern-shop";

    private static final long SEED = 20260301;
    private static final int ROWS_PER_CUSTOMER = 10;
    private static final int ADDRESS_EVERY = 20;
    private static final long FIRST_SECOND =
            Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
    private static final int SECONDS = 400 * 24 * 3600;
    private static final List<Said> TEXTS = DemoTexts.all()
            .map(text -> new Said(
                    text.language(), new String(JsonStringEncoder.getInstance().quoteAsString(text.text()))))
            .toList();

    private final int customers;
    private final int end;
    private final SplittableRandom dice;
    private byte[] row = {};
    private int at;
    private int next;

    /** So many rows, from number 0. */
    public ImportRows(int rows) {
        this(0, rows);
    }

    /** So many rows, from this number on: other rows than those of a file that ended before it. */
    public ImportRows(int first, int rows) {
        this.customers = Math.max(1, rows / ROWS_PER_CUSTOMER);
        this.end = first + rows;
        this.dice = new SplittableRandom(SEED + first);
        this.next = first;
    }

    /** A text as it stands between quotes. */
    private record Said(String language, String text) {}

    @Override
    public int read() {
        return fill() ? Byte.toUnsignedInt(row[at++]) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        var written = 0;
        while (written < length && fill()) {
            var count = Math.min(length - written, row.length - at);
            System.arraycopy(row, at, into, offset + written, count);
            at += count;
            written += count;
        }
        return written == 0 ? -1 : written;
    }

    private boolean fill() {
        if (at == row.length && next < end) {
            row = row(next++).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < row.length;
    }

    private String row(int number) {
        var said = TEXTS.get(dice.nextInt(TEXTS.size()));
        var customer = dice.nextInt(customers);
        var address = number % ADDRESS_EVERY == 0 ? " Write to c" + customer + "@example.com." : "";
        return "{\"source\":\"" + SOURCE + "\",\"externalId\":\"row-" + number
                + "\",\"customer\":{\"kind\":\"external-id\",\"value\":\"C-" + customer + "\"},\"brand\":\"" + BRAND
                + "\",\"channel\":\"review\",\"touchpoint\":\"usage\",\"product\":\"product-" + dice.nextInt(50)
                + "\",\"occurredAt\":\"" + Instant.ofEpochSecond(FIRST_SECOND + dice.nextInt(SECONDS))
                + "\",\"text\":\"" + said.text() + address + "\",\"language\":\"" + said.language()
                + "\",\"ratings\":[{\"metric\":\"stars\",\"value\":" + (1 + dice.nextInt(5))
                + "}],\"attributes\":{\"shop\":\"shop-" + dice.nextInt(200) + "\"}}\n";
    }

    /** The number in the external id of a row. */
    public static int number(String externalId) {
        return Integer.parseInt(externalId, "row-".length(), externalId.length(), 10);
    }
}
