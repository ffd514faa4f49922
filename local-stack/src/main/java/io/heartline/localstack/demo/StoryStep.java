package io.heartline.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * One step of a scripted story: something a named customer says, an agent answers, or an event.
 *
 * @param key names the step and becomes its external id
 * @param story names the story
 * @param customer external id of the customer it is about
 * @param before how long before the end of the feed it happens
 * @param script the rest of the line: what is said or what happens
 */
record StoryStep(String key, String story, String customer, Duration before, JsonNode script) {

    static StoryStep of(JsonNode line) {
        return new StoryStep(
                line.get("key").asText(),
                line.get("story").asText(),
                line.get("customer").asText(),
                Duration.parse(line.get("before").asText()),
                line);
    }

    /** Whether the step is a customer event rather than something said. */
    boolean isEvent() {
        return script.has("event");
    }
}
