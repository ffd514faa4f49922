package io.heartline.metrics.representation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * Lists as Parquet (<a href="https://parquet.apache.org/docs/file-format/">the format</a>): one row group, one page of
 * plain values a column, nothing compressed. A page of a list is small; what makes large files fast would only make these
 * larger.
 */
final class Parquet {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private Parquet() {}

    /** The rows of these columns, of which each has as many values. */
    static byte[] of(List<Column> columns) throws IOException {
        int rows = columns.isEmpty() ? 0 : columns.getFirst().values().size();
        var file = new ByteArrayOutputStream();
        file.write(MAGIC);
        List<ColumnChunk> chunks = new ArrayList<>();
        for (var column : columns) {
            chunks.add(chunk(column, file));
        }
        var group = new RowGroup(chunks, file.size() - (long) MAGIC.length, rows);
        var meta = new FileMetaData(VERSION, schema(columns), rows, rows == 0 ? List.of() : List.of(group));
        meta.setCreated_by("heartline");
        int before = file.size();
        Util.writeFileMetaData(meta, file);
        file.write(littleEndian(Integer.BYTES).putInt(file.size() - before).array());
        file.write(MAGIC);
        return file.toByteArray();
    }

    private static List<SchemaElement> schema(List<Column> columns) {
        List<SchemaElement> schema = new ArrayList<>();
        schema.add(new SchemaElement("list").setNum_children(columns.size()));
        for (var column : columns) {
            var element = new SchemaElement(column.name());
            element.setType(physical(column.type()));
            element.setRepetition_type(FieldRepetitionType.OPTIONAL);
            switch (column.type()) {
                case TEXT -> {
                    element.setConverted_type(ConvertedType.UTF8);
                    element.setLogicalType(LogicalType.STRING(new StringType()));
                }
                case INSTANT -> {
                    element.setConverted_type(ConvertedType.TIMESTAMP_MILLIS);
                    var unit = TimeUnit.MILLIS(new MilliSeconds());
                    element.setLogicalType(LogicalType.TIMESTAMP(new TimestampType(true, unit)));
                }
                case DAY -> {
                    element.setConverted_type(ConvertedType.DATE);
                    element.setLogicalType(LogicalType.DATE(new DateType()));
                }
                case INTEGER, DECIMAL, TRUTH -> {
                    // the physical type says it
                }
            }
            schema.add(element);
        }
        return schema;
    }

    private static org.apache.parquet.format.Type physical(Column.Type type) {
        return switch (type) {
            case TEXT -> org.apache.parquet.format.Type.BYTE_ARRAY;
            case INTEGER, INSTANT -> org.apache.parquet.format.Type.INT64;
            case DECIMAL -> org.apache.parquet.format.Type.DOUBLE;
            case TRUTH -> org.apache.parquet.format.Type.BOOLEAN;
            case DAY -> org.apache.parquet.format.Type.INT32;
        };
    }

    private static ColumnChunk chunk(Column column, ByteArrayOutputStream file) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        column.values().forEach(value -> values.add(value(column.type(), value)));
        var page = page(column.type(), values);
        long start = file.size();
        var header = new PageHeader(PageType.DATA_PAGE, page.length, page.length);
        header.setData_page_header(new DataPageHeader(values.size(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        Util.writePageHeader(header, file);
        file.write(page);
        var meta = new ColumnMetaData(
                physical(column.type()),
                List.of(Encoding.PLAIN, Encoding.RLE),
                List.of(column.name()),
                CompressionCodec.UNCOMPRESSED,
                values.size(),
                file.size() - start,
                file.size() - start,
                start);
        return new ColumnChunk(start).setMeta_data(meta);
    }

    /** Which values are there, then those that are, one after the other. */
    private static byte[] page(Column.Type type, List<@Nullable Object> values) throws IOException {
        var levels = levels(values);
        var page = new ByteArrayOutputStream();
        page.write(littleEndian(Integer.BYTES).putInt(levels.length).array());
        page.write(levels);
        var there = values.stream().filter(Objects::nonNull).toList();
        if (type == Column.Type.TRUTH) {
            page.write(bits(there));
        } else {
            for (var value : there) {
                page.write(plain(value));
            }
        }
        return page.toByteArray();
    }

    /** Runs of a 1 for a value and a 0 for none. */
    private static byte[] levels(List<@Nullable Object> values) {
        var runs = new ByteArrayOutputStream();
        int start = 0;
        while (start < values.size()) {
            boolean there = values.get(start) != null;
            int end = start;
            while (end < values.size() && (values.get(end) != null) == there) {
                end++;
            }
            int header = (end - start) << 1;
            while (header >= 0x80) {
                runs.write((header & 0x7F) | 0x80);
                header >>>= 7;
            }
            runs.write(header);
            runs.write(there ? 1 : 0);
            start = end;
        }
        return runs.toByteArray();
    }

    private static byte[] bits(List<?> truths) {
        var bits = new byte[(truths.size() + Byte.SIZE - 1) / Byte.SIZE];
        for (int i = 0; i < truths.size(); i++) {
            if (Boolean.TRUE.equals(truths.get(i))) {
                bits[i / Byte.SIZE] |= (byte) (1 << (i % Byte.SIZE));
            }
        }
        return bits;
    }

    private static byte[] plain(Object value) {
        return switch (value) {
            case Long number -> littleEndian(Long.BYTES).putLong(number).array();
            case Integer number -> littleEndian(Integer.BYTES).putInt(number).array();
            case Double number -> littleEndian(Double.BYTES).putDouble(number).array();
            case byte[] text ->
                littleEndian(Integer.BYTES + text.length)
                        .putInt(text.length)
                        .put(text)
                        .array();
            default -> throw new IllegalStateException("no such value");
        };
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A value as its column has it; null if it is none of that type. */
    private static @Nullable Object value(Column.Type type, @Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        try {
            return switch (type) {
                case TEXT -> text(value).getBytes(StandardCharsets.UTF_8);
                case INTEGER -> value.isNumber() ? (Object) value.asLong() : null;
                case DECIMAL -> value.isNumber() ? (Object) value.asDouble() : null;
                case TRUTH -> value.asBoolean();
                case INSTANT -> Instant.parse(value.asText()).toEpochMilli();
                case DAY -> Math.toIntExact(LocalDate.parse(value.asText()).toEpochDay());
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
