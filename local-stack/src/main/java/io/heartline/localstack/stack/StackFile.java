package io.heartline.localstack.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.heartline.testing.EmbeddedPostgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;

/**
 * How to reach a stack that runs: what {@code .heartline/stack.json} says. It holds secrets, so only its owner may read
 * it, and it is there only while every service is ready.
 *
 * @param urls base URL of each service
 * @param apiKey a key with every role, for every brand
 * @param kafka host and port of the broker
 * @param databases the database of each service
 */
public record StackFile(Map<Service, URI> urls, String apiKey, String kafka, Map<Service, Database> databases) {
    private static final String NAME = "stack.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Keeps copies. */
    public StackFile {
        urls = Map.copyOf(urls);
        databases = Map.copyOf(databases);
    }

    /** Returns the base URL of a service. */
    public URI url(Service service) {
        return lookUp(urls, service);
    }

    /** Returns the database of a service. */
    public Database database(Service service) {
        return lookUp(databases, service);
    }

    /**
     * Reads the file of the stack that runs in a data directory.
     *
     * @throws StackException when no stack runs there
     */
    public static StackFile read(Path dataDirectory) {
        try {
            var json = JSON.readTree(Files.readAllBytes(dataDirectory.resolve(NAME)));
            var urls = new EnumMap<Service, URI>(Service.class);
            var databases = new EnumMap<Service, Database>(Service.class);
            for (var service : Service.values()) {
                urls.put(service, URI.create(text(json, "/" + service.key() + "/url")));
                var at = "/postgres/" + service.key();
                databases.put(
                        service,
                        new Database(text(json, at + "/url"), text(json, at + "/user"), text(json, at + "/password")));
            }
            return new StackFile(urls, text(json, "/apiKey"), text(json, "/kafka"), databases);
        } catch (NoSuchFileException e) {
            throw new StackException("no stack is running here: start one with ./heartline up", e);
        } catch (IOException e) {
            throw new StackException("cannot read " + dataDirectory.resolve(NAME), e);
        }
    }

    private static String text(JsonNode json, String pointer) {
        var value = json.at(pointer);
        if (!value.isTextual()) {
            throw new StackException("the stack file lacks " + pointer);
        }
        return value.asText();
    }

    /** Writes the file at once: a reader sees all of it or nothing. */
    void write(Path dataDirectory) {
        var json = JSON.createObjectNode();
        for (var service : Service.values()) {
            json.putObject(service.key()).put("url", url(service).toString());
        }
        json.put("apiKey", apiKey);
        json.put("kafka", kafka);
        var postgres = json.putObject("postgres");
        for (var service : Service.values()) {
            var database = database(service);
            postgres.putObject(service.key())
                    .put("url", database.url())
                    .put("user", database.user())
                    .put("password", database.password());
        }
        try {
            var draft = dataDirectory.resolve(NAME + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, JSON.writeValueAsBytes(json));
            Files.move(draft, dataDirectory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the stack file", e);
        }
    }

    static void delete(Path dataDirectory) {
        try {
            Files.deleteIfExists(dataDirectory.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the stack file", e);
        }
    }

    private static <V> V lookUp(Map<Service, V> values, Service service) {
        var value = values.get(service);
        if (value == null) {
            throw new StackException("the stack file lacks " + service.key());
        }
        return value;
    }
}
