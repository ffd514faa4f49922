package io.heartline.localstack.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How often each label that people gave was taken for which.
 *
 * @param given the labels that people gave, one a row
 * @param said the labels that the scorer gave, one a column; the last is that of no label at all
 * @param rows counts
 */
public record Confusion(List<String> given, List<String> said, List<List<Long>> rows) {
    /** The column of texts that got none of the labels. */
    static final String NOTHING = "(none)";

    /** Keeps copies. */
    public Confusion {
        given = List.copyOf(given);
        said = List.copyOf(said);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Counts texts of which each has exactly one label, and got at most one. */
    static Confusion of(Marks marks) {
        var labels = marks.labels();
        var counts = new long[labels.size()][labels.size() + 1];
        for (var text = 0; text < marks.texts(); text++) {
            var said = marks.said()[text];
            var column = said == 0 ? labels.size() : Long.numberOfTrailingZeros(said);
            counts[Long.numberOfTrailingZeros(marks.truth()[text])][column]++;
        }
        var rows = new ArrayList<List<Long>>();
        for (var row : counts) {
            var cells = new ArrayList<Long>();
            for (var count : row) {
                cells.add(count);
            }
            rows.add(cells);
        }
        var columns = new ArrayList<>(labels);
        columns.add(NOTHING);
        return new Confusion(labels, columns, rows);
    }
}
