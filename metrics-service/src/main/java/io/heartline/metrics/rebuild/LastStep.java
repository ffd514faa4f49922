package io.heartline.metrics.rebuild;

import io.heartline.metrics.daily.DailyJobs;
import io.heartline.metrics.indicator.Indicators;
import io.heartline.metrics.segment.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes anew what is of no single day: the moves between segments, and the sums of indicators. */
@ApplicationScoped
class LastStep {
    private final Rebuilds rebuilds;
    private final Segments segments;
    private final Indicators indicators;
    private final DailyJobs daily;

    LastStep(Rebuilds rebuilds, Segments segments, Indicators indicators, DailyJobs daily) {
        this.rebuilds = rebuilds;
        this.segments = segments;
        this.indicators = indicators;
        this.daily = daily;
    }

    /** Reports of a day are always made from all evidence; where something was put right they are made again now. */
    void take(Rebuilds.Claimed running) {
        long differing =
                running.replacing() ? segments.rebuildMoves(running.brand()) : segments.compareMoves(running.brand());
        rebuilds.count(running.id(), "segment_move_day", 1, differing);
        rebuilds.count(running.id(), "indicator_day", 1, indicators.rebuild(running.brand(), running.replacing()));
        if (running.replacing()) {
            daily.hasten(List.of(running.brand()));
        }
        rebuilds.end(running.id());
    }
}
