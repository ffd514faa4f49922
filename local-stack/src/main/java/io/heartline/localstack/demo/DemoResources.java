package io.heartline.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the hand-written part of the demo from the resources beside the classes. */
final class DemoResources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoResources() {}

    /** Returns what customers say in passing, English first. */
    static List<DemoText> backgroundTexts() {
        var texts = new ArrayList<>(texts("texts-en.ndjson"));
        texts.addAll(texts("texts-zh.ndjson"));
        return List.copyOf(texts);
    }

    /** Returns what customers say in the product crisis. */
    static List<DemoText> crisisTexts() {
        return texts("crisis-lumi-band.ndjson");
    }

    /** Returns the customers whose stories are scripted. */
    static List<DemoCustomer> storyCustomers() {
        return lines("story-customers.ndjson").stream()
                .map(DemoCustomer::scripted)
                .toList();
    }

    /** Returns the steps of all scripted stories, story by story, each in the order in which it happens. */
    static List<StoryStep> storySteps() {
        return lines("stories.ndjson").stream().map(StoryStep::of).toList();
    }

    private static List<DemoText> texts(String resource) {
        return lines(resource).stream()
                .map(line -> new DemoText(
                        line.get("key").asText(),
                        Brand.of(line.get("brand").asText()),
                        line.get("language").asText(),
                        line.get("theme").asText(),
                        Tone.of(line.get("tone").asText()),
                        line.get("touchpoint").asText(),
                        line.has("product") ? line.get("product").asText() : null,
                        line.get("channels").valueStream().map(JsonNode::asText).toList(),
                        line.get("text").asText()))
                .toList();
    }

    private static List<JsonNode> lines(String resource) {
        var path = "/demo/" + resource;
        try (var stream = DemoResources.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new FileNotFoundException("resource missing: " + path);
            }
            var lines = new ArrayList<JsonNode>();
            var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
