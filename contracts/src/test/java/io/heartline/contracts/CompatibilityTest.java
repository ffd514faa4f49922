package io.heartline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityTest {
    private static final Path BASELINE = Schemas.basedir().resolve("src/test/resources/baseline");

    static Stream<Path> released() {
        return Schemas.files(BASELINE).stream();
    }

    @ParameterizedTest
    @MethodSource("released")
    void a_released_schema_still_holds(Path baseline) {
        var now = Schemas.basedir().resolve("src/main/resources/schemas").resolve(baseline.getFileName());

        assertThat(Files.exists(now)).as("%s", now).isTrue();
        assertThat(Compatibility.breaks(Schemas.tree(baseline), Schemas.tree(now)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_topic_has_a_baseline(Topic topic) {
        assertThat(BASELINE.resolve(topic.type() + ".json")).exists();
    }

    static Stream<Named<Consumer<ObjectNode>>> breaking() {
        return Stream.of(
                change(
                        "a field removed",
                        schema -> object(schema, "/properties").remove("product")),
                change(
                        "a field renamed",
                        schema -> object(schema, "/properties")
                                .set("line", object(schema, "/properties").remove("product"))),
                change(
                        "a field made required",
                        schema -> array(schema, "/required").add("product")),
                change(
                        "a field made optional",
                        schema -> array(schema, "/required").remove(0)),
                change("a new field that is required", schema -> {
                    object(schema, "/properties").putObject("mood").put("type", "string");
                    array(schema, "/required").add("mood");
                }),
                change(
                        "another type",
                        schema -> object(schema, "/properties/reach").put("type", "string")),
                change(
                        "a lower maximum",
                        schema -> object(schema, "/$defs/Score/properties/valence")
                                .put("maximum", 0.5)),
                change(
                        "a bound where none was",
                        schema -> object(schema, "/properties/reach").put("minimum", 0)),
                change(
                        "a bound lifted",
                        schema -> object(schema, "/properties/version").remove("minimum")),
                change(
                        "another pattern",
                        schema -> object(schema, "/properties/source").put("pattern", "^[a-z]+$")),
                change(
                        "a value of an enum removed",
                        schema -> array(schema, "/properties/channel/enum").remove(0)),
                change(
                        "a value of an enum added",
                        schema -> array(schema, "/properties/channel/enum").add("fax")),
                change(
                        "a nested field removed",
                        schema -> object(schema, "/$defs/Span/properties").remove("end")),
                change(
                        "a nested record removed",
                        schema -> object(schema, "/$defs").remove("Span")));
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void a_change_that_breaks_a_reader_is_told_on(Consumer<ObjectNode> change) {
        var released = Schemas.of(Topic.SCORED_INTERACTIONS);
        var now = (ObjectNode) released.deepCopy();

        // when
        change.accept(now);

        assertThat(Compatibility.breaks(released, now)).isNotEmpty();
    }

    static Stream<Named<Consumer<ObjectNode>>> harmless() {
        return Stream.of(
                change("nothing", schema -> {}),
                change(
                        "a new optional field",
                        schema ->
                                object(schema, "/properties").putObject("mood").put("type", "string")),
                change(
                        "a new optional field of a nested record",
                        schema -> object(schema, "/$defs/Score/properties")
                                .putObject("mood")
                                .put("type", "string")),
                change(
                        "a new nested record",
                        schema -> object(schema, "/$defs").putObject("Mood").put("type", "object")),
                change(
                        "other words",
                        schema -> object(schema, "/properties/product").put("description", "Other words.")),
                change(
                        "another order",
                        schema -> array(schema, "/required")
                                .add(array(schema, "/required").remove(0))));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void a_change_that_breaks_nobody_passes(Consumer<ObjectNode> change) {
        var released = Schemas.of(Topic.SCORED_INTERACTIONS);
        var now = (ObjectNode) released.deepCopy();

        // when
        change.accept(now);

        assertThat(Compatibility.breaks(released, now)).isEmpty();
    }

    private static Named<Consumer<ObjectNode>> change(String name, Consumer<ObjectNode> change) {
        return Named.of(name, change);
    }

    private static ObjectNode object(ObjectNode schema, String pointer) {
        return (ObjectNode) schema.at(pointer);
    }

    private static ArrayNode array(ObjectNode schema, String pointer) {
        return (ArrayNode) schema.at(pointer);
    }
}
