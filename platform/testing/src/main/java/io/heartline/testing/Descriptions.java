package io.heartline.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

/** Holds what a service says of its interface against what its readers need. */
public final class Descriptions {
    private Descriptions() {}

    /**
     * Demands a schema and an example with a summary for every body of every operation.
     *
     * @param management where the service's management interface is
     * @throws IOException if the document is no JSON
     */
    public static void check(URI management) throws IOException {
        var document = new ObjectMapper()
                .readTree(given().get(management.resolve("/q/openapi?format=json"))
                        .asByteArray());
        var operations = document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(entry -> entry.getValue().has("responses"))
                        .map(entry -> Map.entry(entry.getKey() + " " + path.getKey(), entry.getValue())))
                .toList();
        assertThat(operations).isNotEmpty();
        operations.forEach(operation -> contents(operation.getValue())
                .forEach(content -> demandExample(operation.getKey() + " " + content.getKey(), content.getValue())));
    }

    /** What is sent and, if it succeeds, what is answered, by media type; an answer without a body says 204. */
    private static Stream<Map.Entry<String, JsonNode>> contents(JsonNode operation) {
        var answers = operation.path("responses").properties().stream()
                .filter(response ->
                        response.getKey().startsWith("2") && !response.getKey().equals("204"))
                .map(Map.Entry::getValue);
        var bodies = Stream.concat(Stream.ofNullable(operation.get("requestBody")), answers)
                .toList();
        assertThat(bodies).allSatisfy(body -> assertThat(body.path("content")).isNotEmpty());
        return bodies.stream().flatMap(body -> body.path("content").properties().stream());
    }

    private static void demandExample(String where, JsonNode content) {
        assertThat(content.path("schema")).as("schema of " + where).isNotEmpty();
        assertThat(content.path("examples"))
                .as("examples of " + where)
                .isNotEmpty()
                .allSatisfy(example -> {
                    assertThat(example.path("summary").asText())
                            .as("summary in " + where)
                            .isNotBlank();
                    if (where.endsWith(" application/json")) {
                        assertThat(example.path("value").isContainerNode())
                                .as("JSON in " + where)
                                .isTrue();
                    }
                });
    }
}
