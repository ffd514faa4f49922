package io.heartline.ingestion.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.heartline.platform.problem.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV after RFC 4180, in UTF-8 with or without a byte order mark; the first row is the header. */
final class CsvSource implements RowSource {
    /** The most characters between two line feeds outside of quotes, and of one cell. */
    private static final int BUFFER_MAX = 2 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ObjectMapper json;
    private final Iterator<CsvRecord> rows;
    private final List<String> header;

    /**
     * Reads the header.
     *
     * @throws InvalidInput if there is none or it is no UTF-8
     */
    CsvSource(InputStream in, char separator, ObjectMapper json) throws IOException {
        this.json = json;
        // A decoder that reports: what is mislabelled must not come in with question marks.
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        rows = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(BUFFER_MAX)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)
                .iterator();
        var first = read();
        if (first == null) {
            throw new InvalidInput("no-header", "The file has no header.");
        }
        header = first.getFields().stream()
                .map(name -> name.startsWith(BYTE_ORDER_MARK) ? name.substring(1) : name)
                .map(String::strip)
                .toList();
    }

    List<String> header() {
        return header;
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        var row = read();
        return row == null ? null : new RawRow(row.getStartingLineNumber(), write(row.getFields()), null);
    }

    private @Nullable CsvRecord read() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw refused("not-utf-8", "The file is not valid UTF-8.", e);
            }
            throw e.getCause();
        } catch (CsvParseException e) {
            throw refused("malformed-csv", "The file is not well-formed CSV, or has a cell that is too long.", e);
        }
    }

    private static InvalidInput refused(String code, String message, Exception cause) {
        var refusal = new InvalidInput(code, message);
        refusal.initCause(cause);
        return refusal;
    }

    private byte[] write(List<String> cells) {
        try {
            return json.writeValueAsBytes(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
