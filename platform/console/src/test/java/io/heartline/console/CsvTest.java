package io.heartline.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartline.console.page.Cell;
import io.heartline.console.page.Column;
import io.heartline.console.page.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=1+1|\"'=1+1\"",
                "+49 30 1234|\"'+49 30 1234\"",
                "-cmd|\"'-cmd\"",
                "@SUM(A1)|\"'@SUM(A1)\"",
                "＝1+1|\"'＝1+1\"",
                "-0.25|\"-0.25\"",
                "1.0E-7|\"1.0E-7\"",
                "delivery|\"delivery\""
            })
    void no_spreadsheet_takes_a_cell_for_a_formula_and_numbers_stay_numbers(String text, String cell) {
        // when
        var written = Csv.cell(text);

        assertThat(written).isEqualTo(cell);
    }

    @Test
    void tabs_and_line_ends_at_the_start_are_neutralised_too() {
        // when
        var written = List.of(Csv.cell("\t=1"), Csv.cell("\r=1"), Csv.cell("a\"b"), Csv.cell(""));

        assertThat(written).containsExactly("\"'\t=1\"", "\"'\r=1\"", "\"a\"\"b\"", "\"\"");
    }

    @Test
    void a_table_has_a_header_and_bare_numbers() {
        var table = new Table(
                "t",
                "A table",
                List.of(Column.text("Theme"), Column.number("Share")),
                List.of(Table.Row.of(Cell.of("price"), Cell.of("12 %", 12.5))),
                "nothing");

        // when
        var csv = Csv.of(table);

        assertThat(csv).isEqualTo("\uFEFF\"Theme\",\"Share\"\r\n\"price\",\"12.5\"\r\n");
    }
}
