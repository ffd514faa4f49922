package io.heartline.alerting.backtest;

import io.heartline.alerting.detection.Judgement;
import io.heartline.alerting.detection.SurgeDetector;
import io.heartline.alerting.detection.SurgeSettings;
import io.heartline.platform.problem.InvalidInput;
import io.heartline.platform.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs detectors over series, point by point, so that no answer depends on a later point. */
final class Backtests {
    private Backtests() {}

    /** A point of a series: what was counted at {@code t}. */
    record Point(Instant t, double value) {}

    /**
     * Judges each point of a series.
     *
     * @throws InvalidInput if points are not in strictly ascending order of time, or a value is no finite number of at
     *     least 0
     */
    static List<Judgement> run(List<Point> points, SurgeSettings settings) {
        var detector = new SurgeDetector(settings);
        List<Judgement> judged = new ArrayList<>(points.size());
        Instant before = null;
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            if (before != null && !point.t().isAfter(before)) {
                throw refused("points[" + i + "].t", "unordered", "must be later than the point before");
            }
            if (!(point.value() >= 0 && point.value() < Double.POSITIVE_INFINITY)) {
                throw refused("points[" + i + "].value", "out-of-range", "must be a finite number of at least 0");
            }
            judged.add(detector.take(point.t(), point.value()));
            before = point.t();
        }
        return judged;
    }

    private static InvalidInput refused(String field, String code, String message) {
        return new InvalidInput(
                "invalid-series", "The series breaks a rule.", List.of(new Violation(null, field, code, message)));
    }
}
