package io.heartline.localstack.verify;

import io.heartline.localstack.api.Apis;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which models a scoring service scores by, and which others it has.
 *
 * @param live version by language
 * @param linear version of a linear model that is not live, by language
 */
record LiveModels(Map<String, String> live, Map<String, String> linear) {
    LiveModels {
        live = new TreeMap<>(live);
        linear = Map.copyOf(linear);
    }

    static LiveModels of(Apis scoring) throws IOException, InterruptedException {
        var live = new TreeMap<String, String>();
        var linear = new TreeMap<String, String>();
        for (var model : scoring.get("/models").body().path("items")) {
            var language = model.path("language").asText();
            var version = model.path("version").asText();
            if (model.path("state").asText().equals("live")) {
                live.put(language, version);
            } else if (model.path("kind").asText().equals("linear")
                    && !model.path("state").asText().equals("retired")) {
                linear.put(language, version);
            }
        }
        return new LiveModels(live, linear);
    }

    /** Returns the linear model of English, if another one is live. */
    Optional<String> other() {
        return Optional.ofNullable(linear.get("en"));
    }

    /** The settings of a service whose live English model has the linear one as its shadow. */
    Map<String, String> withShadow() {
        return other().<Map<String, String>>map(
                        version -> Map.of("heartline.score.shadow.en", version, "heartline.score.shadow-share", "1"))
                .orElse(Map.of());
    }

    /** The settings of a service that scores English by the linear model. */
    Map<String, String> withOther() {
        return other().<Map<String, String>>map(version -> Map.of("heartline.score.live.en", version))
                .orElse(Map.of());
    }
}
