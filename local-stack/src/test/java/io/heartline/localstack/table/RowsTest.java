package io.heartline.localstack.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
    @TempDir
    private Path directory;

    @Test
    void a_table_is_read_by_its_header() throws Exception {
        var file = Files.writeString(directory.resolve("a.csv"), "id,text\n1,\"two\nlines, one comma\"\n2,好\n");

        // when
        var rows = read(file);

        assertThat(rows)
                .containsExactly(
                        new Row(2, Map.of("id", "1", "text", "two\nlines, one comma")),
                        new Row(4, Map.of("id", "2", "text", "好")));
    }

    @Test
    void a_row_with_too_few_or_too_many_cells_is_read_as_far_as_it_goes() throws Exception {
        var file = Files.writeString(directory.resolve("a.tsv"), "id\ttext\n1\n2\tb\tc\n");

        // when
        var rows = read(file);

        assertThat(rows).extracting(row -> row.cell("id")).containsExactly("1", "2");
    }

    @Test
    void a_zipped_file_of_json_lines_is_read_with_its_inner_fields() throws Exception {
        var file = directory.resolve("a.ndjson.gz");
        try (var stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write("{\"id\": 1, \"user\": {\"name\": \"o\"}, \"none\": null}\n\n{\"id\": 2}\n"
                    .getBytes(StandardCharsets.UTF_8));
        }

        // when
        var rows = read(file);

        assertThat(rows)
                .containsExactly(new Row(1, Map.of("id", "1", "user.name", "o")), new Row(3, Map.of("id", "2")));
    }

    @Test
    void what_is_no_json_is_refused() throws Exception {
        var file = Files.writeString(directory.resolve("a.jsonl"), "{\"id\": 1}\nnot json\n");

        assertThatThrownBy(() -> read(file)).isInstanceOf(TableException.class).hasMessageContaining("line 2");
    }

    @Test
    void a_file_of_an_unknown_kind_is_refused() throws Exception {
        var file = Files.writeString(directory.resolve("a.xlsx"), "");

        assertThatThrownBy(() -> read(file)).isInstanceOf(TableException.class);
    }

    @Test
    void a_missing_file_is_refused() {
        assertThatThrownBy(() -> read(directory.resolve("none.csv"))).isInstanceOf(TableException.class);
    }

    @Test
    void a_quotation_mark_may_be_part_of_a_cell() throws Exception {
        var file = Files.writeString(directory.resolve("a.tsv"), "id\ttext\n1\t\"so\" so\n");

        // when
        var rows = read(file, TableFormat.withHeader(false));

        assertThat(rows).containsExactly(new Row(2, Map.of("id", "1", "text", "\"so\" so")));
    }

    @Test
    void in_a_tsv_a_quotation_mark_is_part_of_a_cell_unless_told_otherwise() throws Exception {
        var file = Files.writeString(directory.resolve("a.tsv"), "id\ttext\n1\t\"so\" so\n");

        // when
        var rows = read(file, TableFormat.BY_NAME);

        assertThat(rows).extracting(row -> row.cell("text")).containsExactly("\"so\" so");
    }

    @Test
    void the_columns_of_a_table_without_a_header_are_called_by_their_numbers() throws Exception {
        var file = Files.writeString(directory.resolve("a.tsv"), "good\t1,2\nbad\t3\n");

        // when
        var rows = read(file, TableFormat.withoutHeader());

        assertThat(rows)
                .containsExactly(new Row(1, Map.of("1", "good", "2", "1,2")), new Row(2, Map.of("1", "bad", "2", "3")));
    }

    @Test
    void a_delimiter_that_is_named_makes_any_file_a_table() throws Exception {
        var file = Files.writeString(directory.resolve("a.txt"), "id;text\n1;\"a;b\"\n");

        // when
        var rows = read(file, new TableFormat(';', true, true));

        assertThat(rows).extracting(row -> row.cell("text")).containsExactly("a;b");
    }

    private static List<Row> read(Path file) throws IOException {
        return read(file, TableFormat.withHeader(true));
    }

    private static List<Row> read(Path file, TableFormat format) throws IOException {
        try (var rows = Rows.open(file, format)) {
            var all = new ArrayList<Row>();
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
            return all;
        }
    }
}
