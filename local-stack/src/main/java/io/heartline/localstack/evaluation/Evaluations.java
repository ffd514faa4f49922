package io.heartline.localstack.evaluation;

import io.heartline.localstack.api.Apis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Measures a running scoring service on labelled files. */
public final class Evaluations {
    private Evaluations() {}

    /**
     * Runs an evaluation.
     *
     * @param scoring the service
     * @param progress told how many texts of the file at hand have been scored
     * @throws EvaluationException when it cannot be done
     * @throws io.heartline.localstack.table.TableException when a file cannot be read
     */
    public static Report run(EvaluationPlan plan, Apis scoring, LongConsumer progress) throws InterruptedException {
        var question = plan.question();
        var sample = Samples.read(plan.file(), question, scoring, progress);
        var cases = sample.cases();
        var tuning = tuning(plan, cases, scoring, progress);
        var figures = new LinkedHashMap<String, Estimate>();
        var bootstrap = new Bootstrap(cases.size(), plan.resamples());
        var abstained = cases.stream().map(one -> one.said().abstained()).toList();
        figures.put(
                "abstained",
                bootstrap
                        .estimates(counts -> new double[] {share(abstained, counts)})
                        .getFirst());
        var volume = new Report.Volume(cases.size(), sample.leftOut(), sample.cut(), sample.took());
        var file = String.valueOf(plan.file().path().getFileName());
        if (question.task() == Task.VALENCE) {
            figures.putAll(correlations(cases, bootstrap));
            return new Report(file, question.task(), "none", volume, figures, List.of(), null);
        }
        var decision = Decision.of(cases, tuning, plan.file().columns(), question);
        var marked = new MarkedFigures(decision, bootstrap);
        figures.putAll(marked.overall());
        return new Report(
                file, question.task(), decision.name(), volume, figures, marked.labels(), decision.confusion());
    }

    private static @Nullable List<Case> tuning(
            EvaluationPlan plan, List<Case> cases, Apis scoring, LongConsumer progress) throws InterruptedException {
        var file = plan.tuning();
        if (file == null || file.equals(plan.file())) {
            return file == null ? null : cases;
        }
        return Samples.read(file, plan.question(), scoring, progress).cases();
    }

    private static Map<String, Estimate> correlations(List<Case> cases, Bootstrap bootstrap) {
        var correlation = new Correlation(
                cases.stream().mapToDouble(one -> one.said().valence()).toArray(),
                cases.stream().mapToDouble(Case::number).toArray());
        var estimates =
                bootstrap.estimates(counts -> new double[] {correlation.pearson(counts), correlation.spearman(counts)});
        var figures = new LinkedHashMap<String, Estimate>();
        figures.put("pearson", estimates.get(0));
        figures.put("spearman", estimates.get(1));
        return figures;
    }

    private static double share(List<Boolean> those, int[] counts) {
        var sum = 0L;
        var all = 0L;
        for (var i = 0; i < counts.length; i++) {
            sum += those.get(i) ? counts[i] : 0;
            all += counts[i];
        }
        return (double) sum / all;
    }
}
