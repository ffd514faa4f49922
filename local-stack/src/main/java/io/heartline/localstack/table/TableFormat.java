package io.heartline.localstack.table;

import org.jspecify.annotations.Nullable;

/**
 * How a table is written.
 *
 * @param delimiter what stands between cells; null for what the file's name says
 * @param quoted whether a cell that begins with a quotation mark ends with one; null for yes in CSV and no in TSV
 * @param hasHeader whether the first row names the columns; if not they are called 1, 2, 3
 */
public record TableFormat(
        @Nullable Character delimiter, @Nullable Boolean quoted, boolean hasHeader) {
    /** What the file's name says, with a header. */
    public static final TableFormat BY_NAME = new TableFormat(null, null, true);

    /** A table with a header, whose cells may or may not be quoted. */
    public static TableFormat withHeader(boolean quoted) {
        return new TableFormat(null, quoted, true);
    }

    /** A table without a header. */
    public static TableFormat withoutHeader() {
        return new TableFormat(null, null, false);
    }
}
