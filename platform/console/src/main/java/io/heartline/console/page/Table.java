package io.heartline.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param id by which its CSV is asked for; unique on its page; empty if it cannot be asked for again
 * @param caption what it shows, for those who do not see where it stands
 * @param empty what is said if it has no row
 * @param next the address of the next rows; null on the last part
 */
public record Table(
        String id,
        String caption,
        List<Column> columns,
        List<Row> rows,
        String empty,
        @Nullable String next) implements Block {
    /** Keeps columns and rows as they are now. */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A table of which everything is shown. */
    public Table(String id, String caption, List<Column> columns, List<Row> rows, String empty) {
        this(id, caption, columns, rows, empty, null);
    }

    @Override
    public String kind() {
        return "table";
    }

    /**
     * A row; its first cell names it.
     *
     * @param id by which it can be linked to; null for none
     */
    public record Row(List<Cell> cells, @Nullable String id) {
        /** Keeps the cells as they are now. */
        public Row {
            cells = List.copyOf(cells);
        }

        /** A row of these cells. */
        public static Row of(Cell... cells) {
            return new Row(List.of(cells), null);
        }
    }
}
