package io.heartline.metrics.representation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.SchemaElement;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written is read by a library that is not ours. */
class ParquetTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private record Mean(double value, long n) {}

    private record Item(
            String id,
            @Nullable Integer revision,
            @Nullable Boolean loud,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable Mean mean,
            Map<String, Long> counts) {}

    private record Answer(List<Item> items, @Nullable String nextCursor) {}

    private static final Item FULL = new Item(
            "爱-1",
            3,
            true,
            Instant.parse("2026-03-01T12:00:00.250Z"),
            LocalDate.parse("2026-03-01"),
            new Mean(-0.25, 7),
            Map.of("silent", 2L));
    private static final Item EMPTY = new Item("b", null, null, null, null, null, Map.of());

    private static byte[] written(Answer answer) throws IOException {
        var list = Csv.list(JSON.readTree(JSON.writeValueAsBytes(answer))).orElseThrow();
        return Parquet.of(Columns.of(answer, list));
    }

    private static <T> List<T> rows(byte[] file, Function<RowReader, T> row) throws IOException {
        List<T> found = new ArrayList<>();
        try (var reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
                var rows = reader.rowReader()) {
            while (rows.hasNext()) {
                rows.next();
                found.add(row.apply(rows));
            }
        }
        return found;
    }

    private static List<String> columns(byte[] file) throws IOException {
        try (var reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)))) {
            return reader.getFileMetaData().schema().stream()
                    .skip(1)
                    .map(SchemaElement::name)
                    .toList();
        }
    }

    @Test
    void each_field_has_its_type_and_what_is_missing_is_null() throws IOException {
        // when
        var file = written(new Answer(List.of(EMPTY, FULL), null));

        assertThat(rows(file, row -> row.getString("id"))).containsExactly("b", "爱-1");
        assertThat(rows(file, row -> row.isNull("revision") ? -1 : row.getLong("revision")))
                .containsExactly(-1L, 3L);
        assertThat(rows(file, row -> !row.isNull("loud") && row.getBoolean("loud")))
                .containsExactly(false, true);
        assertThat(rows(file, row -> row.isNull("at") ? Instant.EPOCH : row.getTimestamp("at")))
                .containsExactly(Instant.EPOCH, Instant.parse("2026-03-01T12:00:00.250Z"));
        assertThat(rows(file, row -> row.isNull("day") ? LocalDate.EPOCH : row.getDate("day")))
                .containsExactly(LocalDate.EPOCH, LocalDate.parse("2026-03-01"));
        assertThat(rows(file, row -> row.isNull("mean.value") ? 0 : row.getDouble("mean.value")))
                .containsExactly(0.0, -0.25);
        assertThat(rows(file, row -> row.isNull("counts.silent") ? 0 : row.getLong("counts.silent")))
                .containsExactly(0L, 2L);
    }

    @Test
    void pages_of_one_list_have_the_same_columns_whatever_is_in_them() throws IOException {
        // when
        var file = written(new Answer(List.of(EMPTY), null));

        assertThat(columns(file)).containsExactly("id", "revision", "loud", "at", "day", "mean.value", "mean.n");
    }

    @Test
    void an_empty_list_has_columns_and_no_rows() throws IOException {
        // when
        var file = written(new Answer(List.of(), null));

        assertThat(columns(file)).contains("id", "mean.n");
        assertThat(rows(file, row -> row.getString("id"))).isEmpty();
    }

    @Test
    void long_runs_and_many_truths_are_read_as_they_were_written() throws IOException {
        var items = IntStream.range(0, 1000)
                .mapToObj(i -> new Item("x" + i, i < 500 ? i : null, i % 3 == 0, null, null, null, Map.of()))
                .toList();

        // when
        var file = written(new Answer(items, null));

        assertThat(rows(file, row -> row.getBoolean("loud")))
                .isEqualTo(items.stream().map(Item::loud).toList());
        assertThat(rows(file, row -> row.isNull("revision") ? -1 : row.getLong("revision")))
                .isEqualTo(IntStream.range(0, 1000)
                        .mapToObj(i -> i < 500 ? (long) i : -1L)
                        .toList());
    }
}
