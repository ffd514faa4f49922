package io.heartline.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    /** 2 and 2.0 are the same number. */
    private static final Comparator<JsonNode> BY_VALUE = (a, b) -> {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    };

    static Stream<Arguments> samples() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> Schemas.files(directory(topic)).stream().map(file -> Arguments.of(topic, file)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_what_its_schema_describes(Topic topic, Path sample) {
        assertThat(Schemas.refusals(topic, bytes(Schemas.tree(sample)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_written_back_as_it_was_read(Topic topic, Path sample) throws JsonProcessingException {
        var tree = Schemas.tree(sample);

        // when
        var written = Schemas.tree(EventJson.write(EventJson.read(bytes(tree), topic.event())));

        assertThat(written.equals(BY_VALUE, tree))
                .as("%s, written: %s", tree, written)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_field_that_a_reader_does_not_know_is_ignored(Topic topic, Path sample) throws JsonProcessingException {
        var known = Schemas.tree(sample);
        var newer = known.deepCopy();
        addUnknown(newer);

        // when
        var read = EventJson.read(bytes(newer), topic.event());

        assertThat(read).isEqualTo(EventJson.read(bytes(known), topic.event()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_that_lacks_a_required_identity_or_time_is_not_read(Topic topic, Path sample) {
        var tree = (ObjectNode) Schemas.tree(sample);
        Iterable<String> names = tree.deepCopy()::fieldNames;
        var instants = StreamSupport.stream(names.spliterator(), false)
                .filter(name -> name.equals("at") || name.equals("occurredAt") || name.equals("start"))
                .toList();

        // when
        tree.remove(instants);

        assertThat(instants).isNotEmpty();
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> EventJson.read(bytes(tree), topic.event()));
        assertThat(Schemas.refusals(topic, bytes(tree))).isNotEmpty();
    }

    @Test
    void every_field_of_every_event_occurs_in_a_sample() {
        for (var topic : Topic.values()) {
            var seen = Schemas.files(directory(topic)).stream()
                    .map(Schemas::tree)
                    .reduce(Schemas.tree("{}".getBytes(StandardCharsets.UTF_8)), SamplesTest::merge);

            Iterable<String> fields = Schemas.of(topic).path("properties")::fieldNames;
            assertThat(fields).as(topic.type()).allMatch(seen::has);
        }
    }

    private static JsonNode merge(JsonNode into, JsonNode sample) {
        return ((ObjectNode) into).setAll((ObjectNode) sample);
    }

    /** Adds a field to every object whose fields are named; the keys of a map are content. */
    private static void addUnknown(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> !java.util.Set.of("attributes", "emotions", "nuances")
                            .contains(field.getKey()))
                    .forEach(field -> addUnknown(field.getValue()));
            object.putObject("addedLater").put("by", 2);
        } else {
            node.forEach(SamplesTest::addUnknown);
        }
    }

    private static Path directory(Topic topic) {
        return Schemas.basedir().resolve("src/main/resources/samples/" + topic.type());
    }

    private static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }
}
