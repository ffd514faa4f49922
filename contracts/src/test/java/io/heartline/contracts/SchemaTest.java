package io.heartline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_schema_says_what_its_record_says(Topic topic) {
        assertThat(Mirror.differences(Schemas.of(topic), topic.event())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_schema_names_its_dialect_its_type_and_its_record(Topic topic) {
        var schema = Schemas.of(topic);

        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText()).isEqualTo("urn:heartline:schema:" + topic.type());
        assertThat(schema.path("title").asText()).isEqualTo(topic.event().getSimpleName());
    }

    @Test
    void there_is_no_schema_without_a_topic() {
        var types = Arrays.stream(Topic.values()).map(topic -> topic.type() + ".json");

        assertThat(Schemas.files(Schemas.basedir().resolve("src/main/resources/schemas")))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(types.toList());
    }

    static Stream<Named<Consumer<ObjectNode>>> departures() {
        return Stream.of(
                departure("a field less", schema -> properties(schema).remove("product")),
                departure("a field more", schema -> properties(schema).putObject("mood")),
                departure(
                        "a field renamed",
                        schema -> properties(schema)
                                .set("isPublic", properties(schema).remove("public"))),
                departure(
                        "an optional field required",
                        schema -> array(schema, "/required").add("product")),
                departure(
                        "a required field optional",
                        schema -> array(schema, "/required").remove(0)),
                departure(
                        "another type",
                        schema -> object(schema, "/properties/version").put("type", "number")),
                departure(
                        "another format",
                        schema -> object(schema, "/properties/id").put("format", "uri")),
                departure(
                        "an enum value less",
                        schema -> array(schema, "/properties/channel/enum").remove(0)),
                departure(
                        "an enum value more",
                        schema -> array(schema, "/properties/channel/enum").add("fax")),
                departure(
                        "a nested field less",
                        schema -> object(schema, "/$defs/Rating/properties").remove("max")),
                departure(
                        "other items",
                        schema -> object(schema, "/properties/ratings").set("items", object(schema, "/properties/id"))),
                departure(
                        "other values of a map",
                        schema -> object(schema, "/properties/attributes/additionalProperties")
                                .put("type", "integer")));
    }

    @ParameterizedTest
    @MethodSource("departures")
    void a_schema_that_departs_from_its_record_is_told_on(Consumer<ObjectNode> departure) {
        var schema = (ObjectNode) Schemas.of(Topic.INTERACTIONS);

        // when
        departure.accept(schema);

        assertThat(Mirror.differences(schema, Interaction.class)).isNotEmpty();
    }

    private static Named<Consumer<ObjectNode>> departure(String name, Consumer<ObjectNode> change) {
        return Named.of(name, change);
    }

    private static ObjectNode properties(JsonNode schema) {
        return object(schema, "/properties");
    }

    private static ObjectNode object(JsonNode schema, String pointer) {
        return (ObjectNode) schema.at(pointer);
    }

    private static ArrayNode array(JsonNode schema, String pointer) {
        var array = (ArrayNode) schema.at(pointer);
        assertThat(array).as(pointer).hasOnlyElementsOfType(TextNode.class);
        return array;
    }
}
