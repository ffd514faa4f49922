package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heartline.localstack.api.Apis;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Scores a period again: with progress, all of it, and a second time without any change. */
final class RescoreCheck {
    private static final Duration DONE_WITHIN = Duration.ofMinutes(3);
    private static final int PER_SECOND = 200;

    private final Apis scoring;
    private final Clock clock;
    private final Failures failures;
    private final Consumer<String> say;
    private long lastDone;
    private int looks;

    RescoreCheck(Apis scoring, Clock clock, Failures failures, Consumer<String> say) {
        this.scoring = scoring;
        this.clock = clock;
        this.failures = failures;
        this.say = say;
    }

    /**
     * Scores what was told again.
     *
     * @param expected how many scores there are at least
     * @return how many changed
     */
    long run(Duration period, long expected) throws IOException, InterruptedException {
        var now = clock.instant();
        var order = JsonNodeFactory.instance
                .objectNode()
                .put("from", now.minus(period).toString())
                .put("to", now.plusSeconds(1).toString())
                .put("perSecond", PER_SECOND);
        var answer = scoring.post("/rescores", order);
        failures.unless(answer.status() == 202, "POST /rescores answered " + answer.status() + ": " + answer.text());
        var path = "/rescores/" + answer.body().path("id").asText();
        lastDone = 0;
        looks = 0;
        var end = Patience.await(DONE_WITHIN, () -> ended(path));
        var job = end.orElseGet(answer::body);
        var done = job.path("done").asLong();
        var changed = job.path("changed").asLong();
        failures.unless(
                job.path("status").asText().equals("done")
                        && done >= expected
                        && done == job.path("total").asLong(),
                "a re-score is " + job.path("status").asText() + " at " + done + " of "
                        + job.path("total").asLong());
        say.accept(
                "  scored again: " + done + " texts, " + changed + " changed; asked " + looks + " times how far it is");
        return changed;
    }

    private Optional<JsonNode> ended(String path) throws IOException, InterruptedException {
        var job = scoring.get(path).body();
        looks++;
        failures.unless(job.path("done").asLong() >= lastDone, "the progress of a re-score went back");
        lastDone = job.path("done").asLong();
        return job.path("status").asText().equals("running") ? Optional.empty() : Optional.of(job);
    }
}
