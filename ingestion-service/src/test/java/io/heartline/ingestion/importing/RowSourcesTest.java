package io.heartline.ingestion.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowSourcesTest {
    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(RowSource source) throws IOException {
        List<String> rows = new ArrayList<>();
        for (var row = source.next(); row != null; row = source.next()) {
            var refusal = row.refusal() == null ? "" : " " + row.refusal().code();
            rows.add(row.number() + ":" + new String(row.data(), StandardCharsets.UTF_8) + refusal);
        }
        return rows;
    }

    @Test
    void lines_are_numbered_and_blank_ones_and_the_mark_are_left_out() throws IOException {
        // when
        var rows = rows(new NdjsonSource(bytes("\uFEFF{}\r\n\n \t\n{\"a\":1}  \n\n[]")));

        assertThat(rows).containsExactly("1:{}", "4:{\"a\":1}", "6:[]");
    }

    @Test
    void a_line_over_the_limit_is_refused_and_the_next_one_is_read() throws IOException {
        // when
        var rows = rows(new NdjsonSource(bytes("12345678\n123456789\n1"), 8));

        assertThat(rows).containsExactly("1:12345678", "2:12345678 too-long", "3:1");
    }

    @Test
    void cells_may_hold_line_feeds_quotes_and_separators() throws IOException {
        // when
        var source = new CsvSource(bytes("a,b\n\"x\ny\",\"say \"\"hi\"\"\"\n1;2,3\n"), ',', new ObjectMapper());

        assertThat(source.header()).containsExactly("a", "b");
        assertThat(rows(source)).containsExactly("2:[\"x\\ny\",\"say \\\"hi\\\"\"]", "4:[\"1;2\",\"3\"]");
    }

    @Test
    void a_quote_that_never_ends_is_refused() {
        // when
        var source = new ByteArrayInputStream(("a\n\"" + "x".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> rows(new CsvSource(source, ',', new ObjectMapper())))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not well-formed CSV");
    }

    @Test
    void a_stream_over_its_limit_is_too_large() throws IOException {
        // when
        var atLimit = new BoundedUpload(bytes("12345"), 5);
        var over = new BoundedUpload(bytes("123456"), 5);

        assertThat(atLimit.readAllBytes()).hasSize(5);
        assertThatThrownBy(over::readAllBytes).isInstanceOf(TooLarge.class);
    }

    @Test
    void a_chunk_gives_its_rows_back_as_they_came() {
        var rows = List.of(
                new RawRow(2, "{\"a\":\"好\"}".getBytes(StandardCharsets.UTF_8), null),
                new RawRow(5, new byte[] {(byte) 0xC4, (byte) 0xE3}, null));

        // when
        var back = new ImportChunk(new java.util.UUID(0, 1), 0, rows).rows();

        assertThat(back).extracting(RawRow::number).containsExactly(2L, 5L);
        assertThat(back)
                .extracting(RawRow::data)
                .containsExactly(rows.get(0).data(), rows.get(1).data());
    }
}
