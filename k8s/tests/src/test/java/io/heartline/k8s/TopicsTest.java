package io.heartline.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.heartline.contracts.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The topics that the chart makes, and who may use them, are those that the services use. */
class TopicsTest {
    private static final JsonNode TOPICS = read(Paths.CHART.resolve("topics.yaml"));
    private static final List<Manifest> LARGE = Chart.render(Paths.CHART.resolve("values-production-large.yaml"));

    @Test
    void writers_and_readers_are_those_of_the_description() {
        var described = new TreeMap<String, Map<String, Set<String>>>();
        read(Path.of("..", "..", "docs", "asyncapi.yaml")).path("operations").forEach(operation -> {
            var channel = operation.at("/channel/$ref").asText();
            var topic = channel.substring(channel.lastIndexOf('/') + 1);
            if (!topic.equals("dead-letters")) {
                described
                        .computeIfAbsent(
                                topic,
                                name -> new TreeMap<>(Map.of("send", new TreeSet<>(), "receive", new TreeSet<>())))
                        .getOrDefault(operation.path("action").asText(), new TreeSet<>())
                        .add(operation.at("/tags/0/name").asText().replace("-service", ""));
            }
        });

        // when
        var declared = new TreeMap<String, Map<String, Set<String>>>();
        TOPICS.properties()
                .forEach(topic -> declared.put(
                        topic.getKey(),
                        new TreeMap<>(Map.of(
                                "send", texts(topic.getValue().path("writers")),
                                "receive", texts(topic.getValue().path("readers"))))));

        assertThat(declared).isEqualTo(described);
    }

    @ParameterizedTest
    @EnumSource
    void a_topic_is_kept_as_long_as_the_services_promise(Topic topic) {
        // when
        var config = TOPICS.path(topic.wire()).path("config");

        var retention = Optional.ofNullable(topic.retention()).map(kept -> String.valueOf(kept.toMillis()));
        assertThat(config.path("retention.ms").asText("")).isEqualTo(retention.orElse(""));
        assertThat(config.path("cleanup.policy").asText("")).isEqualTo(retention.isPresent() ? "" : "compact");
    }

    @Test
    void strimzi_makes_every_topic_and_the_places_of_dead_letters() {
        // when
        var made = LARGE.stream()
                .filter(manifest -> manifest.kind().equals("KafkaTopic"))
                .map(Manifest::name)
                .collect(Collectors.toCollection(TreeSet::new));

        var needed = new TreeSet<String>();
        TOPICS.properties().forEach(topic -> {
            needed.add(topic.getKey());
            texts(topic.getValue().path("readers"))
                    .forEach(reader -> needed.add(topic.getKey() + "." + reader + "-service.dlq"));
        });
        assertThat(made).isEqualTo(needed);
    }

    private static Set<String> texts(JsonNode array) {
        return Manifest.stream(array).map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(Paths.text(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
