package io.heartline.alerting.delivery;

import io.heartline.alerting.wire.AttemptOutcome;
import io.heartline.alerting.wire.AttemptOutcome.Forbidden;
import io.heartline.alerting.wire.AttemptOutcome.Unanswered;
import io.heartline.alerting.wire.Format;
import io.heartline.alerting.wire.Outgoing;
import io.heartline.alerting.wire.Reply;
import io.heartline.platform.outbound.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts messages and waits for answers.
 *
 * <p>The addresses of a host are checked directly before it is dialled. The platform's resolver keeps an answer for 30
 * seconds, so that the client dials the addresses that were checked.
 */
final class PostClient implements AutoCloseable {
    /** More of an answer is not read; what vendors say of success or failure stands in its first lines. */
    static final int ANSWER_BYTES_MAX = 16 * 1024;

    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration patience;
    private final boolean allowPrivateAddresses;

    PostClient(Duration connectTimeout, Duration timeout, boolean allowPrivateAddresses) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(threads)
                .build();
        this.patience = connectTimeout.plus(timeout);
        this.allowPrivateAddresses = allowPrivateAddresses;
    }

    /**
     * Posts and waits for the whole answer.
     *
     * @param now by which a date in {@code Retry-After} is read
     * @throws InterruptedException if the service stops meanwhile
     */
    AttemptOutcome post(Outgoing.Post post, Format format, Instant now) throws InterruptedException {
        // The client's own timeout ends with the headers; an answer whose body never ends must end too.
        var exchange = threads.submit(() -> exchange(post, format, now));
        try {
            return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new Unanswered("no answer in time");
        } catch (ExecutionException e) {
            return unanswered(e);
        }
    }

    private static AttemptOutcome unanswered(ExecutionException e) {
        return switch (e.getCause()) {
            case HttpTimeoutException late -> new Unanswered("no answer in time");
            case UnknownHostException unknown -> new Unanswered("the host is unknown");
            case IOException broken -> new Unanswered("no connection");
            case RuntimeException fault -> throw fault;
            case null, default -> throw new IllegalStateException("an attempt broke off", e);
        };
    }

    private AttemptOutcome exchange(Outgoing.Post post, Format format, Instant now)
            throws IOException, InterruptedException {
        if (!allowPrivateAddresses && Addresses.hasPrivate(post.url().getHost())) {
            return new Forbidden();
        }
        var request = HttpRequest.newBuilder(post.url())
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofByteArray(post.body()));
        post.headers().forEach(request::header);
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            var answer = new String(body.readNBytes(ANSWER_BYTES_MAX), StandardCharsets.UTF_8);
            var wait = response.headers()
                    .firstValue("retry-after")
                    .map(text -> Reply.retryAfter(text, now))
                    .orElse(null);
            return format.outcome(new Reply(response.statusCode(), wait, answer));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
