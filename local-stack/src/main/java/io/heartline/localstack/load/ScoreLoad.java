package io.heartline.localstack.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Two clients that post texts to {@code POST /scores} and do as little else as they can. */
public final class ScoreLoad implements AutoCloseable {
    public static final int BATCH = 128;
    public static final int CLIENTS = 2;

    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<HttpRequest> requests = new ArrayList<>();
    private final int texts;

    /** Prepares the calls; the language is stated in each, as it is where a channel knows it. */
    public ScoreLoad(URI base, String apiKey, String language, List<String> texts) throws IOException {
        this.texts = texts.size();
        for (var from = 0; from < texts.size(); from += BATCH) {
            var items = JsonNodeFactory.instance.arrayNode();
            for (var text : texts.subList(from, Math.min(texts.size(), from + BATCH))) {
                items.addObject().put("id", "t").put("language", language).put("text", text);
            }
            requests.add(HttpRequest.newBuilder(base.resolve("/scores"))
                    .timeout(ANSWERED_WITHIN)
                    .header("X-API-Key", apiKey)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(items)))
                    .build());
        }
    }

    /**
     * Posts all texts once.
     *
     * @throws IOException when a call is not answered with 200
     */
    public double textsPerSecond() throws IOException, InterruptedException {
        var next = new AtomicInteger();
        var start = System.nanoTime();
        Callable<Void> calling = () -> {
            for (var i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                var status =
                        client.send(requests.get(i), BodyHandlers.discarding()).statusCode();
                if (status != 200) {
                    throw new IOException("POST /scores answered " + status);
                }
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<Void>>();
            for (var c = 0; c < CLIENTS; c++) {
                running.add(threads.submit(calling));
            }
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the load was not carried", e.getCause());
        }
        return texts * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        client.close();
    }
}
