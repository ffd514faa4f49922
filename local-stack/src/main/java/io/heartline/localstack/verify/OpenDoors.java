package io.heartline.localstack.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heartline.localstack.api.Apis;
import io.heartline.localstack.stack.RunningStack;
import io.heartline.localstack.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls everything that can be asked of the services, as their own descriptions say, about one customer. */
final class OpenDoors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningStack stack;
    /** What to fill in, by the name of a parameter; of a path, {@code id} has several. */
    private final Map<String, String> values;

    private final List<String> ids;

    OpenDoors(RunningStack stack, Map<String, String> values, List<String> ids) {
        this.stack = stack;
        this.values = Map.copyOf(values);
        this.ids = List.copyOf(ids);
    }

    /** What was asked, and what the answer said. */
    record Said(String asked, String text) {}

    /** Asks everything; a stream that never ends is not asked. */
    List<Said> ask() throws IOException, InterruptedException {
        var said = new ArrayList<Said>();
        for (var service : Service.values()) {
            try (var management =
                            new Apis(stack.management(service), stack.file().apiKey());
                    var api = new Apis(stack.file().url(service), stack.file().apiKey())) {
                var description =
                        JSON.readTree(management.get("/q/openapi?format=json").text());
                for (var path : description.path("paths").properties()) {
                    var operation = path.getValue().path("get");
                    if (operation.isObject() && !operation.toString().contains("text/event-stream")) {
                        for (var address : addresses(path.getKey(), path.getValue(), operation)) {
                            said.add(new Said(
                                    service.key() + " " + address,
                                    api.get(address).text()));
                        }
                    }
                }
            }
        }
        return said;
    }

    private List<String> addresses(String path, JsonNode item, JsonNode operation) {
        var query = new StringBuilder();
        for (var parameters : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (var parameter : parameters) {
                var value = values.get(parameter.path("name").asText());
                if (parameter.path("in").asText().equals("query") && value != null) {
                    query.append(query.isEmpty() ? "?" : "&")
                            .append(parameter.path("name").asText())
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                }
            }
        }
        if (!path.contains("{")) {
            return List.of(path + query);
        }
        return ids.stream()
                .map(id -> path.replaceAll("\\{[^}]*}", id) + query)
                .map(address -> URI.create(address).toString())
                .toList();
    }
}
