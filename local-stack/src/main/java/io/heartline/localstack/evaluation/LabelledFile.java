package io.heartline.localstack.evaluation;

import io.heartline.localstack.table.TableFormat;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of texts that people labelled.
 *
 * @param path CSV, TSV or NDJSON, plain or gzipped
 * @param format how a table is written
 * @param columns which of its columns say what
 * @param selection which of its rows count
 */
public record LabelledFile(Path path, TableFormat format, Columns columns, Selection selection) {

    /**
     * Which columns say what.
     *
     * @param text the text
     * @param labels one column whose cells hold labels, or several of which each is a label: one that has a number above 0,
     *     or {@code true} or {@code yes}, applies
     * @param separator what stands between several labels in a cell; empty if a cell is one label
     */
    public record Columns(String text, List<String> labels, String separator) {
        /** Keeps a copy. */
        public Columns {
            labels = List.copyOf(labels);
            if (labels.isEmpty()) {
                throw new EvaluationException("a labelled file has at least one column of labels");
            }
        }
    }

    /**
     * Which rows count.
     *
     * @param every the first row and every so many-th after it
     * @param limit at most so many of these
     */
    public record Selection(int every, long limit) {
        /** All rows. */
        public static final Selection ALL = new Selection(1, Long.MAX_VALUE);

        /** Refuses what selects nothing. */
        public Selection {
            if (every < 1 || limit < 1) {
                throw new EvaluationException("a selection takes at least one row");
            }
        }
    }

    /** The same columns of another file. */
    public LabelledFile at(Path other) {
        return new LabelledFile(other, format, columns, selection);
    }
}
