package io.heartline.ingestion.importing;

import java.util.List;

/** Knows which columns of a file become which fields, once it sees the header. */
interface Columns {
    /** What stands between cells. */
    char separator();

    /**
     * The mapping for a file with this header.
     *
     * @throws io.heartline.platform.problem.InvalidInput if the file lacks what is needed
     */
    ColumnMapping over(List<String> header);
}
