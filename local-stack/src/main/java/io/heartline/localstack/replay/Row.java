package io.heartline.localstack.replay;

import java.util.Map;

/**
 * One row of a file.
 *
 * @param line where the row begins, from 1
 * @param cells the cells by column name
 */
record Row(long line, Map<String, String> cells) {

    Row {
        cells = Map.copyOf(cells);
    }

    /** Returns the cell without surrounding space; empty when the row has none. */
    String cell(String column) {
        return cells.getOrDefault(column, "").strip();
    }
}
