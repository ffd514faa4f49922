package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.heartline.localstack.api.Apis;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** When customers who were pleased are angry, the distribution of the scores has moved, and the service must say so. */
final class DriftCheck {
    private static final Duration TALLIED_WITHIN = Duration.ofMinutes(1);

    private final Apis scoring;
    private final Failures failures;
    private final Consumer<String> say;

    DriftCheck(Apis scoring, Failures failures, Consumer<String> say) {
        this.scoring = scoring;
        this.failures = failures;
        this.say = say;
    }

    /** Returns the population stability index of the valence of the newest day. */
    double run(String model) throws IOException, InterruptedException {
        var change = Patience.await(TALLIED_WITHIN, () -> newest(model));
        failures.unless(change.isPresent(), "the drift of " + model + " has no day to compare");
        var index = change.map(one -> one.path("psi").asDouble()).orElse(Double.NaN);
        var stability = change.map(one -> one.path("stability").asText()).orElse("");
        failures.unless(
                stability.equals("shifted"), "pleased customers got angry, and the drift is '" + stability + "'");
        say.accept("  " + model + ": stability index of the valence " + index + ", " + stability);
        return index;
    }

    private Optional<JsonNode> newest(String model) throws IOException, InterruptedException {
        var days = scoring.get("/models/" + model + "/drift").body().path("days");
        var change = days.path(days.size() - 1).path("changes").path("valence");
        return change.path("n").asLong() >= Told.EACH / 2 ? Optional.of(change) : Optional.empty();
    }
}
