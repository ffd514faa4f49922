package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.localstack.load.LiveModels;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A shadow scores what the live model scores, and the difference is reported. */
final class ShadowCheck {
    private static final Duration SCORED_WITHIN = Duration.ofMinutes(2);

    private final Site site;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;

    ShadowCheck(Site site, Clock clock, Failures failures, Consumer<String> say) {
        this.site = site;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
    }

    /** Returns the share of the texts of which both say the same: all, if both are the same model. */
    double run(LiveModels models) throws IOException, InterruptedException {
        var shadow = models.shadow();
        var told = Told.postAgain(site, clock.instant());
        var agreement = Patience.await(SCORED_WITHIN, () -> agreement(shadow, told.size() / 2));
        failures.unless(agreement.isPresent(), "the shadow " + shadow + " was not compared with the live model");
        agreement.ifPresent(figure -> say.accept(String.format(
                "  the shadow %s names the same emotion in %.3f (%.3f to %.3f) of %d texts",
                shadow,
                figure.path("value").asDouble(),
                figure.path("low").asDouble(),
                figure.path("high").asDouble(),
                figure.path("n").asLong())));
        var share = agreement.map(figure -> figure.path("value").asDouble()).orElse(Double.NaN);
        failures.unless(
                !shadow.equals(models.english()) || share == 1, "a model does not agree with itself as its shadow");
        return share;
    }

    private Optional<JsonNode> agreement(String shadow, int texts) throws IOException, InterruptedException {
        return site.scoring()
                .get("/models/" + shadow + "/shadow")
                .body()
                .path("figures")
                .valueStream()
                .filter(figure -> figure.path("measure").asText().equals("agreement"))
                .filter(figure -> figure.path("n").asInt() >= texts)
                .findFirst();
    }
}
