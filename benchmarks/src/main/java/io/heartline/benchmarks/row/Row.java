package io.heartline.benchmarks.row;

import io.heartline.benchmarks.report.Line;
import io.heartline.benchmarks.stage.Bench;
import java.io.IOException;
import java.util.List;

/** A row of the table: what is measured on a stack of its own. */
@FunctionalInterface
interface Row {
    /** Measures. */
    List<Line> run(Bench bench) throws IOException, InterruptedException;
}
