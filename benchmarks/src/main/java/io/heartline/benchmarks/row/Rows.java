package io.heartline.benchmarks.row;

import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.stage.Bench;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All rows, by name. */
public final class Rows {
    private static final Map<String, Row> ALL = new LinkedHashMap<>();

    static {
        ALL.put("start", new StartRow());
        ALL.put("scores", new ScoresRow());
        ALL.put("scoring", new ScoringRow());
        ALL.put("ingestion", new IngestionRow());
        ALL.put("import", new ImportRow());
        ALL.put("relay", new RelayRow());
        ALL.put("metrics", new MetricsRow());
        ALL.put("end-to-end", new EndToEndRow());
        ALL.put("growth", new GrowthRow());
    }

    private Rows() {}

    /** Returns the names, in the order in which they are measured. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * Measures one.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static List<Line> run(String name, Bench bench) throws IOException, InterruptedException {
        var row = ALL.get(name);
        if (row == null) {
            throw new IllegalArgumentException("there is no row " + name);
        }
        return row.run(bench);
    }
}
