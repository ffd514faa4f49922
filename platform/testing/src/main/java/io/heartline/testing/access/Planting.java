package io.heartline.testing.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts a text into every field that the described operations take, one after the other. */
public final class Planting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH");
    /** By these an operation tells a new thing from one that it has. */
    private static final Set<String> NAMES = Set.of("externalId", "slug", "name", "key");

    private final URI service;
    private final URI management;
    private final Credential caller;
    private int number;

    /** The service to call, and as whom. */
    public Planting(URI service, URI management, Credential caller) {
        this.service = service;
        this.management = management;
        this.caller = caller;
    }

    /**
     * What came of it.
     *
     * @param tried how many fields there are
     * @param fields those that took the text
     * @param broken calls that were answered with a status from 500 on
     */
    public record Outcome(int tried, Set<String> fields, List<String> broken) {}

    /**
     * Plants a text in the documented example of each operation.
     *
     * @param given values of parameters, and of fields of the same name; of a list it becomes the only one
     * @param leftOut operations that are not called
     */
    public Outcome plant(Map<String, String> given, String text, Set<String> leftOut)
            throws IOException, InterruptedException {
        var fields = new TreeSet<String>();
        var broken = new ArrayList<String>();
        int tried = 0;
        try (var operations = new Operations(service)) {
            var described = operations.described(management);
            for (var operation : described) {
                var example = example(operation);
                if (example == null || leftOut.contains(operation.name())) {
                    continue;
                }
                var values = operations.harvest(described, given, caller);
                var address = operation.filled(values) + operation.query(values);
                for (var field : texts(example)) {
                    tried++;
                    var body = with(example, field, text, given);
                    var answer = operations.call(operation, address, caller, body);
                    if (answer.statusCode() < 300) {
                        fields.add(operation.name() + " " + field);
                    } else if (answer.statusCode() >= 500) {
                        broken.add(operation.name() + " " + field + " answered " + answer.statusCode());
                    }
                }
            }
        }
        return new Outcome(tried, fields, broken);
    }

    private static @Nullable JsonNode example(Operation operation) throws JsonProcessingException {
        boolean json = operation.contentType().equals("application/json");
        if (!json || !CHANGES.contains(operation.method()) || operation.roles().isEmpty()) {
            return null;
        }
        var body = JSON.readTree(operation.exampleBody());
        return body.isContainerNode() ? body : null;
    }

    /** The pointers of all texts. */
    private static List<String> texts(JsonNode body) {
        Map<String, Boolean> pointers = new HashMap<>();
        collect(body, "", pointers);
        return pointers.keySet().stream().sorted().toList();
    }

    private static void collect(JsonNode node, String at, Map<String, Boolean> pointers) {
        if (node.isTextual()) {
            pointers.put(at, true);
        }
        node.properties().forEach(field -> collect(field.getValue(), at + "/" + field.getKey(), pointers));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), at + "/" + i, pointers);
            }
        }
    }

    private String with(JsonNode example, String pointer, String text, Map<String, String> given) {
        JsonNode body = example.deepCopy();
        number++;
        prepare(body, given);
        int slash = pointer.lastIndexOf('/');
        var parent = body.at(pointer.substring(0, slash));
        var name = pointer.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.put(name, text);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), text);
        }
        return body.toString();
    }

    /** Of what is given, and new each time. */
    private void prepare(JsonNode node, Map<String, String> given) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                var name = field.getKey();
                if (field.getValue() instanceof ArrayNode array && given.containsKey(name)) {
                    array.removeAll().add(given.get(name));
                } else if (field.getValue().isTextual()) {
                    if (given.containsKey(name)) {
                        field.setValue(JSON.getNodeFactory().textNode(given.get(name)));
                    } else if (NAMES.contains(name)) {
                        field.setValue(
                                JSON.getNodeFactory().textNode(field.getValue().asText() + "-" + number));
                    }
                }
            });
        }
        node.forEach(child -> prepare(child, given));
    }
}
