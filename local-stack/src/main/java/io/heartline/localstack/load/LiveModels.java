package io.heartline.localstack.load;

import io.heartline.localstack.api.Apis;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which models a scoring service scores by, and which others it has.
 *
 * @param live version by language
 * @param linear version of a linear model that is not live, by language
 */
public record LiveModels(Map<String, String> live, Map<String, String> linear) {
    public LiveModels {
        live = new TreeMap<>(live);
        linear = Map.copyOf(linear);
    }

    public static LiveModels of(Apis scoring) throws IOException, InterruptedException {
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

    /** Returns the live model of English. */
    public String english() {
        return live.getOrDefault("en", "");
    }

    /** Returns the model of English that can be tried beside the live one: its linear one, else the live one itself. */
    public String shadow() {
        return linear.getOrDefault("en", english());
    }

    /** The settings of a service whose live English model has a shadow on all texts. */
    public Map<String, String> withShadow() {
        return Map.of("heartline.score.shadow.en", shadow(), "heartline.score.shadow-share", "1");
    }

    /**
     * The settings of a service that scores English otherwise: by its linear model, or where that is live already, with
     * many more abstentions.
     */
    public Map<String, String> otherwise() {
        var other = linear.get("en");
        return other == null
                ? Map.of("heartline.score.confidence-min", "0.9")
                : Map.of("heartline.score.live.en", other);
    }
}
