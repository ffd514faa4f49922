package io.heartline.alerting.wording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a model by the interface that OpenAI made common: one question, one answer. */
final class ChatClient {
    /** More of an answer is not read. */
    static final int ANSWER_BYTES_MAX = 64 * 1024;

    private static final int OK = 200;
    private static final int TOKENS_MAX = 800;
    private static final double TEMPERATURE = 0.3;

    private final URI endpoint;
    private final String model;
    private final Optional<String> apiKey;
    private final Duration timeout;
    private final ObjectMapper json;
    private final HttpClient http;

    ChatClient(URI url, String model, Optional<String> apiKey, Duration timeout, ObjectMapper json) {
        var base = url.toString();
        this.endpoint = URI.create((base.endsWith("/") ? base : base + "/") + "chat/completions");
        this.model = model;
        this.apiKey = apiKey;
        this.timeout = timeout;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * What the model answers.
     *
     * @throws IOException if it does not, or not in the way that was agreed on
     * @throws InterruptedException if the service stops meanwhile
     */
    String ask(String instructions, String question) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(instructions, question)));
        apiKey.ifPresent(key -> request.header("Authorization", "Bearer " + key));
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            if (response.statusCode() != OK) {
                throw new IOException("the model answered " + response.statusCode());
            }
            var answer = new String(body.readNBytes(ANSWER_BYTES_MAX), StandardCharsets.UTF_8);
            var content = json.readTree(answer).at("/choices/0/message/content");
            if (!content.isTextual()) {
                throw new IOException("the model answered without a message");
            }
            return content.asText().strip();
        }
    }

    private byte[] body(String instructions, String question) throws JsonProcessingException {
        return json.writeValueAsBytes(Map.of(
                "model",
                model,
                "temperature",
                TEMPERATURE,
                "max_tokens",
                TOKENS_MAX,
                "messages",
                List.of(
                        Map.of("role", "system", "content", instructions),
                        Map.of("role", "user", "content", question))));
    }
}
