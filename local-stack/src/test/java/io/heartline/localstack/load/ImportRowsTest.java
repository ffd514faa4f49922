package io.heartline.localstack.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ImportRowsTest {
    private static final int ROWS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_same_rows_come_however_they_are_read() throws IOException {
        var whole = new ImportRows(ROWS).readAllBytes();
        var single = new ByteArrayOutputStream();

        // when
        try (var rows = new ImportRows(ROWS)) {
            for (var value = rows.read(); value >= 0; value = rows.read()) {
                single.write(value);
            }
        }

        assertThat(single.toByteArray()).isEqualTo(whole);
    }

    @Test
    void each_line_is_one_row_with_an_id_of_its_own() throws IOException {
        var lines = new String(new ImportRows(ROWS).readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);

        // when
        var numbers = new HashSet<Integer>();
        for (var i = 0; i < ROWS; i++) {
            numbers.add(
                    ImportRows.number(JSON.readTree(lines[i]).path("externalId").asText()));
        }

        assertThat(numbers).hasSize(ROWS);
        assertThat(lines[ROWS]).isEmpty();
    }
}
