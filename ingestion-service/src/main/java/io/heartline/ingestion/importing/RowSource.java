package io.heartline.ingestion.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a file row by row, whatever its length. */
interface RowSource {
    /**
     * The next row; null at the end.
     *
     * @throws IOException if the file ends too soon
     */
    @Nullable
    RawRow next() throws IOException;
}
