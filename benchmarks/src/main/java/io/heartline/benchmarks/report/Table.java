package io.heartline.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The lines as a table of plain text. */
public final class Table {
    private static final List<String> HEADER =
            List.of("measure", "unit", "median [least … greatest]", "baseline", "ratio", "target", "");
    private static final String GAP = "  ";

    private Table() {}

    /** Returns the table, each line with its costs below it. */
    public static List<String> of(List<Line> lines) {
        var cells = new ArrayList<List<String>>();
        cells.add(HEADER);
        lines.forEach(line -> cells.add(cells(line)));
        var widths = new ArrayList<>(Collections.nCopies(HEADER.size(), 0));
        for (var row : cells) {
            for (var i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        var text = new ArrayList<String>();
        text.add(padded(HEADER, widths));
        text.add("-"
                .repeat(widths.stream().mapToInt(width -> width + GAP.length()).sum() - GAP.length()));
        for (var i = 0; i < lines.size(); i++) {
            text.add(padded(cells.get(i + 1), widths));
            costs(lines.get(i), text);
        }
        return text;
    }

    private static List<String> cells(Line line) {
        var baseline = line.baseline();
        return List.of(
                line.measure(),
                line.unit(),
                spread(line.subject()),
                baseline == null ? "" : spread(baseline),
                baseline == null ? "" : Numbers.text(line.ratio().median()),
                line.target() == null ? "" : line.target().toString(),
                line.verdict());
    }

    private static String spread(Rounds rounds) {
        var median = Numbers.text(rounds.median());
        return rounds.values().size() == 1
                ? median
                : median + " [" + Numbers.text(rounds.least()) + " … " + Numbers.text(rounds.greatest()) + "]";
    }

    private static void costs(Line line, List<String> text) {
        if (!line.costs().isEmpty()) {
            text.add("    "
                    + line.costs().entrySet().stream()
                            .map(cost -> cost.getKey() + " "
                                    + Numbers.text(cost.getValue().median()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String padded(List<String> cells, List<Integer> widths) {
        var text = new StringBuilder();
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            text.append(cell).append(" ".repeat(widths.get(i) - cell.length())).append(GAP);
        }
        return text.toString().stripTrailing();
    }
}
