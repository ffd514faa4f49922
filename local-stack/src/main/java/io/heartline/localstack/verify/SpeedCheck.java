package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.localstack.demo.DemoTexts;
import io.heartline.localstack.load.BareModel;
import io.heartline.localstack.load.LiveModels;
import io.heartline.localstack.load.ScoreLoad;
import io.heartline.localstack.stack.Service;
import io.heartline.localstack.stack.StackPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How much of a model's speed is left of it in the service: in turns, so that whatever else the machine does burdens both,
 * the bare model runs in a process of its own and the same texts go through {@code POST /scores}. The figures inform; they
 * do not decide, since a machine may be busy.
 */
public final class SpeedCheck {
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 2;
    private static final int TEXTS = 512;
    private static final int TEXTS_OF_LINEAR = 8_192;
    private static final double TARGET = 0.90;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path projectRoot;
    private final Clock clock;
    private final Consumer<String> say;
    private final ObjectNode result =
            JsonNodeFactory.instance.objectNode().put("check", "speed").put("targetRatio", TARGET);

    private SpeedCheck(Path projectRoot, Clock clock, Consumer<String> say) {
        this.projectRoot = projectRoot;
        this.clock = clock;
        this.say = say;
    }

    /** Runs the check; {@code passed} of the result says that every call was answered, not how fast. */
    public static ObjectNode run(Path projectRoot, Clock clock, Consumer<String> say)
            throws IOException, InterruptedException {
        return new SpeedCheck(projectRoot, clock, say).run();
    }

    private ObjectNode run() throws IOException, InterruptedException {
        var plan = StackPlan.beside(projectRoot, "verify-speed");
        try (var site = Site.open(plan, clock, say)) {
            var models = LiveModels.of(site.scoring());
            site.stack().restartForLong(Service.SCORING);
            for (var live : models.live().entrySet()) {
                measure(site, plan, live.getKey(), live.getValue(), TEXTS);
            }
            site.stack().restart(Service.SCORING, settings(models.linear()));
            for (var linear : new TreeMap<>(models.linear()).entrySet()) {
                measure(site, plan, linear.getKey(), linear.getValue(), TEXTS_OF_LINEAR);
            }
        }
        return result.put("passed", true);
    }

    private static Map<String, String> settings(Map<String, String> linear) {
        var settings = new TreeMap<String, String>();
        linear.forEach((language, version) -> settings.put("heartline.score.live." + language, version));
        return settings;
    }

    private void measure(Site site, StackPlan plan, String language, String version, int count)
            throws IOException, InterruptedException {
        var texts = texts(language, count);
        var file = plan.dataDirectory().resolve("speed-" + version + ".json");
        Files.write(file, JSON.writeValueAsBytes(texts));
        var bare = new ArrayList<Double>();
        var service = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        var stack = site.stack().file();
        try (var model = BareModel.start(projectRoot, version, file);
                var load = new ScoreLoad(stack.url(Service.SCORING), stack.apiKey(), language, texts)) {
            for (var round = -WARM_UPS; round < ROUNDS; round++) {
                var alone = model.textsPerSecond();
                var served = load.textsPerSecond();
                if (round >= 0) {
                    bare.add(alone);
                    service.add(served);
                    ratios.add(served / alone);
                }
            }
        }
        tell(version, median(bare), median(service), median(ratios));
    }

    private void tell(String version, double bare, double service, double ratio) {
        say.accept(String.format(
                Locale.ROOT,
                "  %s: %.0f texts/s bare, %.0f texts/s by POST /scores (%d clients, %d a call), ratio %.2f",
                version,
                bare,
                service,
                ScoreLoad.CLIENTS,
                ScoreLoad.BATCH,
                ratio));
        result.putObject(version)
                .put("bareTextsPerSecond", Math.round(bare))
                .put("serviceTextsPerSecond", Math.round(service))
                .put("ratio", Math.round(ratio * 1_000) / 1_000.0)
                .put("rounds", ROUNDS);
    }

    /** What customers of the demo say, again and again. */
    private static List<String> texts(String language, int count) {
        var some = DemoTexts.all()
                .filter(text -> text.language().equals(language))
                .map(DemoTexts.Meant::text)
                .toList();
        var texts = new ArrayList<String>();
        while (texts.size() < count) {
            texts.addAll(some.subList(0, Math.min(some.size(), count - texts.size())));
        }
        return texts;
    }

    private static double median(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
