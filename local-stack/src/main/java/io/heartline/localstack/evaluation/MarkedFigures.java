package io.heartline.localstack.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The figures of a task that has labels, all from the same resamples. */
final class MarkedFigures {
    private static final List<String> OVERALL = List.of("accuracy", "macroF1", "microF1", "calibrationError");
    private static final int PER_LABEL = 3;

    private final Decision decision;
    private final List<Estimate> estimates;

    MarkedFigures(Decision decision, Bootstrap bootstrap) {
        this.decision = decision;
        this.estimates = bootstrap.estimates(this::figures);
    }

    private double[] figures(int[] counts) {
        var marks = decision.marks();
        var agreement = Agreement.of(marks, counts);
        var figures = new double[OVERALL.size() + PER_LABEL * marks.labels().size()];
        figures[0] = agreement.accuracy();
        figures[1] = agreement.macroF1();
        figures[2] = agreement.microF1();
        figures[3] = decision.calibration().error(counts);
        for (var label = 0; label < marks.labels().size(); label++) {
            var at = OVERALL.size() + PER_LABEL * label;
            figures[at] = agreement.precision(label);
            figures[at + 1] = agreement.recall(label);
            figures[at + 2] = agreement.f1(label);
        }
        return figures;
    }

    Map<String, Estimate> overall() {
        var overall = new LinkedHashMap<String, Estimate>();
        for (var i = 0; i < OVERALL.size(); i++) {
            overall.put(OVERALL.get(i), estimates.get(i));
        }
        return overall;
    }

    List<LabelFigures> labels() {
        var marks = decision.marks();
        var all = IntStream.range(0, marks.texts()).map(text -> 1).toArray();
        var agreement = Agreement.of(marks, all);
        var labels = new ArrayList<LabelFigures>();
        for (var label = 0; label < marks.labels().size(); label++) {
            var at = OVERALL.size() + PER_LABEL * label;
            labels.add(new LabelFigures(
                    marks.labels().get(label),
                    agreement.support(label),
                    decision.thresholds().get(marks.labels().get(label)),
                    estimates.get(at),
                    estimates.get(at + 1),
                    estimates.get(at + 2)));
        }
        return labels;
    }
}
