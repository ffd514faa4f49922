package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heartline.contracts.ModelCard;
import io.heartline.contracts.Topic;
import io.heartline.localstack.demo.DemoTexts;
import io.heartline.localstack.load.LiveModels;
import io.heartline.testing.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures the live models on the demo's own texts, labelled by how they were meant; the card and its topic get it. */
final class GoldCheck {
    private static final String SET = "gold";
    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(30);

    /** What the tones of the demo are called as emotions; those that are none of the seven are left out. */
    private static final Map<String, String> EMOTIONS = Map.of(
            "delighted", "joy",
            "pleased", "joy",
            "surprised", "surprise",
            "neutral", "neutral",
            "worried", "fear",
            "sad", "sadness",
            "disgust", "disgust",
            "angry", "anger");

    private static final Map<String, String> SENTIMENTS = Map.of(
            "delighted", "positive",
            "pleased", "positive",
            "neutral", "neutral",
            "disappointed", "negative",
            "worried", "negative",
            "sad", "negative",
            "disgust", "negative",
            "angry", "negative",
            "ironic", "negative");

    private final Site site;
    private final Failures failures;
    private final Consumer<String> say;
    private final ObjectNode result = JsonNodeFactory.instance.objectNode();

    GoldCheck(Site site, Failures failures, Consumer<String> say) {
        this.site = site;
        this.failures = failures;
        this.say = say;
    }

    /** Posts the texts and returns the figures of each live model. */
    ObjectNode run(LiveModels models) throws IOException, InterruptedException {
        var texts = texts();
        var first = post(texts);
        failures.unless(first.path("added").asInt() == texts.size(), "not all gold texts were taken: " + first);
        var second = post(texts);
        failures.unless(second.path("unchanged").asInt() == texts.size(), "the same gold texts changed something");
        var few = JsonNodeFactory.instance.arrayNode().add(texts.get(0));
        failures.unless(
                site.scoring().post("/gold?name=few", few).status() == 400,
                "a gold sample of one text was not refused");
        result.put("texts", texts.size());
        for (var model : models.live().entrySet()) {
            card(model.getKey(), model.getValue());
        }
        return result;
    }

    private JsonNode post(ArrayNode texts) throws IOException, InterruptedException {
        var answer = site.scoring().post("/gold?name=verify", texts);
        failures.unless(answer.isSuccess(), "POST /gold answered " + answer.status() + ": " + answer.text());
        return answer.body();
    }

    private static ArrayNode texts() {
        var texts = JsonNodeFactory.instance.arrayNode();
        DemoTexts.all()
                .filter(text -> EMOTIONS.containsKey(text.tone()) || SENTIMENTS.containsKey(text.tone()))
                .forEach(text -> {
                    var gold = texts.addObject()
                            .put("id", text.key())
                            .put("language", text.language())
                            .put("text", text.text());
                    Optional.ofNullable(EMOTIONS.get(text.tone())).ifPresent(emotion -> gold.put("emotion", emotion));
                    Optional.ofNullable(SENTIMENTS.get(text.tone()))
                            .ifPresent(sentiment -> gold.put("sentiment", sentiment));
                });
        return texts;
    }

    private void card(String language, String model) throws IOException, InterruptedException {
        var card = site.scoring().get("/models/" + model + "/card?set=" + SET).body();
        var figures = card.path("figures").valueStream().toList();
        var isComplete = figures.stream()
                .allMatch(figure -> figure.path("n").asLong() > 0
                        && figure.path("low").asDouble() <= figure.path("value").asDouble()
                        && figure.path("value").asDouble()
                                <= figure.path("high").asDouble());
        failures.unless(
                !figures.isEmpty() && isComplete, "the card of " + model + " lacks gold figures with intervals");
        var shown = result.putObject(language);
        figures.stream()
                .filter(figure -> figure.path("label").asText().equals("macro"))
                .filter(figure -> figure.path("channel").isNull()
                        || figure.path("channel").isMissingNode())
                .forEach(figure -> {
                    say.accept(String.format(
                            "  %s %-26s %.3f (%.3f to %.3f), n %d",
                            model,
                            figure.path("measure").asText(),
                            figure.path("value").asDouble(),
                            figure.path("low").asDouble(),
                            figure.path("high").asDouble(),
                            figure.path("n").asLong()));
                    shown.set(figure.path("measure").asText(), figure.path("value"));
                });
        failures.unless(isPublished(model), "the topic model-cards has no card of " + model + " with gold figures");
    }

    private boolean isPublished(String model) throws IOException, InterruptedException {
        try (var topics = new Topics(site.stack().file().kafka())) {
            return Patience.await(
                            PUBLISHED_WITHIN,
                            () -> topics.read(Topic.MODEL_CARDS, ModelCard.class).stream()
                                    .filter(card -> card.model().equals(model))
                                    .filter(card -> card.figures().stream()
                                            .anyMatch(figure -> figure.set().equals(SET)))
                                    .findFirst())
                    .isPresent();
        }
    }
}
