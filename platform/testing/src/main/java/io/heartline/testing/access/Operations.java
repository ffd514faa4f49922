package io.heartline.testing.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every operation that a service describes, and how to call it. */
final class Operations implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final URI service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Operations(URI service) {
        this.service = service;
    }

    /** Reads the description that the management interface serves. */
    List<Operation> described(URI management) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(management.resolve("/q/openapi?format=json"))
                .timeout(PATIENCE)
                .build();
        var paths = JSON.readTree(
                        client.send(request, BodyHandlers.ofByteArray()).body())
                .path("paths");
        var operations = new ArrayList<Operation>();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> operations.add(operation(path.getKey(), path.getValue(), entry))));
        return operations;
    }

    private static Operation operation(String path, JsonNode item, Map.Entry<String, JsonNode> entry) {
        var roles = new TreeSet<String>();
        entry.getValue().path("x-roles").forEach(role -> roles.add(role.asText()));
        var parameters = new ArrayList<JsonNode>();
        item.path("parameters").forEach(parameters::add);
        entry.getValue().path("parameters").forEach(parameters::add);
        return new Operation(entry.getKey().toUpperCase(Locale.ROOT), path, roles, entry.getValue(), parameters);
    }

    /** Calls an address of the service. */
    HttpResponse<String> call(Operation operation, String address, Credential credential, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve(address))
                .timeout(PATIENCE)
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(body));
        if (!operation.contentType().isEmpty()) {
            request.header("Content-Type", operation.contentType());
        }
        if (credential.header() != null && credential.value() != null) {
            request.header(credential.header(), credential.value());
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** What lists name, for the paths that lead on from them: of {@code /alerts}, the first one's id for {@code /alerts/{id}}. */
    Map<String, String> harvest(List<Operation> described, Map<String, String> given, Credential own)
            throws IOException, InterruptedException {
        var values = new HashMap<>(given);
        for (var list : described) {
            if (!list.method().equals("GET") || list.path().contains("{") || list.streams()) {
                continue;
            }
            var first = first(call(list, list.path() + list.query(given), own, ""));
            for (var operation : described) {
                operation
                        .parameterAfter(list.path() + "/")
                        .ifPresent(name -> first.stream()
                                .map(item ->
                                        item.path(name).asText(item.path("id").asText("")))
                                .filter(value -> !value.isEmpty())
                                .findFirst()
                                .ifPresent(value -> values.putIfAbsent(list.path() + "/" + name, value)));
            }
        }
        return values;
    }

    /** The code of a problem; empty if the answer is none. */
    static String code(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).path("code").asText("");
        } catch (IOException e) {
            return "";
        }
    }

    /** The first thing of a list that was answered; none if there is none. */
    static Optional<JsonNode> first(HttpResponse<String> answer) {
        try {
            var body = JSON.readTree(answer.body());
            var items = body.isArray() ? body : body.path("items");
            return answer.statusCode() < 300 && !items.isEmpty() ? Optional.of(items.get(0)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
