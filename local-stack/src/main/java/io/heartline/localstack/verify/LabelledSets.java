package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.evaluation.EvaluationException;
import io.heartline.localstack.evaluation.EvaluationPlan;
import io.heartline.localstack.evaluation.Evaluations;
import io.heartline.localstack.evaluation.LabelledFile;
import io.heartline.localstack.evaluation.LabelledFile.Columns;
import io.heartline.localstack.evaluation.LabelledFile.Selection;
import io.heartline.localstack.evaluation.Question;
import io.heartline.localstack.evaluation.Report;
import io.heartline.localstack.evaluation.Task;
import io.heartline.localstack.table.TableException;
import io.heartline.localstack.table.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The development parts of public labelled sets, and what we aim at on their tests. Thresholds are tuned on the very texts
 * that are reported, and calibration was fitted on some of them: read these figures as slightly optimistic. Of the reviews
 * those are taken that no model has learned from.
 */
final class LabelledSets {
    private static final int RESAMPLES = 200;
    private static final double ERROR_TARGET = 0.03;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final Apis scoring;
    private final Consumer<String> say;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    LabelledSets(Path data, Apis scoring, Consumer<String> say) {
        this.data = data;
        this.scoring = scoring;
        this.say = say;
    }

    /** Returns the figures by set; a set that is not there is left out and said to be missing. */
    ObjectNode run() throws InterruptedException {
        goEmotions();
        for (var domain : List.of("usual", "virus")) {
            measure("smp-" + domain, weibo(domain), "macroF1", domain.equals("usual") ? 0.75 : 0.68);
        }
        measure("shopping", reviews(data, "online_shopping_10_cats", 20), "macroF1", 0.95);
        measure("takeaway", reviews(data, "waimai_10k", 6), "macroF1", 0.91);
        measure("hotel", reviews(data, "chnsenticorp_htl", 6), "macroF1", 0.92);
        measure("brighter-en", brighter("eng", "en", "anger,fear,joy,sadness,surprise"), "macroF1", Double.NaN);
        measure("brighter-zh", brighter("chn", "zh", "anger,disgust,fear,joy,sadness,surprise"), "macroF1", Double.NaN);
        measure("helpdesk-en", helpDesk("en", "en"), "spearman", Double.NaN);
        measure("helpdesk-zh", helpDesk("cn", "zh"), "spearman", Double.NaN);
        return result;
    }

    private void goEmotions() throws InterruptedException {
        measure("goemotions-28", goEmotions(data, Task.NUANCES, ""), "macroF1", 0.52);
        measure("goemotions-ekman-7", goEmotions(data, Task.EMOTION, "ekman"), "macroF1", 0.66);
        measure("goemotions-sentiment-4", goEmotions(data, Task.NUANCES, "group"), "macroF1", 0.71);
    }

    /** GoEmotions, whose labels are numbers, under their names or those of a grouping. */
    static EvaluationPlan goEmotions(Path data, Task task, String grouping) {
        var directory = data.resolve("goemotions");
        var names = new HashMap<String, String>();
        try {
            var labels =
                    Files.readString(directory.resolve("labels.txt")).strip().split("\\s+", -1);
            var groups = JSON.readTree(Files.readAllBytes(directory.resolve("label_groupings.json")));
            for (var i = 0; i < labels.length; i++) {
                var name = group(groups, labels[i], grouping);
                names.put(Integer.toString(i), name);
                names.put(labels[i], name);
            }
        } catch (IOException e) {
            throw new EvaluationException("GoEmotions cannot be read in " + directory, e);
        }
        var file = new LabelledFile(
                directory.resolve("dev.tsv"),
                TableFormat.withoutHeader(),
                new Columns("1", List.of("2"), ","),
                Selection.ALL);
        return new EvaluationPlan(file, file, Question.of(task, "en", names), RESAMPLES);
    }

    private static String group(JsonNode groups, String label, String grouping) {
        return grouping.isEmpty() ? label : groups.path(label).path(grouping).asText(label);
    }

    /** Every n-th review, by the valence at 0. */
    static EvaluationPlan reviews(Path data, String name, int every) {
        var file = new LabelledFile(
                data.resolve(name).resolve(name + ".csv"),
                TableFormat.BY_NAME,
                new Columns("review", List.of("label"), ""),
                new Selection(every, Long.MAX_VALUE));
        var names = Map.of("1", "positive", "0", "negative");
        return new EvaluationPlan(file, null, Question.of(Task.POLARITY, "zh", names), RESAMPLES);
    }

    private EvaluationPlan weibo(String domain) {
        var file = new LabelledFile(
                data.resolve("smp2020_ewect/" + domain + "_dev_clean.tsv"),
                TableFormat.BY_NAME,
                new Columns("text", List.of("label"), ""),
                Selection.ALL);
        var names = Map.of("happy", "joy", "angry", "anger", "sad", "sadness");
        return new EvaluationPlan(file, null, Question.of(Task.EMOTION, "zh", names), RESAMPLES);
    }

    private EvaluationPlan brighter(String directory, String language, String emotions) {
        var file = new LabelledFile(
                data.resolve("brighter").resolve(directory).resolve("dev.csv"),
                TableFormat.BY_NAME,
                new Columns("text", List.of(emotions.split(",", -1)), ""),
                Selection.ALL);
        return new EvaluationPlan(file, file, Question.of(Task.EMOTION, language, Map.of()), RESAMPLES);
    }

    private EvaluationPlan helpDesk(String name, String language) {
        var file = new LabelledFile(
                data.resolve("ntcir_stc3/dev_" + name + "_flat.tsv"),
                TableFormat.BY_NAME,
                new Columns("customer_text", List.of("satisfaction_mean"), ""),
                Selection.ALL);
        return new EvaluationPlan(file, null, Question.of(Task.VALENCE, language, Map.of()), RESAMPLES);
    }

    private void measure(String set, EvaluationPlan plan, String figure, double target) throws InterruptedException {
        try {
            report(set, Evaluations.run(plan, scoring, count -> {}), figure, target);
        } catch (EvaluationException | TableException e) {
            result.put(set, "not run: " + e.getMessage());
            say.accept("  " + set + " not run: " + e.getMessage());
        }
    }

    private void report(String set, Report report, String name, double target) {
        var figure = report.figure(name);
        var error = report.figure("calibrationError");
        say.accept(String.format(
                "  %-23s %-9s %s%s, n %d, %s, calibration error %s, %.0f texts/s",
                set,
                name,
                figure,
                Double.isNaN(target) ? "" : ", target " + target,
                report.volume().texts(),
                report.decision(),
                Double.isNaN(error.value()) ? "-" : String.format("%.4f (target %s)", error.value(), ERROR_TARGET),
                report.volume().textsPerSecond()));
        var json = result.putObject(set).put(name, figure.value()).put("low", figure.low());
        json.put("high", figure.high()).put("n", report.volume().texts());
        if (!Double.isNaN(target)) {
            json.put("target", target);
        }
        if (!Double.isNaN(error.value())) {
            json.put("calibrationError", error.value());
        }
    }
}
