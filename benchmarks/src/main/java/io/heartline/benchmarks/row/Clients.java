package io.heartline.benchmarks.row;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that post bodies, each the next one as soon as its last was answered. */
final class Clients implements AutoCloseable {
    private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(1);
    private static final int ACCEPTED = 202;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int count;
    private final ExecutorService threads;

    Clients(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count);
    }

    /**
     * Posts all bodies once.
     *
     * @return the seconds until the last was answered
     * @throws IOException when one is not accepted
     */
    double post(URI address, String apiKey, List<byte[]> bodies) throws IOException, InterruptedException {
        var requests = bodies.stream()
                .map(body -> HttpRequest.newBuilder(address)
                        .timeout(ANSWERED_WITHIN)
                        .header("X-API-Key", apiKey)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build())
                .toList();
        var next = new AtomicInteger();
        Callable<Void> posting = () -> {
            for (var i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                var status =
                        client.send(requests.get(i), BodyHandlers.discarding()).statusCode();
                if (status != ACCEPTED) {
                    throw new IOException(address + " answered " + status);
                }
            }
            return null;
        };
        var start = System.nanoTime();
        List<Future<Void>> running = new ArrayList<>();
        for (var i = 0; i < count; i++) {
            running.add(threads.submit(posting));
        }
        try {
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the load was not carried", e.getCause());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        threads.shutdown();
        client.close();
    }
}
