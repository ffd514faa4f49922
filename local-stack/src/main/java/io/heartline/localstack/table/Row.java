package io.heartline.localstack.table;

import java.util.Map;

/**
 * One row of a file.
 *
 * @param line where the row begins, from 1
 * @param cells the cells by column name
 */
public record Row(long line, Map<String, String> cells) {

    /** Keeps a copy. */
    public Row {
        cells = Map.copyOf(cells);
    }

    /** Returns the cell without surrounding space; empty when the row has none. */
    public String cell(String column) {
        return cells.getOrDefault(column, "").strip();
    }
}
