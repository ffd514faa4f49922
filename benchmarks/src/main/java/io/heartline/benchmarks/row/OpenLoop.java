package io.heartline.benchmarks.row;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Posts at times that are fixed beforehand, whether earlier calls were answered or not: what waits because of a slow
 * service counts as slow, from the time at which it should have been sent.
 */
final class OpenLoop implements AutoCloseable {
    private static final int ACCEPTED = 202;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String apiKey;

    OpenLoop(URI address, String apiKey) {
        this.address = address;
        this.apiKey = apiKey;
    }

    /**
     * When each call should have been sent and was answered, in nanoseconds of {@link System#nanoTime}.
     *
     * @param intended by number
     * @param accepted by number
     */
    record Posted(List<Long> intended, List<Long> accepted) {}

    /**
     * Posts so many bodies at a steady rate.
     *
     * @throws IOException when one is not accepted
     */
    Posted post(int count, double perSecond, IntFunction<String> body) throws IOException {
        List<Long> intended = new ArrayList<>(count);
        List<CompletableFuture<Long>> answers = new ArrayList<>(count);
        var start = System.nanoTime();
        for (var i = 0; i < count; i++) {
            var at = start + (long) (i * 1e9 / perSecond);
            var request = HttpRequest.newBuilder(address)
                    .header("X-API-Key", apiKey)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body.apply(i).getBytes(StandardCharsets.UTF_8)))
                    .build();
            for (var left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            intended.add(at);
            answers.add(client.sendAsync(request, BodyHandlers.discarding()).thenApply(answer -> {
                if (answer.statusCode() != ACCEPTED) {
                    throw new IllegalStateException(address + " answered " + answer.statusCode());
                }
                return System.nanoTime();
            }));
        }
        try {
            return new Posted(
                    intended, answers.stream().map(CompletableFuture::join).toList());
        } catch (CompletionException e) {
            throw new IOException("the load was not carried", e.getCause());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
