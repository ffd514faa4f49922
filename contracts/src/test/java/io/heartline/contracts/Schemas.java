package io.heartline.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON Schemas that lie beside the records, and the files of this module that tests read. */
final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<Topic, Schema> COMPILED = new ConcurrentHashMap<>();

    private Schemas() {}

    static JsonNode of(Topic topic) {
        return tree(file(topic));
    }

    static Path file(Topic topic) {
        return basedir().resolve("src/main/resources/schemas/" + topic.type() + ".json");
    }

    /** What the schema of a topic has against a value, in words. */
    static List<String> refusals(Topic topic, byte[] value) {
        var schema = COMPILED.computeIfAbsent(topic, one -> REGISTRY.getSchema(text(file(one)), InputFormat.JSON));
        return schema.validate(new String(value, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    static JsonNode tree(Path file) {
        return tree(text(file).getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode tree(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The module's directory: Maven says it, and elsewhere tests run in it. */
    static Path basedir() {
        return Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
    }

    static List<Path> files(Path directory) {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
