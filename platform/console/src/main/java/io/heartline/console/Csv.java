package io.heartline.console;

import io.heartline.console.page.Cell;
import io.heartline.console.page.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as CSV (RFC 4180), such that no spreadsheet takes a cell for a formula. */
final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    /** A table with its header, with the mark by which spreadsheets know UTF-8. */
    static String of(Table table) {
        var csv = new StringBuilder("\uFEFF");
        csv.append(line(table.columns().stream().map(column -> column.label()).toList()));
        for (var row : table.rows()) {
            csv.append(line(row.cells().stream().map(Cell::csv).toList()));
        }
        return csv.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A number stays a number; anything else that looks like the start of a formula gets an apostrophe in front. */
    static String cell(String text) {
        boolean number = text.matches("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
        boolean formula = !number && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
