package io.heartline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncApiTest {
    private static final Path ROOT = Schemas.basedir().resolveSibling("");
    private static final Path DOCS = ROOT.resolve("docs");
    private static final JsonNode DOCUMENT = document();
    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\.connector");

    @Test
    void the_document_names_every_topic_and_no_other() {
        var addresses = addresses();
        var topics = Arrays.stream(Topic.values()).map(Topic::wire).toList();

        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(topics.stream(), Stream.of("{topic}.{service}.dlq"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_topic_carries_the_event_of_its_type(Topic topic) {
        var messages = DOCUMENT.at("/channels/" + topic.wire() + "/messages");
        var name = topic.event().getSimpleName();

        // when
        var message = resolve(messages.path(name));

        assertThat(messages).hasSize(1);
        assertThat(message.path("name").asText()).isEqualTo(topic.type());
        assertThat(DOCS.resolve(message.at("/payload/schema/$ref").asText()).normalize())
                .isEqualTo(Schemas.file(topic));
        assertThat(message.at("/bindings/kafka/key/type").asText()).isEqualTo("string");
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_topic_is_kept_as_long_as_the_document_says(Topic topic) {
        var settings = DOCUMENT.at("/channels/" + topic.wire() + "/bindings/kafka/topicConfiguration");
        var retention = topic.retention();

        assertThat(settings.at("/cleanup.policy/0").asText()).isEqualTo(retention == null ? "compact" : "delete");
        assertThat(settings.path("retention.ms").asLong(-1)).isEqualTo(retention == null ? -1 : retention.toMillis());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_topic_has_a_publisher(Topic topic) {
        assertThat(services(topic.wire(), "send")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingestion-service", "scoring-service", "metrics-service", "alerting-service"})
    void a_service_consumes_nothing_that_the_document_does_not_tell(String service) {
        var documented = Arrays.stream(Topic.values())
                .map(Topic::wire)
                .filter(topic -> services(topic, "receive").contains(service))
                .toList();

        assertThat(consumed(service)).isSubsetOf(documented);
    }

    @Test
    void every_reference_leads_somewhere() {
        var references = DOCUMENT.findValuesAsText("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(DOCS.resolve(reference)).exists();
            }
        });
    }

    /** The services with an operation of this action on this channel. */
    private static List<String> services(String channel, String action) {
        List<String> services = new ArrayList<>();
        for (var operation : DOCUMENT.path("operations")) {
            if (operation.path("action").asText().equals(action)
                    && operation.at("/channel/$ref").asText().equals("#/channels/" + channel)) {
                services.addAll(operation.path("tags").findValuesAsText("name"));
            }
        }
        return services;
    }

    /** The topics that the configuration of a service subscribes to. */
    private static List<String> consumed(String service) {
        var settings = new Properties();
        try (var reader =
                Files.newBufferedReader(ROOT.resolve(service + "/src/main/resources/application.properties"))) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings.stringPropertyNames().stream()
                .map(INCOMING::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .map(channel -> settings.getProperty("mp.messaging.incoming." + channel + ".topic", channel))
                .toList();
    }

    private static List<String> addresses() {
        return StreamSupport.stream(DOCUMENT.path("channels").spliterator(), false)
                .map(channel -> channel.path("address").asText())
                .toList();
    }

    private static JsonNode resolve(JsonNode reference) {
        return DOCUMENT.at(reference.path("$ref").asText().substring(1));
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(DOCS.resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
