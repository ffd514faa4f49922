package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.localstack.evaluation.EvaluationException;
import io.heartline.localstack.evaluation.EvaluationPlan;
import io.heartline.localstack.evaluation.Evaluations;
import io.heartline.localstack.evaluation.Report;
import io.heartline.localstack.evaluation.Task;
import io.heartline.localstack.load.LiveModels;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.table.TableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What it costs and what it saves when the first tier answers alone where it is sure, at several thresholds. */
final class RouterCurve {
    private static final List<Double> THRESHOLDS = List.of(2.0, 0.95, 0.9, 0.8, 0.7, 0.6);
    private static final String SETTING = "heartline.score.sure-above";

    private final Path data;
    private final Site site;
    private final Consumer<String> say;
    private final ArrayNode curve = JsonNodeFactory.instance.arrayNode();

    RouterCurve(Path data, Site site, Consumer<String> say) {
        this.data = data;
        this.site = site;
        this.say = say;
    }

    /** Returns a point of each threshold; none where no live model has two tiers. */
    ArrayNode run(LiveModels models) throws InterruptedException {
        if (models.live().values().stream().noneMatch(version -> version.startsWith("blend"))) {
            say.accept("The router: not run, no live model has two tiers");
            return curve;
        }
        say.accept("The router: where the linear model is surer than the threshold it answers alone");
        try {
            var english = LabelledSets.goEmotions(data, Task.EMOTION, "ekman");
            var chinese = LabelledSets.reviews(data, "online_shopping_10_cats", 20);
            for (var threshold : THRESHOLDS) {
                site.stack().restart(Service.SCORING, Map.of(SETTING, Double.toString(threshold)));
                point(threshold, run(english), run(chinese));
            }
        } catch (EvaluationException | TableException e) {
            say.accept("  not run: " + e.getMessage());
        }
        return curve;
    }

    private Report run(EvaluationPlan plan) throws InterruptedException {
        return Evaluations.run(
                new EvaluationPlan(plan.file(), plan.tuning(), plan.question(), 1), site.scoring(), n -> {});
    }

    private void point(double threshold, Report english, Report chinese) {
        var point = curve.addObject().put("sureAbove", threshold);
        point.putObject("goemotionsEkman7")
                .put("macroF1", english.figure("macroF1").value())
                .put("textsPerSecond", english.volume().textsPerSecond());
        point.putObject("shopping")
                .put("macroF1", chinese.figure("macroF1").value())
                .put("textsPerSecond", chinese.volume().textsPerSecond());
        say.accept(String.format(
                "  %.2f: English %.4f at %.0f texts/s, Chinese %.4f at %.0f texts/s",
                threshold,
                english.figure("macroF1").value(),
                english.volume().textsPerSecond(),
                chinese.figure("macroF1").value(),
                chinese.volume().textsPerSecond()));
    }
}
