package io.heartline.localstack.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** The rows of a file, read one by one: CSV, TSV or NDJSON, plain or gzipped, in UTF-8. */
public final class Rows implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 1 << 16;
    /** No table has this character, so nothing is taken for a quotation mark. */
    private static final char NEVER = '\0';

    private final AtomicLong bytesRead = new AtomicLong();
    private final BufferedReader reader;
    private final Source source;

    private Rows(Path file, TableFormat format) throws IOException {
        InputStream stream = new Counting(Files.newInputStream(file), bytesRead);
        var name = file.getFileName().toString();
        if (name.endsWith(".gz")) {
            stream = new GZIPInputStream(stream, BUFFER);
            name = name.substring(0, name.length() - ".gz".length());
        }
        this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), BUFFER);
        this.source = source(name, reader, format);
    }

    /**
     * Opens a file; its name tells what is in it.
     *
     * @throws TableException when it cannot be read, or its name does not tell
     */
    public static Rows open(Path file, TableFormat format) {
        try {
            return new Rows(file, format);
        } catch (IOException e) {
            throw new TableException("cannot read " + file, e);
        }
    }

    private static Source source(String name, BufferedReader reader, TableFormat format) {
        var type = name.substring(name.lastIndexOf('.') + 1);
        if (type.equals("ndjson") || type.equals("jsonl")) {
            return new Lines(reader);
        }
        var delimiter = format.delimiter();
        if (delimiter == null) {
            delimiter = switch (type) {
                case "csv" -> ',';
                case "tsv", "tab" -> '\t';
                default ->
                    throw new TableException(
                            "files are called .csv, .tsv, .ndjson or .jsonl, with .gz or without; or name the delimiter");
            };
        }
        var quoted = format.quoted() == null ? delimiter != '\t' : format.quoted();
        var table = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quoted ? '"' : NEVER)
                .detectBomHeader(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        return format.hasHeader()
                ? new Table(table.ofNamedCsvRecord(reader).iterator())
                : new NumberedTable(table.ofCsvRecord(reader).iterator());
    }

    /** Returns the next row, or nothing at the end. */
    public Optional<Row> next() {
        try {
            return source.next();
        } catch (CsvParseException e) {
            throw new TableException("this is no table: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new TableException("the file cannot be read to its end", e);
        }
    }

    /** Returns how much of the file has been read. */
    public long bytesRead() {
        return bytesRead.get();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new TableException("the file cannot be closed", e);
        }
    }

    /** Where rows come from. */
    private sealed interface Source {
        Optional<Row> next() throws IOException;
    }

    /** A table with a header. */
    private record Table(Iterator<NamedCsvRecord> records) implements Source {
        @Override
        public Optional<Row> next() {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            var next = records.next();
            return Optional.of(new Row(next.getStartingLineNumber(), next.getFieldsAsMap()));
        }
    }

    /** A table without a header: its columns are called by their numbers, from 1. */
    private record NumberedTable(Iterator<CsvRecord> records) implements Source {
        @Override
        public Optional<Row> next() {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            var next = records.next();
            var cells = new HashMap<String, String>();
            for (var cell : next.getFields()) {
                cells.put(Integer.toString(cells.size() + 1), cell);
            }
            return Optional.of(new Row(next.getStartingLineNumber(), cells));
        }
    }

    /** One JSON object a line; a field within an object is the column {@code outer.inner}. */
    private static final class Lines implements Source {
        private final BufferedReader reader;
        private long line;

        Lines(BufferedReader reader) {
            this.reader = reader;
        }

        @Override
        public Optional<Row> next() throws IOException {
            for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    return Optional.of(new Row(line, cells(text)));
                }
            }
            return Optional.empty();
        }

        private Map<String, String> cells(String text) {
            try {
                var cells = new HashMap<String, String>();
                flatten("", JSON.readTree(text), cells);
                return cells;
            } catch (JsonProcessingException e) {
                throw new TableException("line " + line + " is no JSON object", e);
            }
        }

        private static void flatten(String name, JsonNode value, Map<String, String> cells) {
            if (value.isObject()) {
                value.forEachEntry(
                        (field, inner) -> flatten(name.isEmpty() ? field : name + "." + field, inner, cells));
            } else if (!value.isNull() && !name.isEmpty()) {
                cells.put(name, value.isValueNode() ? value.asText() : value.toString());
            }
        }
    }

    /** Counts what passes. */
    private static final class Counting extends FilterInputStream {
        private final AtomicLong count;

        Counting(InputStream in, AtomicLong count) {
            super(in);
            this.count = count;
        }

        @Override
        public int read() throws IOException {
            var value = super.read();
            if (value >= 0) {
                count.incrementAndGet();
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            if (read > 0) {
                count.addAndGet(read);
            }
            return read;
        }
    }
}
