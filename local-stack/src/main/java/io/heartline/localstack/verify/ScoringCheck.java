package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.load.LiveModels;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows that scores can be trusted: the same text gives the same bytes, limits hold, a stop is no crash, people's word
 * counts, models are measured and watched, and nothing is claimed where nothing is known.
 */
public final class ScoringCheck {
    private static final String NOT_RUN = "not run: needs --data";

    private final Path projectRoot;
    private final @Nullable Path data;
    private final Clock clock;
    private final Consumer<String> say;
    private final Failures failures;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    private ScoringCheck(Path projectRoot, @Nullable Path data, Clock clock, Consumer<String> say) {
        this.projectRoot = projectRoot;
        this.data = data;
        this.clock = clock;
        this.say = say;
        this.failures = new Failures(say);
    }

    /**
     * Runs the check; {@code passed} of the result says whether all of it holds.
     *
     * @param data a directory of labelled sets; without it the figures are not measured
     */
    public static ObjectNode run(Path projectRoot, @Nullable Path data, Clock clock, Consumer<String> say)
            throws IOException, InterruptedException {
        return new ScoringCheck(projectRoot, data, clock, say).run();
    }

    private ObjectNode run() throws IOException, InterruptedException {
        result.put("check", "scoring");
        try (var site = Site.open(StackPlan.beside(projectRoot, "verify-scoring"), clock, say)) {
            var models = LiveModels.of(site.scoring());
            say.accept("Live models: " + models.live());
            var live = result.putObject("models");
            models.live().forEach(live::put);
            var calls = new ScoreCalls(site.scoring());
            var reproducibility = new ReproducibilityCheck(calls, failures, say);
            say.accept("The same texts give the same bytes");
            reproducibility.run();
            answers(site, calls);
            say.accept("What two months ago pleased customers say now");
            var told = Told.post(site, clock.instant());
            var correction = new CorrectionCheck(
                    site.scoring(), failures, say, told.now().getFirst());
            measured(site, models, told, correction);
            restarted(site, models, calls, reproducibility);
            otherwise(site, models, told, correction);
            correction.withdraw();
            labelledSets(site, models);
        }
        var messages = result.putArray("failures");
        failures.all().forEach(messages::add);
        result.put("passed", failures.all().isEmpty());
        return result;
    }

    private void answers(Site site, ScoreCalls calls) throws IOException, InterruptedException {
        say.accept("Limits and bad input");
        result.put("limitCases", new LimitsCheck(site.scoring(), failures, say).run());
        say.accept("Abstention");
        result.put("abstentionCases", new AbstentionCheck(calls, failures, say).run());
        say.accept("Text and rating");
        result.put("fusionCases", new FusionCheck(calls, failures, say).run());
    }

    private void measured(Site site, LiveModels models, Told told, CorrectionCheck correction)
            throws IOException, InterruptedException {
        result.put("driftIndex", new DriftCheck(site.scoring(), failures, say).run(models.english()));
        say.accept("A correction, and the period scored again");
        correction.correct();
        var changed = rescores(site).run(told.period(), told.ids().size());
        failures.unless(changed == 0, changed + " scores changed although the model is the same");
        correction.expectStill("after the period was scored again by the same model");
        say.accept("Texts that we labelled");
        result.set("gold", new GoldCheck(site, failures, say).run(models));
    }

    private void restarted(Site site, LiveModels models, ScoreCalls calls, ReproducibilityCheck reproducibility)
            throws IOException, InterruptedException {
        say.accept("A stop at full load");
        result.put("exitCode", new ShutdownCheck(site.stack(), calls, failures, say).run());
        site.stack().restart(Service.SCORING, models.withShadow());
        reproducibility.afterRestart();
        result.putObject("reproducibility")
                .put("texts", reproducibility.texts())
                .put("comparisons", reproducibility.comparisons());
        say.accept("A shadow");
        result.put("shadowAgreement", new ShadowCheck(site, clock, failures, say).run(models));
    }

    private void otherwise(Site site, LiveModels models, Told told, CorrectionCheck correction)
            throws IOException, InterruptedException {
        say.accept("The period scored again otherwise: " + models.otherwise());
        site.stack().restart(Service.SCORING, models.otherwise());
        var changed = rescores(site).run(told.period(), told.ids().size());
        failures.unless(changed > 0, "nothing comes out otherwise");
        correction.expectStill("after the period was scored again otherwise");
        var again = rescores(site).run(told.period(), told.ids().size());
        failures.unless(again == 0, again + " scores changed the second time");
        result.putObject("rescore").put("changed", changed).put("changedAgain", again);
        site.stack().restart(Service.SCORING, Map.of());
    }

    private RescoreCheck rescores(Site site) {
        return new RescoreCheck(site.scoring(), clock, failures, say);
    }

    private void labelledSets(Site site, LiveModels models) throws InterruptedException {
        if (data == null) {
            skip("data", NOT_RUN);
            return;
        }
        say.accept("Labelled sets; the figures inform, they do not decide");
        result.set("data", new LabelledSets(data, site.scoring(), say).run());
        result.set("router", new RouterCurve(data, site, say).run(models));
    }

    private void skip(String part, String why) {
        result.put(part, why);
        say.accept(part + ": " + why);
    }
}
