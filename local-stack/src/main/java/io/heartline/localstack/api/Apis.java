package io.heartline.localstack.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The endpoints of one service, called with an API key. */
public final class Apis implements AutoCloseable {
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    /** Long, because an encoder may need a minute for the largest requests on a busy machine. */
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(5);

    private static final Duration UPLOADED_WITHIN = Duration.ofHours(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    // HTTP/1.1: the upgrade to HTTP/2 would cost every first request a round trip.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTED_WITHIN)
            .build();
    private final URI base;
    private final String apiKey;

    /** Calls the service at this base URL with this key. */
    public Apis(URI base, String apiKey) {
        this.base = base;
        this.apiKey = apiKey;
    }

    /** Asks for something. */
    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Downloads a file; empty if it is refused. */
    public Optional<byte[]> download(String path) throws IOException, InterruptedException {
        var response = client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    }

    /** Posts JSON. */
    public Answer post(String path, JsonNode body) throws IOException, InterruptedException {
        return post(path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    /** Posts whatever the publisher publishes, as JSON, be it any or not. */
    public Answer post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(body));
    }

    /**
     * Sends a file, however long that takes.
     *
     * @param contentType what it is
     */
    public Answer upload(String path, String contentType, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(path)
                .timeout(UPLOADED_WITHIN)
                .header("Content-Type", contentType)
                .POST(body));
    }

    /**
     * Posts bytes as somebody without an API key.
     *
     * @param headers all headers, the type of the bytes among them
     */
    public Answer call(String path, Map<String, String> headers, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWERED_WITHIN);
        headers.forEach(request::header);
        return send(request.POST(BodyPublishers.ofByteArray(body)));
    }

    /** Puts JSON. */
    public Answer put(String path, JsonNode body) throws IOException, InterruptedException {
        return write("PUT", path, body);
    }

    /** Changes something. */
    public Answer patch(String path, JsonNode body) throws IOException, InterruptedException {
        return write("PATCH", path, body);
    }

    private Answer write(String method, String path, JsonNode body) throws IOException, InterruptedException {
        var bytes = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        return send(request(path).header("Content-Type", "application/json").method(method, bytes));
    }

    /** Deletes something. */
    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWERED_WITHIN)
                .header("X-API-Key", apiKey);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofByteArray());
        var contentType = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(
                response.statusCode(),
                contentType.split(";", 2)[0].strip(),
                parsed(response.body()),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    private static JsonNode parsed(byte[] body) throws IOException {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
