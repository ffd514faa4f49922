package io.heartline.localstack.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reads that a service says it has, and how each of them is asked. */
public final class Reads {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LEFT_OUT = Set.of("at", "cursor", "limit");

    private Reads() {}

    /**
     * A GET of the service.
     *
     * @param path with its variables in braces
     * @param query the parameters that are asked with, by name; the value is the example of the description
     */
    public record Read(String path, Map<String, String> query) {
        /** Returns the address, the variables and parameters of these names put in. */
        public String address(Map<String, String> values) {
            var address = path;
            for (var value : values.entrySet()) {
                address = address.replace("{" + value.getKey() + "}", value.getValue());
            }
            var parameters = new ArrayList<String>();
            query.forEach((name, example) -> parameters.add(
                    name + "=" + URLEncoder.encode(values.getOrDefault(name, example), StandardCharsets.UTF_8)));
            return parameters.isEmpty() ? address : address + "?" + String.join("&", parameters);
        }
    }

    /** Returns every GET that the service describes at its management address. */
    public static List<Read> of(URI management) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(management.resolve("/q/openapi?format=json"))
                    .build();
            return of(JSON.readTree(
                    client.send(request, BodyHandlers.ofByteArray()).body()));
        }
    }

    /**
     * Returns every GET of a description. It is asked with its required parameters and with those that have an example,
     * but for the instant, the cursor and the limit.
     */
    public static List<Read> of(JsonNode description) {
        var reads = new ArrayList<Read>();
        description.path("paths").properties().forEach(path -> {
            var get = path.getValue().path("get");
            if (get.isMissingNode()) {
                return;
            }
            var query = new HashMap<String, String>();
            for (var parameter : get.path("parameters")) {
                var name = parameter.path("name").asText();
                var asked = parameter.path("required").asBoolean() || parameter.has("example");
                if (parameter.path("in").asText().equals("query") && asked && !LEFT_OUT.contains(name)) {
                    query.put(name, parameter.path("example").asText());
                }
            }
            reads.add(new Read(path.getKey(), Map.copyOf(query)));
        });
        return reads;
    }
}
